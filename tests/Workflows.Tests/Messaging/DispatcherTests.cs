using BaseWorkflows.Domain;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Messaging;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Tests.Messaging;

public sealed class DispatcherTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    [Test]
    public async Task Published_events_are_handed_on_in_order_and_once_whoever_goes_on_where_another_one_stopped()
    {
        await Service.AppendAsync("BaseApplied", "TaskClaimed", "BaseApproved");
        await using (var first = await StartAsync())
        {
            await UntilAsync(() => first.Seen.Count == 2, Step);
            await Service.AppendAsync("TaskClaimed", "BaseActivated");
            await UntilAsync(() => first.Seen.Count == 3, Step);
            await UntilAsync(() => StateAsync(first).GetAwaiter().GetResult().Position == 5, Step);

            Assert.That(first.Seen.Select(item => (item.Type, item.Position)), Is.EqualTo(new[] { ("BaseApplied", 1L), ("BaseApproved", 3L), ("BaseActivated", 5L) }));
        }

        await Service.AppendAsync("BaseDelisted");
        await using var second = await StartAsync();
        await UntilAsync(() => !second.Seen.IsEmpty, Step);

        Assert.That(second.Seen.Select(item => item.Type), Is.EqualTo(new[] { "BaseDelisted" }));
        await UntilAsync(() => StateAsync(second).GetAwaiter().GetResult().Position == 6, Step);
    }

    [Test]
    public async Task An_outlet_that_fails_loses_nothing_and_holds_up_no_other()
    {
        await using var node = await StartAsync(alsoSteady: true);
        node.Broken = true;
        await Service.AppendAsync("BaseApplied", "BaseApproved");
        await UntilAsync(() => node.Attempts >= 3 && node.Steady.Count == 2, Step);

        var state = await StateAsync(node);
        Assert.That((state.Position, state.Behind, state.Error), Is.EqualTo((0L, 2, "The wall is closed.")));
        Assert.That(state.Failures, Is.GreaterThan(1));

        node.Broken = false;
        await UntilAsync(() => node.Seen.Count == 2, Step);
        await UntilAsync(() => StateAsync(node).GetAwaiter().GetResult() is { Position: 2, Behind: 0, Failures: 0, FailingSince: null, Error: null }, Step);
        Assert.That(node.Steady, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Events_that_were_handed_on_when_their_node_died_come_again()
    {
        await using (var dying = await StartAsync())
        {
            dying.Hangs = true;
            await Service.AppendAsync("BaseApplied");
            await UntilAsync(() => dying.Attempts == 1, Step);
        }

        await using var next = await StartAsync();
        await UntilAsync(() => next.Seen.Count == 1, Step);
        Assert.That(next.Seen.Single().Type, Is.EqualTo("BaseApplied"));
    }

    [TestCase(1, 1)]
    [TestCase(2, 2)]
    [TestCase(4, 8)]
    [TestCase(5, 15)]
    [TestCase(5_000, 15)]
    public void A_failure_is_tried_again_after_twice_the_time_up_to_a_quarter_of_a_minute(int failures, int seconds) =>
        Assert.That(Dispatcher.PauseAfter(failures), Is.EqualTo(TimeSpan.FromSeconds(seconds)));

    private Task<Node> StartAsync(bool alsoSteady = false) => Node.StartAsync(Service, alsoSteady);

    private static async Task<OutletItem> StateAsync(Node node) => (await node.Service.With<ListOutlets, Result<OutletList>>(
        list => list.HandleAsync(Caller.System, CancellationToken.None))).Value.Items.Single(outlet => outlet.Name == "wall");
}
