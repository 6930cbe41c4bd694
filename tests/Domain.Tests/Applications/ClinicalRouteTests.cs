using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Organisation;

namespace BaseWorkflows.Domain.Tests.Applications;

/// <summary>Article 3(4): experts and the president's office meeting.</summary>
public class ClinicalRouteTests
{
    private static readonly EvaluationSubject Subject = new("heping", ["clinical"]);
    private static readonly DateOnly Submitted = new(2026, 3, 2);
    private static readonly DateOnly Today = new(2026, 5, 4);
    private static readonly MeetingResolution Carried = new(new(2026, 4, 20), "校办纪要〔2026〕8 号", 7, 2, 1, "同意设立。");

    private static List<ExpertAffiliation> Experts(int count) =>
        [.. Enumerable.Range(1, count).Select(number => new ExpertAffiliation($"e{number}", $"专家{number}", "pharmacy", null))];

    [TestCase(3)]
    [TestCase(5)]
    [TestCase(15)]
    public void An_odd_panel_of_three_or_more_is_accepted(int count) => Assert.That(ExpertPanel.Check(Experts(count), Subject), Is.Null);

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(4)]
    [TestCase(17)]
    public void Any_other_number_is_refused_by_its_clause(int count)
    {
        var refusal = ExpertPanel.Check(Experts(count), Subject);

        Assert.That(refusal?.Code, Is.EqualTo("expert.number_not_allowed"));
        Assert.That(refusal?.Clause, Is.EqualTo(Regulation.Art3_4));
    }

    [Test]
    public void A_configured_minimum_counts() => Assert.That(ExpertPanel.Check(Experts(3), Subject, 5)?.Code, Is.EqualTo("expert.number_not_allowed"));

    [Test]
    public void An_expert_is_named_once()
    {
        var experts = Experts(3);
        experts[2] = experts[0];

        Assert.That(ExpertPanel.Check(experts, Subject)?.Code, Is.EqualTo("expert.named_twice"));
    }

    [TestCase("clinical", null)]
    [TestCase(null, "heping")]
    public void An_expert_of_the_unit_or_department_under_evaluation_is_refused_by_name(string? department, string? unit)
    {
        var experts = Experts(3);
        experts[1] = new("e9", "周明", department, unit);

        var refusal = ExpertPanel.Check(experts, Subject);

        Assert.That(refusal?.Code, Is.EqualTo("expert.conflict_of_interest"));
        Assert.That(refusal?.Detail.Zh, Does.Contain("周明"));
    }

    [Test]
    public void A_carried_resolution_approves() => Assert.That(Carried.Check(Submitted, Today, approved: true), Is.Null);

    [TestCase(5, 5, 0)]
    [TestCase(5, 3, 2)]
    [TestCase(0, 0, 0)]
    public void Half_of_the_votes_is_not_enough(int inFavour, int against, int abstained)
    {
        var resolution = Carried with { InFavour = inFavour, Against = against, Abstained = abstained };

        Assert.That(resolution.Check(Submitted, Today, approved: true)?.Code, Is.EqualTo("resolution.votes_disagree"));
        Assert.That(resolution.Check(Submitted, Today, approved: false), Is.Null);
    }

    [Test]
    public void A_carried_resolution_does_not_reject() =>
        Assert.That(Carried.Check(Submitted, Today, approved: false)?.Code, Is.EqualTo("resolution.votes_disagree"));

    [TestCase("2026-03-01")]
    [TestCase("2026-05-05")]
    public void A_meeting_before_the_application_or_in_the_future_is_refused(string heldOn) => Assert.That(
        (Carried with { HeldOn = DateOnly.Parse(heldOn, System.Globalization.CultureInfo.InvariantCulture) }).Check(Submitted, Today, true)?.Errors.Keys,
        Is.EqualTo(new[] { "heldOn" }));

    [Test]
    public void Date_number_votes_and_minutes_are_all_required() => Assert.That(
        new MeetingResolution(null, " ", null, null, null, null).Check(Submitted, Today, true)?.Errors.Keys,
        Is.EqualTo(new[] { "abstained", "against", "heldOn", "inFavour", "minutes", "number" }));
}
