using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Applications;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Applications;

/// <summary>An administrator can publish a route that leaves out a step; the application still does not let it approve.</summary>
public sealed class LawlessRouteTests(DatabaseProvider provider) : ApplicationTests(provider)
{
    [Test]
    public async Task A_route_without_an_evaluation_does_not_approve_and_leaves_nothing_behind_3_2()
    {
        var applicant = await PeopleAsync();
        await Service.PublishAsync(Definition(
            "approval-department",
            [
                Step("vp", ("taskType", "final-approval"), ("role", "VicePresident")),
                Activity("approve", "BaseWorkflows.ApproveApplication"),
            ],
            [Connection("vp", "Approve", "approve")]));
        var application = await SubmitAsync(applicant);
        var task = (await Service.InboxAsync(Vice)).Single();
        var before = await EventsAsync();

        var completed = await Service.CompleteAsync(task, Vice);

        Assert.That((completed.Refusal?.Code, completed.Refusal?.Clause), Is.EqualTo(("application.not_evaluated", Regulation.Art3_2)));
        Assert.That((await Service.InboxAsync(Vice)).Single().Revision, Is.EqualTo(task.Revision), "the task is still to be done");
        Assert.That(await EventsAsync(), Is.EqualTo(before));
        var shown = await Service.With<GetApplication, Result<ApplicationDetail>>(get => get.HandleAsync(application, applicant, default));
        Assert.That(shown.Value.Application.Status, Is.EqualTo(ApplicationStatus.InReview));
        Assert.That(await NumberedAsync(), Is.False, "no number was given out");
    }

    private Task<bool> NumberedAsync() => Service.In(scope =>
        scope.GetRequiredService<WorkflowsDbContext>().Set<TrainingBase>().AnyAsync(one => one.Number != null));

    private Task<int> EventsAsync() => Service.In(scope => scope.GetRequiredService<WorkflowsDbContext>().Set<EventRow>().CountAsync());
}
