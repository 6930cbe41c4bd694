using BaseWorkflows.Domain.Bases;
using CsCheck;

namespace BaseWorkflows.Domain.Tests.Bases;

/// <summary>May a base take students in a year, and if not, by which clause?</summary>
public class EligibilityTests
{
    [TestCase(BaseStatus.Candidate, "3.1")]
    [TestCase(BaseStatus.InReview, "3.1")]
    [TestCase(BaseStatus.Rejected, "3.1")]
    [TestCase(BaseStatus.Withdrawn, "3.1")]
    [TestCase(BaseStatus.Approved, "4.1")]
    [TestCase(BaseStatus.Lapsed, "4.2")]
    [TestCase(BaseStatus.Terminated, "4.2")]
    [TestCase(BaseStatus.Rectifying, "6.3.4")]
    [TestCase(BaseStatus.Delisted, "6.3.4")]
    [TestCase(BaseStatus.Active, "5.1")]
    public void A_base_in_this_status_takes_no_students_by_this_clause(BaseStatus status, string clause) =>
        Assert.That(ABase.In(status).Eligible(2027, ABase.Today), Has.Property("Eligible").False.And.Property("Clause").EqualTo(new Clause(clause)));

    [TestCase(2026)]
    [TestCase(2027)]
    [TestCase(2029)]
    public void A_complete_base_takes_students_in_each_year_that_its_agreement_touches(int year) =>
        Assert.That(ABase.Complete().Eligible(year, ABase.Today), Is.EqualTo(new Eligibility(true, null, null)));

    [TestCase(2025)]
    [TestCase(2030)]
    public void Outside_the_term_article_4_2_forbids_it(int year)
    {
        var answer = ABase.Complete().Eligible(year, ABase.Today);

        Assert.That(answer.Clause, Is.EqualTo(Regulation.Art4_2));
        Assert.That(answer.Reason?.Zh, Does.Contain($"{year}"));
    }

    [Test]
    public void A_discipline_without_mentor_is_named_with_article_5_2()
    {
        var trainingBase = ABase.In(BaseStatus.Active);
        trainingBase.SetWorkingGroup(ABase.Group);
        trainingBase.AddMentor(ABase.Mentor("药学"), ABase.Today);

        var answer = trainingBase.Eligible(2026, ABase.Today);

        Assert.That(answer.Clause, Is.EqualTo(Regulation.Art5_2));
        Assert.That(answer.Reason?.Zh, Is.EqualTo("以下学科没有基地导师：中药学。"));
    }

    [Test]
    public void A_base_under_rectification_takes_students_again_once_it_passes()
    {
        var trainingBase = ABase.Complete();
        trainingBase.OrderRectification(ABase.At);
        Assert.That(trainingBase.Eligible(2027, ABase.Today).Clause, Is.EqualTo(Regulation.Art6_3_4));

        trainingBase.PassRectification(ABase.At);

        Assert.That(trainingBase.Eligible(2027, ABase.Today).Eligible, Is.True);
    }

    [Test]
    public void After_its_delisted_year_a_base_must_apply_again()
    {
        var delisted = ABase.In(BaseStatus.Delisted);

        Assert.That(delisted.Eligible(2027, ABase.Today).Reason?.Zh, Does.Contain("2027 年度停用").And.Not.Contain("重新申请"));
        Assert.That(delisted.Eligible(2028, ABase.Today).Reason?.Zh, Does.Contain("重新申请"));
        Assert.That(delisted.Eligible(2028, ABase.Today).Clause, Is.EqualTo(Regulation.Art6_3_4));
    }

    [Test]
    public void Every_status_and_year_gets_an_answer_and_every_no_its_reason_and_clause() =>
        Gen.Select(Gen.OneOfConst(Enum.GetValues<BaseStatus>()), Gen.OneOf(Gen.Int[2020, 2035], Gen.Int), Gen.Bool).Sample((status, year, complete) =>
        {
            var trainingBase = complete && status == BaseStatus.Active ? ABase.Complete() : ABase.In(status);

            var answer = trainingBase.Eligible(year, ABase.Today);

            var expected = complete && status == BaseStatus.Active && year is >= 2026 and <= 2029;
            Assert.That(answer.Eligible, Is.EqualTo(expected));
            Assert.That(answer.Reason is null, Is.EqualTo(expected));
            Assert.That(answer.Clause is { } clause && Regulation.Current.WordingOf(clause) is not null, Is.Not.EqualTo(expected));
        });
}
