using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.TestKit;
using BaseWorkflows.TestKit.Bus;

namespace BaseWorkflows.EndToEnd.Tests.Failures;

/// <summary>
/// Other campus systems, each of which keeps a register of bases by what it is told: one over RabbitMQ, two by webhooks (one has its moods, one breaks and is
/// repaired), and one that reads the feed. All but the first come in with an API key, at whatever node answers.
/// </summary>
internal sealed class Subscribers : IAsyncDisposable
{
    private readonly HttpClient http;
    private readonly TestReceiver archive;
    private readonly CancellationTokenSource enough = new();
    private readonly Dictionary<string, TestReceiver> receivers;
    private readonly Dictionary<string, string> subscriptions = [];
    private readonly Task reading;

    private Subscribers(HttpClient http, SampleSubscriber sample, TestReceiver portal, TestReceiver archive, Random random)
    {
        (this.http, this.archive, Sample, Reader) = (http, archive, sample, new(http));
        Moods = new(portal, random);
        receivers = new() { ["portal"] = portal, ["archive"] = archive };
        reading = Reader.RunAsync(enough.Token);
    }

    public SampleSubscriber Sample { get; }

    public MoodyReceiver Moods { get; }

    public FeedReader Reader { get; }

    /// <summary>Webhooks are for what happened after this position.</summary>
    public long Since { get; private set; }

    /// <param name="sample">Listens already, since a broker keeps nothing for queues that aren't there.</param>
    /// <param name="portal">Who has moods.</param>
    /// <param name="archive">Who breaks.</param>
    /// <param name="http">Comes in with a subscriber's key.</param>
    /// <param name="random">When the moods come.</param>
    public static async Task<Subscribers> SubscribeAsync(SampleSubscriber sample, TestReceiver portal, TestReceiver archive, HttpClient http, Random random)
    {
        var all = new Subscribers(http, sample, portal, archive, random);
        foreach (var (name, receiver) in all.receivers)
        {
            var made = await all.PostAsync("/api/subscriptions", new JsonObject { ["name"] = name, ["url"] = receiver.Url });
            all.subscriptions[name] = (string)made["id"]!;
            all.Since = (long)made["position"]!;
        }

        return all;
    }

    /// <summary>From now on the archive refuses everything.</summary>
    public void BreakArchive() => archive.Behave = TestReceiver.Refuse(500);

    /// <summary>Somebody repairs the archive, which then asks for what it has missed instead of waiting for the next attempt.</summary>
    public async Task RepairArchiveAsync()
    {
        archive.Behave = null;
        var id = subscriptions["archive"];
        var position = (long)(await GetAsync($"/api/subscriptions/{id}"))["position"]!;
        await PostAsync($"/api/subscriptions/{id}/replay", new JsonObject { ["from"] = position + 1 });
    }

    /// <summary>Who has not had everything yet.</summary>
    /// <param name="log">The whole log.</param>
    public async Task<IReadOnlyList<string>> FindBehindAsync(EventHistory log)
    {
        var behind = new List<string>();
        if (Reader.Position < log.Published[^1].Position)
            behind.Add($"the feed's reader is at {Reader.Position}");
        foreach (var (name, id) in subscriptions)
        {
            var now = await GetAsync($"/api/subscriptions/{id}");
            if ((int)now["progress"]!["waiting"]! > 0)
                behind.Add($"{name} is at {now["position"]}, next attempt {now["nextAttemptAt"]}");
        }

        // Last, since it is a process that is started to be asked.
        if (behind.Count == 0 && await Sample.PrintAsync() is var printed && printed.Position < log.ForRegister[^1].Position)
            behind.Add($"the sample is at {printed.Position}");
        return behind;
    }

    /// <summary>Nobody reads any more.</summary>
    public async Task StopReadingAsync()
    {
        await enough.CancelAsync();
        await reading;
    }

    public async ValueTask DisposeAsync()
    {
        await StopReadingAsync();
        enough.Dispose();
    }

    private async Task<JsonNode> GetAsync(string address) => JsonNode.Parse(await http.GetStringAsync(address))!;

    private async Task<JsonNode> PostAsync(string address, JsonObject body)
    {
        using var answer = await http.PostAsJsonAsync(address, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, $"{address} answered {(int)answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }
}
