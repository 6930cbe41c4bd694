using BaseWorkflows.Domain;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Reports;
using BaseWorkflows.Workflows.Tasks;
using static BaseWorkflows.Workflows.Tests.People;

namespace BaseWorkflows.Workflows.Tests.Reports;

/// <summary>The list behind the numbers of waiting tasks.</summary>
public sealed class ListWaitingTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    [Test]
    public async Task What_a_report_counts_as_waiting_is_listed_the_longest_first()
    {
        await Service.PublishAsync(TestRoutes.Sequential("waiting", "A", "B"));
        await Service.StartAsync("waiting");
        Service.Time.Advance(TimeSpan.FromDays(2));
        await Service.StartAsync("waiting");

        var report = (await Service.With<GetStepTimes, Result<StepTimesReport>>(get => get.HandleAsync(new(new()), Auditor, default))).Value;
        var listed = (await ListAsync(Auditor, PlainTask.TypeKey)).Value;

        Assert.That(listed.Total, Is.EqualTo(report.Steps.Where(step => step.TaskType == PlainTask.TypeKey).Sum(step => step.Waiting)).And.EqualTo(2));
        Assert.That(listed.Items.Select(task => task.CreatedAt), Is.EqualTo(new[] { TestBases.At, TestBases.At.AddDays(2) }));
        Assert.That((await ListAsync(Auditor, "other")).Value.Total, Is.Zero);
        Assert.That((await ListAsync(NursingHead, null)).Value.Total, Is.Zero, "no case of theirs");
        Assert.That((await ListAsync(Pharma, null)).Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    [Test]
    public async Task A_rectification_waits_for_its_base_in_the_reports_of_its_departments_too()
    {
        await Service.SaveAsync(TestBases.Complete("b1"));
        await Service.OrderRectificationAsync("b1", 2026);

        foreach (var caller in new[] { Auditor, NursingHead })
            Assert.That((await ListAsync(caller, "rectification-report")).Value.Total, Is.EqualTo(1), caller.Name);
        Assert.That((await ListAsync(ClinicalHead, "rectification-report")).Value.Total, Is.Zero, "not their base");
    }

    private Task<Result<Page<TaskItem>>> ListAsync(Caller caller, string? taskType) =>
        Service.With<ListWaiting, Result<Page<TaskItem>>>(list => list.HandleAsync(new(new(), new(1, 50), taskType), caller, default));
}
