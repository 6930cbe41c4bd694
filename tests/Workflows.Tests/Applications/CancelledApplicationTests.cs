using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Applications;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Applications;

/// <summary>An administrator ends the route of an application: it goes back to its applicant, who decides what becomes of it.</summary>
public sealed class CancelledApplicationTests(DatabaseProvider provider) : ApplicationTests(provider)
{
    private Caller applicant = null!;
    private string application = null!;

    [SetUp]
    public async Task SubmitAndCancelAsync()
    {
        applicant = await PeopleAsync();
        await Service.PublishAsync(Definition(
            "approval-department", [Step("vp", ("taskType", "final-approval"), ("role", "VicePresident")), Activity("approve", "BaseWorkflows.ApproveApplication")],
            [Connection("vp", "Approve", "approve")]));
        application = await SubmitAsync(applicant);
        Assert.That((await CancelAsync()).IsOk);
    }

    [Test]
    public async Task It_is_returned_with_the_reason_and_nobody_has_it_to_do()
    {
        var shown = await ShowAsync();

        Assert.That((shown.Application.Status, shown.Application.CurrentSteps.Count), Is.EqualTo((ApplicationStatus.Returned, 0)));
        Assert.That(await Service.InboxAsync(Vice), Is.Empty);
        var told = await Service.With<WorkflowsDbContext, EventRow>(db => db.Set<EventRow>().SingleAsync(row => row.Type == "ApplicationReturned"));
        Assert.That(told.Comment, Is.EqualTo("选错了流程"));
    }

    [Test]
    public async Task It_can_be_submitted_again_and_begins_its_route_anew()
    {
        var submitted = await Service.With<SubmitApplication, Result<ApplicationDetail>>(submit => submit.HandleAsync(new(application), applicant, default));

        Assert.That(submitted.Refusal, Is.Null);
        Assert.That((submitted.Value.Application.Status, submitted.Value.Application.Round), Is.EqualTo((ApplicationStatus.InReview, 2)));
        Assert.That((await Service.InboxAsync(Vice)).Single().Step, Is.EqualTo("vp"));
        Assert.That(await BaseStatusAsync(), Is.EqualTo(BaseStatus.InReview));
        Assert.That((await CancelAsync()).IsOk, "the new run can be ended as well");
        Assert.That((await ShowAsync()).Application.Status, Is.EqualTo(ApplicationStatus.Returned));
    }

    [Test]
    public async Task It_can_be_withdrawn()
    {
        var withdrawn = await Service.With<WithdrawApplication, Result<ApplicationDetail>>(withdraw => withdraw.HandleAsync(new(application), applicant, default));

        Assert.That(withdrawn.Value.Application.Status, Is.EqualTo(ApplicationStatus.Withdrawn));
        Assert.That(await BaseStatusAsync(), Is.EqualTo(BaseStatus.Withdrawn));
    }

    private async Task<Result<string>> CancelAsync()
    {
        var running = await Service.With<WorkflowsDbContext, string>(db => db.Set<WorkflowInstance>().Where(one => one.FinishedAt == null).Select(one => one.Id).SingleAsync());
        return await Service.With<CancelInstance, Result<string>>(cancel => cancel.HandleAsync(new(running, "选错了流程"), Caller.System, default));
    }

    private async Task<ApplicationDetail> ShowAsync() =>
        (await Service.With<GetApplication, Result<ApplicationDetail>>(get => get.HandleAsync(application, applicant, default))).Value;

    private Task<BaseStatus> BaseStatusAsync() => Service.With<WorkflowsDbContext, BaseStatus>(db => db.Set<TrainingBase>().Select(one => one.Status).SingleAsync());
}
