using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using StandardWebhooks;

namespace BaseWorkflows.TestKit;

/// <summary>What a receiver got.</summary>
/// <param name="Headers">The headers, found in upper or lower case.</param>
/// <param name="Body">The body.</param>
public sealed record ReceivedEvent(IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary><c>webhook-id</c>.</summary>
    public string Id => Headers.GetValueOrDefault("webhook-id", "");

    /// <summary><c>webhook-timestamp</c>.</summary>
    public string Timestamp => Headers.GetValueOrDefault("webhook-timestamp", "");

    /// <summary><c>webhook-signature</c>.</summary>
    public string Signatures => Headers.GetValueOrDefault("webhook-signature", "");

    /// <summary>The media type.</summary>
    public string? ContentType => Headers.GetValueOrDefault("content-type");

    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Type => (string)Json["type"]!;

    public int? Position => (int?)Json["position"];

    /// <summary>How many of the signatures are good, as a library that is not ours makes them.</summary>
    public int CountGood(string secret)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(Timestamp, CultureInfo.InvariantCulture));
        var good = new StandardWebhook(secret).Sign(Id, at, Body);
        return Signatures.Split(' ').Count(one => one == good);
    }
}

/// <summary>
/// Another campus system: a real web server that takes events, or misbehaves as the test says. Of what it takes it keeps a register of bases; what it
/// has taken before it drops by its id, and of a base it lets what is older than what it knows go, as <c>docs/webhooks.md</c> advises.
/// </summary>
public sealed class TestReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<ReceivedEvent> received = new();
    private readonly HashSet<string> taken = [];
    private readonly Dictionary<string, int> positions = [];

    private TestReceiver(WebApplication app) => this.app = app;

    /// <summary>What it does instead of answering 204; told what came and how often it was called before.</summary>
    public Func<HttpContext, ReceivedEvent, int, Task>? Behave { get; set; }

    public string Url => $"{app.Urls.First()}/hook";

    /// <summary>As the operator names it.</summary>
    public string Host => new Uri(Url).Authority;

    /// <summary>Every call.</summary>
    public IReadOnlyList<ReceivedEvent> Received => [.. received];

    /// <summary>The ids that it has taken, in the order in which they came first.</summary>
    public List<string> Taken { get; } = [];

    /// <summary>The status of each base, by what it has taken.</summary>
    public Dictionary<string, string> Register { get; } = [];

    /// <summary>The number of each base that has one.</summary>
    public Dictionary<string, string> Numbers { get; } = [];

    public static async Task<TestReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new TestReceiver(app);
        app.Run(receiver.ReceiveAsync);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Says nothing until the caller has gone.</summary>
    public static Task Hang(HttpContext http, ReceivedEvent one, int before)
    {
        var gone = new TaskCompletionSource();
        http.RequestAborted.Register(gone.SetResult);
        return gone.Task;
    }

    /// <summary>Closes the connection without a word.</summary>
    public static Task Drop(HttpContext http, ReceivedEvent one, int before)
    {
        http.Abort();
        return Task.CompletedTask;
    }

    /// <summary>Answers what is no HTTP.</summary>
    public static async Task Babble(HttpContext http, ReceivedEvent one, int before)
    {
        await http.Features.GetRequiredFeature<IConnectionTransportFeature>().Transport.Output.WriteAsync("SSH-2.0-OpenSSH_9.2\r\n"u8.ToArray());
        http.Abort();
    }

    /// <summary>Refuses with this status.</summary>
    public static Func<HttpContext, ReceivedEvent, int, Task> Refuse(int status) => (http, _, _) =>
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var headers = http.Request.Headers.ToDictionary(header => header.Key, header => $"{header.Value}", StringComparer.OrdinalIgnoreCase);
        var one = new ReceivedEvent(headers, await reader.ReadToEndAsync());
        var before = received.Count;
        received.Enqueue(one);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        if (Behave is { } behave)
            await behave(http, one, before);
        if (http.Response.StatusCode is >= 200 and < 300)
            Take(one);
    }

    private void Take(ReceivedEvent one)
    {
        lock (taken)
        {
            if (!taken.Add(one.Id))
                return;
            Taken.Add(one.Id);
            var id = (string?)one.Json["data"]!["baseId"] ?? "";
            if (one.Type == "BaseApproved")
                Numbers[id] = (string)one.Json["data"]!["number"]!;
            if (one.Type != "BaseStatusChanged")
                return;
            if (one.Position < positions.GetValueOrDefault(id))
                return;
            (positions[id], Register[id]) = (one.Position!.Value, (string)one.Json["data"]!["to"]!);
        }
    }
}
