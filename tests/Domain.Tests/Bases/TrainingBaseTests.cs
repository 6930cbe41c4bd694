using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;

namespace BaseWorkflows.Domain.Tests.Bases;

/// <summary>What a base asks for besides the right status: articles 2(1), 4, 5 and 6(3)4.</summary>
public class TrainingBaseTests
{
    [Test]
    public void Approval_issues_name_and_number()
    {
        var trainingBase = ABase.In(BaseStatus.InReview);
        Assert.That(trainingBase.Number, Is.Null);

        trainingBase.Approve(ABase.Number, ABase.At);

        Assert.That(trainingBase.Number, Is.EqualTo("CZMC-2026-FL-007"));
        Assert.That(trainingBase.Name, Is.EqualTo("长治医学院研究生培养基地（长治药业）"));
        Assert.That(Regulation.Current.WordingOf(Regulation.Art2_1), Does.Contain(BaseName.Official));
    }

    [Test]
    public void The_profile_follows_the_application_until_it_is_decided()
    {
        var trainingBase = ABase.In(BaseStatus.InReview);
        Assert.That(trainingBase.Describe(ABase.Profile with { Name = "新名称" }), Is.Null);
        Assert.That(trainingBase.Name, Is.EqualTo("新名称"));

        var approved = ABase.In(BaseStatus.Approved);
        var before = ABase.Snapshot(approved);

        Assert.That(approved.Describe(ABase.Profile with { Name = "新名称" })?.Code, Is.EqualTo("base.already_decided"));
        Assert.That(ABase.Snapshot(approved), Is.EqualTo(before));
    }

    [TestCase(0, "1、2、3")]
    [TestCase(1, "2、3")]
    [TestCase(2, "3")]
    public void Activate_with_copies_outstanding_is_refused_by_article_4_1(int returned, string outstanding)
    {
        var trainingBase = ABase.In(BaseStatus.Approved);
        var before = ABase.Snapshot(trainingBase);

        var refusal = trainingBase.Activate(ABase.Agreement(returned), ABase.At);

        Assert.That(refusal?.Code, Is.EqualTo("agreement.copies_outstanding"));
        Assert.That(refusal?.Clause, Is.EqualTo(Regulation.Art4_1));
        Assert.That(refusal?.Detail.Zh, Does.Contain($"第 {outstanding} 份"));
        Assert.That(ABase.Snapshot(trainingBase), Is.EqualTo(before));
    }

    [Test]
    public void Activate_without_a_drafted_agreement_is_refused() => Assert.That(
        ABase.In(BaseStatus.Approved).Activate(Agreement.Open("a1", ABase.Id, ABase.At), ABase.At)?.Code, Is.EqualTo("agreement.not_drafted"));

    [Test]
    public void Activate_with_all_copies_returned_keeps_the_term()
    {
        var trainingBase = ABase.In(BaseStatus.Approved);

        Assert.That(trainingBase.Activate(ABase.Agreement(3), ABase.At), Is.Null);

        Assert.That(trainingBase.Agreement, Is.EqualTo(new AgreementTerm("a1", new(2026, 3, 2), new(2029, 3, 1))));
    }

    [Test]
    public void The_agreement_of_another_base_is_an_error_of_the_program() => Assert.That(
        () => ABase.In(BaseStatus.Approved).Activate(ABase.Agreement(3, "b2"), ABase.At), Throws.ArgumentException);

    [Test]
    public void Renewal_with_a_copy_outstanding_is_refused_too()
    {
        var lapsed = ABase.In(BaseStatus.Lapsed);
        Assert.That(lapsed.Renew(ABase.Renewal(lapsed, ABase.AfterTheTerm, 2), ABase.At)?.Code, Is.EqualTo("agreement.copies_outstanding"));
    }

    [Test]
    public void An_agreement_lapses_the_day_after_its_last_day()
    {
        var trainingBase = ABase.In(BaseStatus.Active);

        var refusal = trainingBase.Lapse(new(2029, 3, 1), ABase.At);
        Assert.That(refusal?.Code, Is.EqualTo("agreement.still_running"));
        Assert.That(refusal?.Clause, Is.EqualTo(Regulation.Art4_2));
        Assert.That(trainingBase.Status, Is.EqualTo(BaseStatus.Active));

        Assert.That(trainingBase.Lapse(new(2029, 3, 2), ABase.At), Is.Null);
    }

    [Test]
    public void A_delisted_base_carries_its_year()
    {
        Assert.That(ABase.In(BaseStatus.Rectifying).DelistedYear, Is.Null);
        Assert.That(ABase.In(BaseStatus.Delisted).DelistedYear, Is.EqualTo(2027));
    }

    [TestCase(BaseStatus.Candidate)]
    [TestCase(BaseStatus.InReview)]
    [TestCase(BaseStatus.Rejected)]
    [TestCase(BaseStatus.Withdrawn)]
    [TestCase(BaseStatus.Terminated)]
    public void Group_and_mentors_of_a_base_that_is_none_are_refused(BaseStatus status)
    {
        var trainingBase = ABase.In(status);

        Assert.That(trainingBase.SetWorkingGroup(ABase.Group)?.Code, Is.EqualTo("base.not_approved"));
        Assert.That(trainingBase.AddMentor(ABase.Mentor("药学"), ABase.Today)?.Code, Is.EqualTo("base.not_approved"));
        Assert.That((trainingBase.WorkingGroup, trainingBase.Mentors.Count), Is.EqualTo(((WorkingGroup?)null, 0)));
    }

    [Test]
    public void A_working_group_needs_leader_deputy_and_staff_by_article_5_1()
    {
        var trainingBase = ABase.In(BaseStatus.Approved);

        var refusal = trainingBase.SetWorkingGroup(new(LeaderOffice.Department, "nursing", new(" ", "院长"), new("李红", null), []));

        Assert.That(refusal?.Code, Is.EqualTo("base.working_group_invalid"));
        Assert.That(refusal?.Clause, Is.EqualTo(Regulation.Art5_1));
        Assert.That(refusal?.Errors.Keys, Is.EquivalentTo(new[] { "leader.name", "deputy.post", "leaderDepartmentId", "staff" }));
        Assert.That(trainingBase.WorkingGroup, Is.Null);
    }

    [Test]
    public void The_staff_of_a_group_is_limited_and_each_is_named()
    {
        var trainingBase = ABase.In(BaseStatus.Approved);
        var many = Enumerable.Repeat(new GroupMember("赵敏", "专员"), WorkingGroup.MaxStaff + 1);

        Assert.That(trainingBase.SetWorkingGroup(ABase.Group with { Staff = [.. many] })?.Errors.Keys, Is.EqualTo(new[] { "staff" }));
        Assert.That(trainingBase.SetWorkingGroup(ABase.Group with { Staff = [new("赵敏", "专员"), new(null, "专员")] })?.Errors.Keys,
            Is.EqualTo(new[] { "staff[1].name" }));
        Assert.That(trainingBase.SetWorkingGroup(ABase.Group with { Staff = [.. many.Skip(1)] }), Is.Null);
    }

    [Test]
    public void A_mentor_of_a_discipline_that_the_base_has_not_is_refused_by_article_5_2()
    {
        var refusal = ABase.In(BaseStatus.Active).AddMentor(ABase.Mentor("护理学"), ABase.Today);

        Assert.That(refusal?.Code, Is.EqualTo("base.discipline_unknown"));
        Assert.That(refusal?.Clause, Is.EqualTo(Regulation.Art5_2));
        Assert.That(refusal?.Detail.Zh, Does.Contain("护理学").And.Contain("药学、中药学"));
    }

    [Test]
    public void A_person_mentors_two_disciplines_but_each_once()
    {
        var trainingBase = ABase.In(BaseStatus.Active);

        Assert.That(trainingBase.AddMentor(ABase.Mentor("药学"), ABase.Today), Is.Null);
        Assert.That(trainingBase.AddMentor(ABase.Mentor("中药学"), ABase.Today), Is.Null);
        Assert.That(trainingBase.AddMentor(ABase.Mentor("药学") with { Id = "m9" }, ABase.Today)?.Code, Is.EqualTo("base.mentor_exists"));
        Assert.That(trainingBase.Mentors.Select(mentor => mentor.Discipline), Is.EqualTo(new[] { "药学", "中药学" }));
    }

    [Test]
    public void A_mentor_comes_with_qualification_and_selection_record()
    {
        var refusal = ABase.In(BaseStatus.Active).AddMentor(new("m1", null, "药学", "", ABase.Today.AddDays(1), " ", "电话"), ABase.Today);

        Assert.That(refusal?.Code, Is.EqualTo("base.mentor_invalid"));
        Assert.That(refusal?.Clause, Is.EqualTo(Regulation.Art5_2));
        Assert.That(refusal?.Errors.Keys, Is.EquivalentTo(new[] { "name", "qualification", "selectedOn", "selectionRecord", "phone" }));
    }
}
