using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Bases.Registers;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using static BaseWorkflows.Workflows.Tests.People;

namespace BaseWorkflows.Workflows.Tests.Bases;

/// <summary>Which bases miss something, for the home page and the list behind it.</summary>
public sealed class ListGapsTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private static readonly Caller Expert = new("expert1", "专家", [new(Role.Expert, Scope.College)], null);

    private static readonly BaseProfile Hospital = new(
        "和平医院基地", "heping-hospital", "长治医学院附属和平医院", BaseCategory.Clinical, BaseLevel.College, ["clinical"], ["内科学"]);

    [Test]
    public async Task Those_that_miss_most_come_first_narrowed_by_clause_and_to_whose_business_they_are()
    {
        await Service.SaveAsync(
            TestBases.Complete("pharma", sequence: 1), TestBases.Base("bare", BaseStatus.Active, Hospital, 2),
            TestBases.Base("review", BaseStatus.InReview, Hospital), TestBases.Base("delisted", BaseStatus.Delisted, sequence: 3));

        Assert.That(await ListAsync(GraduateOfficer), Is.EqualTo("bare pharma"), "a base that is none misses nothing");
        Assert.That(await ListAsync(GraduateOfficer, "5.1"), Is.EqualTo("bare"));
        Assert.That(await ListAsync(GraduateOfficer, "6.1"), Is.EqualTo("bare pharma"));
        Assert.That(await ListAsync(GraduateOfficer, "6.4"), Is.Empty);
        Assert.That(await ListAsync(NursingHead), Is.EqualTo("pharma"));
        Assert.That(await ListAsync(OtherUnit), Is.EqualTo("bare"));
        Assert.That(await ListAsync(Expert), Is.Empty);
        var second = await Service.With<ListGaps, Result<Page<BaseWithGaps>>>(list => list.HandleAsync(new(new(2, 1)), GraduateOfficer, default));
        Assert.That((second.Value.Total, second.Value.Items.Single().BaseId, second.Value.Items[0].Gaps[0].Clause), Is.EqualTo((2, "pharma", "6.1")));
    }

    private async Task<string> ListAsync(Caller caller, string? clause = null)
    {
        var page = await Service.With<ListGaps, Result<Page<BaseWithGaps>>>(list => list.HandleAsync(new(new(1, 50), clause), caller, default));
        return string.Join(' ', page.Value.Items.Select(one => one.BaseId));
    }
}
