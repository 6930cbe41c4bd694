using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Studio.Live;
using BaseWorkflows.Api.Tests.Journeys;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.Studio;

/// <summary>A viewer that is open learns of what happens to its instance.</summary>
public sealed class LiveTests(DatabaseProvider provider) : EndpointTests(provider, ownHost: true)
{
    private const char End = '\u001e';
    private const string Hub = "/elsa/hubs/workflow-instance";

    [Test]
    public async Task Each_committed_burst_reaches_the_viewer()
    {
        using var journey = new Journey(Host);
        using var admin = await StudioCalls.AsAsync(Host, "admin");
        var caseId = (string)(await journey.ApplyAsync("pharmacy.officer", Forms.Company("pharmacy")))["id"]!;
        var instance = (string)(await admin.PostAsync("/workflow-instances", new { searchTerm = caseId }))["items"]![0]!["id"]!;

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var viewer = await ConnectAsync(admin.Client, patience.Token);
        await SendAsync(viewer, """{"protocol":"json","version":1}""", patience.Token);
        await SendAsync(viewer, $$"""{"type":1,"target":"ObserveInstanceAsync","arguments":["{{instance}}"]}""", patience.Token);
        var messages = Messages(viewer, patience.Token).GetAsyncEnumerator(patience.Token);
        var before = await UntilAsync(messages, "ActivityExecutionLogUpdatedAsync");
        Assert.That(Completed(before), Is.EqualTo(1), "what has happened until now");

        await journey.CompleteAsync("pharmacy.head", caseId, "site-evaluation", "Approve", Forms.Evaluation(Journey.Today));
        var after = await UntilAsync(messages, "ActivityExecutionLogUpdatedAsync");
        Assert.That(Completed(after), Is.EqualTo(2));
        var changed = await UntilAsync(messages, "WorkflowInstanceUpdatedAsync");
        Assert.That((string?)changed["arguments"]![0]!["workflowInstanceId"], Is.EqualTo(instance));
    }

    [Test]
    public void What_a_closing_connection_was_told_is_news_to_the_one_after_it()
    {
        var watch = new InstanceWatch();
        watch.Add("first", "i");
        Assert.That(watch.TakeUntold("i", 4), Is.EqualTo(["first"]));
        Assert.That(watch.TakeUntold("i", 4), Is.Empty);

        watch.Add("second", "i");
        watch.Remove("first");
        Assert.That(watch.TakeUntold("i", 4), Is.EqualTo(["second"]));
        Assert.That(watch.TakeUntold("i", 5), Is.EqualTo(["second"]));
        watch.Remove("second");
        Assert.That(watch.Instances, Is.Empty);
    }

    [Test]
    public async Task Only_route_administrators_watch()
    {
        using var nobody = await Host.ProgramAsync();
        using var refused = await nobody.PostAsync($"{Hub}/negotiate?negotiateVersion=1", null);
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var vice = await ConnectAsync(await Host.ProgramAsync("vp"), patience.Token);
        await SendAsync(vice, """{"protocol":"json","version":1}""", patience.Token);
        var received = new List<JsonNode>();
        await foreach (var message in Messages(vice, patience.Token))
            received.Add(message);
        Assert.That(received.Select(message => (int?)message["type"]), Has.None.EqualTo(1), "the connection ends without a word");
    }

    private async Task<WebSocket> ConnectAsync(HttpClient program, CancellationToken cancellationToken)
    {
        var client = Host.Server.CreateWebSocketClient();
        client.ConfigureRequest = request => request.Headers.Authorization = program.DefaultRequestHeaders.Authorization!.ToString();
        return await client.ConnectAsync(new Uri($"ws://localhost{Hub}"), cancellationToken);
    }

    private static Task SendAsync(WebSocket socket, string message, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, cancellationToken);

    private static async IAsyncEnumerable<JsonNode> Messages(
        WebSocket socket, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (buffer, text) = (new byte[16_384], new StringBuilder());
        while (true)
        {
            WebSocketReceiveResult received;
            try
            {
                received = await socket.ReceiveAsync(buffer, cancellationToken);
            }
            catch (Exception exception) when (exception is WebSocketException or IOException)
            {
                yield break;
            }

            if (received.MessageType == WebSocketMessageType.Close)
                yield break;
            text.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
            if (!received.EndOfMessage)
                continue;
            foreach (var message in text.ToString().Split(End, StringSplitOptions.RemoveEmptyEntries))
                yield return JsonNode.Parse(message)!;
            text.Clear();
        }
    }

    private static async Task<JsonNode> UntilAsync(IAsyncEnumerator<JsonNode> messages, string target)
    {
        while (await messages.MoveNextAsync())
        {
            if ((string?)messages.Current["target"] == target)
                return messages.Current;
        }

        throw new AssertionException($"The connection ended before {target}.");
    }

    private static int Completed(JsonNode message) => message["arguments"]![0]!["stats"]!.AsArray().Sum(row => (int)row!["completedCount"]!);
}
