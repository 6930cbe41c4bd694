using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using static BaseWorkflows.Workflows.Tests.People;

namespace BaseWorkflows.Workflows.Tests.Bases;

/// <summary>Who must know whether a base may take students learns it from the event, with reason and clause.</summary>
public sealed class EligibilityEventTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    [Test]
    public async Task The_entry_that_makes_a_base_eligible_is_told_and_no_other()
    {
        await Service.SaveAsync(TestBases.Base("b1", BaseStatus.Active));
        Assert.That((await MentorAsync("药学")).Refusal, Is.Null, "5.1 stands in the way before and after");
        var group = TestBases.Group;
        Assert.That((await Service.With<SetWorkingGroup, Result<BaseDetail>>(set => set.HandleAsync(new("b1", group), GraduateOfficer, default))).Refusal, Is.Null);
        Assert.That((await MentorAsync("中药学")).Refusal, Is.Null);

        var told = await EventsAsync("BaseEligibilityChanged");

        Assert.That(told.Select(one => one.Clause), Is.EqualTo(new[] { "5.1", "5.2" }));
        Assert.That(told.Select(one => Say(one, 0)), Is.EqualTo(new[] { "2027 False 5.2 以下学科没有基地导师：中药学。", "2027 True  " }));
        Assert.That(Say(told[1], 1), Is.EqualTo("2028 True  "));
    }

    private static string Say(EventItem told, int year) =>
        $"{told.Data["eligibility"]![year]!["year"]} {(bool)told.Data["eligibility"]![year]!["eligible"]!} {(string?)told.Data["eligibility"]![year]!["clause"]} {(string?)told.Data["eligibility"]![year]!["reason"]}";

    private Task<Result<BaseDetail>> MentorAsync(string discipline) => Service.With<AddMentor, Result<BaseDetail>>(
        add => add.HandleAsync(new("b1", "陈静", discipline, "主任药师", new(2026, 9, 1), "研究生处〔2026〕12 号"), GraduateOfficer, default));

    private async Task<List<EventItem>> EventsAsync(string type) =>
        [.. (await Service.With<Timelines, IReadOnlyList<EventItem>>(timelines => timelines.OfBaseAsync("b1", default))).Where(one => one.Type == type)];
}
