using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Routes;

public sealed class RoutePictureTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    [Test]
    public async Task A_case_at_its_second_step_shows_the_first_done_by_whom_the_second_current_the_third_pending()
    {
        await Service.PublishAsync(Sequential("pic", "A", "B", "C"));
        await Service.StartAsync("pic");
        await Service.CompleteAsync((await Service.InboxAsync(Officer)).Single(), Officer);

        var picture = (await DrawAsync()).Value;

        Assert.That(picture.Nodes.Select(node => (node.Id, node.State)), Is.EqualTo(new[]
        {
            ("A", StepState.Done), ("B", StepState.Current), ("C", StepState.Pending),
        }));
        Assert.That(picture.Nodes[0].Who, Is.EqualTo(Officer.Name));
        Assert.That(picture.Edges.Select(edge => (edge.From, edge.Taken)), Is.EqualTo(new[] { ("A", true), ("B", false) }));
    }

    [Test]
    public async Task A_way_is_called_like_the_button_that_leads_there_and_the_system_is_nobody()
    {
        await Service.PublishAsync(Definition(
            "pic",
            [Step("A"), new() { ["id"] = "end", ["nodeId"] = "root:end", ["type"] = "Elsa.End", ["version"] = 1 }],
            [Connection("A", "Approve", "end")]));
        await Service.StartAsync("pic");
        await Service.CompleteAsync((await Service.InboxAsync(Officer)).Single(), Officer);

        var picture = (await DrawAsync()).Value;

        Assert.That(picture.Edges.Single().Title?.Zh, Is.EqualTo("同意"));
        Assert.That(picture.Nodes.Select(node => (node.Id, node.IsHuman, node.Who)), Is.EqualTo(new[] { ("A", true, Officer.Name), ("end", false, (string?)null) }));
    }

    [Test]
    public async Task A_rejected_case_shows_the_steps_that_never_came_as_skipped()
    {
        await Service.PublishAsync(Sequential("pic", "A", "B"));
        await Service.StartAsync("pic");
        await Service.CompleteAsync((await Service.InboxAsync(Officer)).Single(), Officer, "Reject", "条件不足");

        var picture = (await DrawAsync()).Value;

        Assert.That(picture.Nodes.Select(node => node.State), Is.EqualTo(new[] { StepState.Done, StepState.Skipped }));
    }

    [Test]
    public async Task A_route_with_an_unknown_task_type_is_refused_with_the_activity_named()
    {
        await Service.With<SaveDraft, Result<SavedDefinition>>(save => save.HandleAsync(new(Definition("bad", [Step("odd", ("taskType", "no-such-type"))], []), null), Caller.System, default));

        var published = await Service.With<PublishDefinition, Result<PublishedDefinition>>(publish => publish.HandleAsync(new("bad"), Caller.System, default));

        Assert.That(published.Refusal?.Code, Is.EqualTo("route.not_runnable"));
        Assert.That(published.Refusal!.Errors.Keys, Is.EqualTo(new[] { "odd" }));
    }

    [Test]
    public async Task A_countersign_waits_for_all_departments_and_takes_the_worst_outcome()
    {
        var heads = new[] { "pharmacy", "nursing" }.Select(id => new Caller(
            id, id, [new(BaseWorkflows.Domain.Organisation.Role.DepartmentHead, BaseWorkflows.Domain.Organisation.Scope.Department(id))], null)).ToArray();
        await Service.PublishAsync(Definition(
            "all",
            [
                Step("eval", ("role", "DepartmentHead"), ("scope", "Departments"), ("scopeIds", """["pharmacy","nursing"]"""), ("mode", "Countersign")),
                Step("ok"), Step("no"),
            ],
            [Connection("eval", "Approve", "ok"), Connection("eval", "Reject", "no")]));
        await Service.StartAsync("all");

        await Service.CompleteAsync((await Service.InboxAsync(heads[0])).Single(), heads[0], "Reject", "不符合条件");
        Assert.That(await Service.InboxAsync(Officer), Is.Empty);
        await Service.CompleteAsync((await Service.InboxAsync(heads[1])).Single(), heads[1]);

        Assert.That((await Service.InboxAsync(Officer)).Select(task => task.Step), Is.EqualTo(new[] { "no" }));
    }

    private Task<Result<RoutePicture>> DrawAsync() => Service.With<GetRoutePicture, Result<RoutePicture>>(
        draw => draw.HandleAsync(Case.Kind, Case.Id, Officer, CancellationToken.None));
}
