using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Assessments;
using BaseWorkflows.Workflows.Assessments.Steps;
using BaseWorkflows.Workflows.Bases.Registers;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Tests.Assessments;

/// <summary>What the registers of a base lack is before those who assess it, and what was assessed stays as it was.</summary>
public sealed class AssessmentGapsTests(DatabaseProvider provider) : AssessmentTests(provider)
{
    private static readonly FactsEntry Facts = new(0, 0, 800, [new("药学", 6, 4), new("中药学", 2, 1)], new(true), new(true), new(true));

    [Test]
    public async Task Experts_see_what_is_missing_and_after_the_conclusion_the_facts_of_the_year_are_closed_6_4()
    {
        await OpenAsync();
        await OrganiseAsync();
        var id = (await ReadAsync()).Id;

        var seen = (await GapsAsync(id, Experts[0])).Value;
        Assert.That((seen.Year, string.Join(' ', seen.Items.Select(gap => gap.Code))), Is.EqualTo(
            (2027, "gap.safety_rules gap.operation_rules gap.conditions_unknown gap.funds_unknown")));
        Assert.That((await GapsAsync(id, People.OtherUnit)).Refusal?.Code, Is.EqualTo("assessment.not_found"));
        Assert.That((await ReportAsync()).IsOk);
        Assert.That((await GapsAsync(id, Experts[0])).Value.Items.Select(gap => gap.Code), Does.Not.Contain("gap.funds_unknown"));

        await ScoreAsync(95);
        await SignAsync("建设与管理成效显著。");
        await MustAsync(Unit, ObjectionStep.TypeKey, "Accept", []);

        Assert.That((await ReportAsync()).Refusal?.Code, Is.EqualTo("base.year_concluded"));
    }

    private Task<Result<BaseGapList>> GapsAsync(string id, Caller caller) =>
        Service.With<GetAssessmentGaps, Result<BaseGapList>>(get => get.HandleAsync(id, caller, default));

    private Task<Result<FactsItem>> ReportAsync() =>
        Service.With<ReportFacts, Result<FactsItem>>(report => report.HandleAsync(new("b1", 2027, Facts), Unit, default));
}
