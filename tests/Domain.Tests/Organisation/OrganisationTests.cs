using BaseWorkflows.Domain.Organisation;

namespace BaseWorkflows.Domain.Tests.Organisation;

public class OrganisationTests
{
    [Test]
    public void A_department_head_of_the_whole_college_is_refused()
    {
        var grant = RoleGrant.Create(Role.DepartmentHead, Scope.College);

        Assert.That(grant.Refusal?.Code, Is.EqualTo("organisation.scope_mismatch"));
    }

    [Test]
    public void A_role_outside_the_list_is_refused() =>
        Assert.That(RoleGrant.Create((Role)99, Scope.College).Refusal?.Code, Is.EqualTo("organisation.role_unknown"));

    [TestCase("college")]
    [TestCase("department:pharmacy")]
    [TestCase("unit:heping")]
    public void A_scope_reads_back_as_written(string text)
    {
        Assert.That(Scope.TryParse(text, out var scope), Is.True);
        Assert.That(scope.ToString(), Is.EqualTo(text));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("department")]
    [TestCase("department:")]
    [TestCase("planet:mars")]
    public void Any_other_text_is_no_scope(string? text) => Assert.That(Scope.TryParse(text, out _), Is.False);

    [Test]
    public void A_person_is_a_candidate_by_id_and_by_each_role_in_its_scope() => Assert.That(
        CandidateKey.Of("p1",
        [
            new(Role.DepartmentHead, Scope.Department("pharmacy")),
            new(Role.GraduateOfficer, Scope.College),
            new(Role.UnitContact, Scope.Unit("heping")),
        ]),
        Is.EqualTo(new[]
        {
            "person:p1", "role:DepartmentHead@department:pharmacy", "role:GraduateOfficer@college", "role:UnitContact@unit:heping",
        }));

    [Test]
    public void An_auditor_is_a_candidate_for_nothing_by_role() => Assert.That(
        CandidateKey.Of("a1", [new(Role.Auditor, Scope.College)]), Is.EqualTo(new[] { "person:a1" }));

    [Test]
    public void An_expert_of_the_unit_under_evaluation_must_stand_back_3_4()
    {
        var refusal = ConflictOfInterest.Check(
            new("e1", "王敏", "nursing", "heping"), new("heping", ["clinical"]));

        Assert.That(refusal?.Code, Is.EqualTo("expert.conflict_of_interest"));
        Assert.That(refusal?.Clause?.Number, Is.EqualTo("3.4"));
    }

    [Test]
    public void An_expert_of_a_department_concerned_must_stand_back_3_4() => Assert.That(
        ConflictOfInterest.Check(new("e1", "王敏", "clinical", null), new("heping", ["clinical"]))?.Code,
        Is.EqualTo("expert.conflict_of_interest"));

    [Test]
    public void An_expert_without_ties_may_judge() => Assert.That(
        ConflictOfInterest.Check(new("e1", "王敏", "nursing", null), new(null, ["clinical"])), Is.Null);
}
