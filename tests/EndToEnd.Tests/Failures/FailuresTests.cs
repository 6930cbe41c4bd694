using System.Diagnostics;
using System.Globalization;
using BaseWorkflows.Domain;
using BaseWorkflows.EndToEnd.Tests.Crashes;
using BaseWorkflows.TestKit;
using BaseWorkflows.TestKit.Bus;
using BaseWorkflows.Workflows.ApiKeys;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.EndToEnd.Tests.Failures;

/// <summary>
/// Three nodes, and everything around them fails while people approve: what was confirmed is in the log once, and whoever listens knows in the end what the
/// service knows.
/// </summary>
public sealed class FailuresTests
{
    private const string SeedVariable = "FAILURES_SEED";
    private const int Approvals = 300;
    private const int Desks = 4;

    // Each pooled connection finds out for itself that its server has gone.
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(10);

    [Test]
    [CancelAfter(480_000)]
    public async Task Nothing_confirmed_is_lost_or_told_twice_while_nodes_database_broker_and_receivers_fail(CancellationToken cancellationToken)
    {
        var given = Environment.GetEnvironmentVariable(SeedVariable);
        var seed = given is null ? Random.Shared.Next(1_000_000) : int.Parse(given, CultureInfo.InvariantCulture);
        await TestContext.Out.WriteLineAsync($"{SeedVariable}={seed}");
        await using var portal = await TestReceiver.StartAsync();
        await using var archive = await TestReceiver.StartAsync();
        await using var nodes = await ThreeNodes.FoundAsync(portal.Host, archive.Host);
        var waiting = await new WaitingCases(nodes.College).PrepareAsync(Approvals);
        await using var sample = await SampleSubscriber.StartAsync(nodes.Broker);
        await nodes.StartAsync();
        using var way = new AnyNode(nodes.Addresses, new(seed + 2));
        using var machine = way.NewClient();
        machine.DefaultRequestHeaders.Add("X-Api-Key", await MakeKeyAsync(nodes));
        await using var subscribers = await Subscribers.SubscribeAsync(sample, portal, archive, machine, new(seed + 1));
        var confirmations = new Confirmations();
        using var office = new Office(confirmations, way.NewClient());
        office.Open(nodes.Addresses[0]);
        await office.SignInAsync("vp", "auditor");

        var storm = new Storm(nodes, subscribers, office, confirmations, new(seed));
        var begun = Stopwatch.GetTimestamp();
        var (failing, working) = (storm.RunAsync(Approvals), ApproveAsync(office, waiting));
        await await Task.WhenAny(failing, working).WaitAsync(cancellationToken);
        await Task.WhenAll(failing, working).WaitAsync(cancellationToken);
        var worked = Stopwatch.GetElapsedTime(begun);

        var log = await EventHistory.ReadAsync(office);
        await UntilAllKnowAsync(subscribers, log, cancellationToken);
        var knew = Stopwatch.GetElapsedTime(begun) - worked;
        await subscribers.StopReadingAsync();
        var printed = await sample.PrintAsync();
        await TestContext.Out.WriteLineAsync(string.Join(Environment.NewLine, Numbers()));

        await CheckLogAsync(log, office, nodes);
        var register = await ReadRegisterAsync(office);
        Assert.Multiple(() =>
        {
            Assert.That(register, Has.Count.EqualTo(Approvals));
            Assert.That(subscribers.Reader.Register, Is.EquivalentTo(register), "the feed's reader");
            Assert.That(subscribers.Reader.Taken, Is.EqualTo(log.Published.Select(one => one.Id)), "the feed's reader");
            Assert.That(printed.Bases, Is.EquivalentTo(register), "the subscriber over RabbitMQ");
            // It drops what is older than what it knows: had anything come out of order for the first time, it would have taken fewer.
            Assert.That(printed.Events, Is.EqualTo(log.ForRegister.Count), "the subscriber over RabbitMQ");
            foreach (var (name, receiver) in new[] { ("the moody receiver", portal), ("the one that was repaired", archive) })
            {
                var known = receiver.Register.ToDictionary(one => one.Key, one => (receiver.Numbers.GetValueOrDefault(one.Key, ""), one.Value));
                Assert.That(known, Is.EquivalentTo(register), name);
                Assert.That(receiver.Taken, Is.EqualTo(log.Published.Where(one => one.Position > subscribers.Since).Select(one => one.Id)), name);
            }
        });
        Assert.That(storm.OfDispatcher, Is.Positive, "a kill of the node that hands on events");
        Assert.That(storm.Interrupted, Has.Some.Positive, "a kill that interrupts nothing proves nothing");
        Assert.That(subscribers.Moods.Did, Is.EquivalentTo(MoodyReceiver.Moods));
        Assert.That(way.Failed.Select(one => one.Answer), Has.All.StartsWith("503 ").And.All.Contains("server.database_away"));
        Assert.That(
            way.Failed.Where(one => one.At < storm.Crash.From || one.At > storm.Crash.To + Recovery).Select(one => $"{one.At:O} {one.Path}: {one.Answer}"), Is.Empty,
            "the server fails while the database is away, and never else");

        IEnumerable<string> Numbers()
        {
            var completed = log.Of("TaskCompleted").ToDictionary(one => $"/api/tasks/{one.Subject.Split('/')[1]}/complete", one => one.Time);
            var lost = way.Lost.Where(one => completed.ContainsKey(one.Path)).ToList();
            yield return $"{office.Decisions.Count} approvals in {worked.TotalSeconds:0} s, {Approvals / worked.TotalSeconds:0.0} a second";
            yield return $"{storm.Interrupted.Count} kills, {storm.OfDispatcher} of them of the node that handed on events, with {string.Join(", ", storm.Interrupted)} "
                + $"requests on their way; {nodes.FailedStarts} starts that failed; PostgreSQL away for {(storm.Crash.To - storm.Crash.From).TotalSeconds:0.0} s";
            yield return $"{way.Refused} requests found nobody, {way.Lost.Count} lost their answer, {way.Failed.Count} failed ({way.Failed.Count(one => one.Answer.StartsWith("503", StringComparison.Ordinal))} with 503), all were repeated; "
                + $"of {lost.Count} decisions without an answer {lost.Count(one => completed[one.Path] < one.At)} had been made";
            yield return $"{log.All.Count} events, {log.Published.Count} of them published; everybody knew them {knew.TotalSeconds:0} s after the last decision";
            yield return $"feed: longest lag {subscribers.Reader.LongestLag.TotalSeconds:0.0} s";
            yield return $"RabbitMQ: {printed.Repeats} repeats dropped";
            yield return $"webhooks: {portal.Received.Count} calls for {portal.Taken.Count} events, longest lag {subscribers.Moods.LongestLag.TotalSeconds:0.0} s; "
                + $"the receiver {string.Join(", ", subscribers.Moods.Did)}";
            yield return $"webhooks, broken and repaired: {archive.Received.Count} calls for {archive.Taken.Count} events";
        }
    }

    /// <summary>Every confirmed decision is there once, no other is, and the log is whole.</summary>
    private static async Task CheckLogAsync(EventHistory log, Office office, ThreeNodes nodes)
    {
        Assert.Multiple(() =>
        {
            Assert.That(log.All.Select(one => one.Position), Is.EqualTo(Enumerable.Range(1, log.All.Count)), "positions have no gap");
            Assert.That(log.All.Select(one => one.Id), Is.Unique);
            Assert.That(office.Applications, Has.Count.EqualTo(Approvals));
            Assert.That(
                log.Of("TaskCompleted").Where(one => (string?)one.Data["taskType"] == "final-approval").Select(one => $"{one.Subject} {one.Data["outcome"]}"),
                Is.EquivalentTo(office.Decisions.Select(one => $"task/{one.TaskId} {one.Outcome}")));
            Assert.That(log.Of("ApplicationApproved").Select(one => one.Subject), Is.EquivalentTo(office.Applications.Keys.Select(id => $"application/{id}")));
            Assert.That(log.Of("BaseApproved").Select(one => one.BaseId), Is.Unique);
            foreach (var year in log.Of("BaseApproved").Select(one => ((string)one.Data["number"]!).Split('-')).GroupBy(number => number[1]))
                Assert.That(year.Select(number => int.Parse(number[^1], CultureInfo.InvariantCulture)).Order(), Is.EqualTo(Enumerable.Range(1, year.Count())), $"numbers of {year.Key}");
        });
        Assert.That((int)(await office.GetAsync("auditor", "/api/applications?status=Approved"))["total"]!, Is.EqualTo(Approvals));
        Assert.That((bool)(await office.GetAsync("auditor", "/api/audit/verify"))["valid"]!, "the hash chain");
        // Of its own: the connections of the one that founded the college broke with the database.
        await using var after = await nodes.College.JoinAsync();
        Assert.That(await after.With<WorkflowsDbContext, IReadOnlyList<string>>(HalfDone.FindAsync), Is.Empty);
    }

    private static async Task<Dictionary<string, (string Number, string Status)>> ReadRegisterAsync(Office office)
    {
        var register = new Dictionary<string, (string, string)>();
        for (var page = 1; ; page++)
        {
            var items = (await office.GetAsync("auditor", $"/api/bases?size=200&page={page}"))["items"]!.AsArray();
            if (items.Count == 0)
                return register;
            foreach (var one in items)
                register.Add((string)one!["id"]!, ((string?)one["number"] ?? "", (string)one["status"]!));
        }
    }

    private static async Task UntilAllKnowAsync(Subscribers subscribers, EventHistory log, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> behind = [];
        try
        {
            using var again = new PeriodicTimer(TimeSpan.FromSeconds(1));
            while ((behind = await subscribers.FindBehindAsync(log)).Count > 0)
                await again.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"Of {log.Published.Count} published events: {string.Join("; ", behind)}.");
        }
    }

    /// <summary>Some desks take the next case when they have approved one, until all are.</summary>
    private static Task ApproveAsync(Office office, IReadOnlyDictionary<int, string> waiting)
    {
        var next = 0;
        return Task.WhenAll(Enumerable.Range(0, Desks).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var number && number <= Approvals)
                await office.ApproveAsync(waiting[number], number);
        })));
    }

    private static async Task<string> MakeKeyAsync(ThreeNodes nodes)
    {
        var made = await nodes.College.With<CreateApiKey, Result<NewApiKey>>(create => create.HandleAsync(new("校园系统"), Caller.System, default));
        return made.Value.Key;
    }
}
