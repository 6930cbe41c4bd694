using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Tests.Events;

public sealed class EventFeedTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private static readonly Caller Auditor = new("auditor", "审计", [new(Role.Auditor, Scope.College)], null);

    [Test]
    public async Task Whoever_reads_one_type_goes_on_behind_all_that_was_looked_at()
    {
        await Service.AppendAsync("Wanted", "Other", "Other", "Wanted", "Other");

        var first = await ReadAsync(new(0, 1, ["Wanted"]));
        Assert.That((first.Items.Select(item => item.Position), first.Next), Is.EqualTo((new long[] { 1 }, 1L)).AsCollection);
        var rest = await ReadAsync(new(first.Next, 100, ["Wanted", "Unheard"]));
        Assert.That(rest.Items.Select(item => item.Position), Is.EqualTo(new long[] { 4 }));
        Assert.That(rest.Next, Is.EqualTo(5), "what lies between is not looked through again");
        Assert.That((await ReadAsync(new(rest.Next, 100, ["Wanted"]))).Next, Is.EqualTo(5));
    }

    [Test]
    public async Task Whoever_waits_is_answered_by_the_first_event_that_they_asked_for()
    {
        await Service.AppendAsync("Old");
        var readings = Enumerable.Range(0, 3).Select(_ => ReadAsync(new(1, 100, ["Wanted"], TimeSpan.FromSeconds(30)))).ToList();
        await UntilAsync(() => Tail.Waiting == readings.Count);

        await Service.AppendAsync("Other");
        await Service.AppendAsync("Wanted");
        await UntilAsync(() => readings.TrueForAll(reading => reading.IsCompleted), TimeSpan.FromMilliseconds(500));

        foreach (var reading in readings)
            Assert.That((await reading).Items.Select(item => item.Type), Is.EqualTo(new[] { "Wanted" }));
        Assert.That(Tail.Waiting, Is.Zero);
    }

    [Test]
    public async Task Whoever_waits_in_vain_is_answered_when_the_time_is_up_and_no_later_than_the_longest_wait()
    {
        await Service.AppendAsync("Old");
        var reading = ReadAsync(new(1, Wait: TimeSpan.FromHours(1)));
        await UntilAsync(() => Tail.Waiting == 1);
        Service.Time.Advance(ReadEventsRequest.MaxWait - TimeSpan.FromSeconds(1));
        Assert.That(reading.IsCompleted, Is.False);

        await UntilAsync(() => reading.IsCompleted, TimeSpan.FromSeconds(1));

        Assert.That(await reading, Is.EqualTo(new EventFeed([], 1)).Using<EventFeed>((one, other) => one.Next == other.Next && one.Items.Count == other.Items.Count));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Whoever_waits_for_what_is_there_already_is_answered_at_once(CancellationToken cancellationToken)
    {
        await Service.AppendAsync("There");

        await Tail.WaitAsync(0, TimeSpan.FromHours(1), cancellationToken);

        Assert.That(Tail.Waiting, Is.Zero);
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Whoever_waits_while_the_database_is_away_is_let_go_and_can_wait_again(CancellationToken cancellationToken)
    {
        Service.Faults.Arm(1);
        await Tail.WaitAsync(0, TimeSpan.FromHours(1), cancellationToken);

        await Service.AppendAsync("There");
        await Tail.WaitAsync(0, TimeSpan.FromHours(1), cancellationToken);

        Assert.That(Tail.Waiting, Is.Zero);
    }

    private EventTail Tail => Service.With<EventTail, EventTail>(Task.FromResult).GetAwaiter().GetResult();

    private Task<EventFeed> ReadAsync(ReadEventsRequest request) => Task.Run(async () => (await Service.With<ReadEvents, Result<EventFeed>>(
        read => read.HandleAsync(request, Auditor, CancellationToken.None))).Value);
}
