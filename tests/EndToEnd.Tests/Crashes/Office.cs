using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.TestKit;

namespace BaseWorkflows.EndToEnd.Tests.Crashes;

/// <summary>A decision that the service has confirmed.</summary>
internal sealed record Decision(string TaskId, string Outcome);

/// <summary>
/// The people of a small college, as patient as a good client: a command whose answer gets lost is sent again, under its
/// idempotency key, to the service that has come back.
/// </summary>
internal sealed class Office(Confirmations confirmations, HttpClient? client = null) : IDisposable
{
    public const string Password = "Demo-2026!";

    private readonly HttpClient http = client ?? new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly Dictionary<string, string> tokens = [];
    private volatile TaskCompletionSource<Uri> service = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int sending;

    /// <summary>Confirmed decisions.</summary>
    public ConcurrentBag<Decision> Decisions { get; } = [];

    /// <summary>Confirmed applications, and how each was decided.</summary>
    public ConcurrentDictionary<string, string> Applications { get; } = [];

    /// <summary>Decisions whose answer got lost: the task, and when it was found to be lost (UTC).</summary>
    public ConcurrentBag<(string TaskId, DateTimeOffset At)> Lost { get; } = [];

    /// <summary>Commands on their way right now.</summary>
    public int Sending => sending;

    /// <summary>The service can be reached, again or for the first time.</summary>
    public void Open(Uri address) => service.TrySetResult(address);

    /// <summary>It can't; who has something to send waits.</summary>
    public void Close() => service = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task SignInAsync(params string[] userNames)
    {
        foreach (var userName in userNames)
            tokens[userName] = (string)(await SendAsync(null, "/api/auth/login", new() { ["userName"] = userName, ["password"] = Password }))["accessToken"]!;
    }

    /// <summary>An application from its draft to its decision; every third one is turned down half way.</summary>
    public async Task RunCaseAsync(int number) => await DecideCaseAsync(await ApplyAsync(number), number);

    /// <summary>Writes an application and hands it in; the answer is its id.</summary>
    public async Task<string> ApplyAsync(int number)
    {
        var id = (string)(await CommandAsync("officer", "/api/applications", FormOf(number)))["id"]!;
        await CommandAsync("officer", $"/api/applications/{id}/submit", []);
        return id;
    }

    /// <summary>All decisions on an application that was handed in.</summary>
    public async Task DecideCaseAsync(string id, int number)
    {
        var form = FormOf(number);
        await DecideAsync("head", id, form, "Approve", Forms.Evaluation($"{TimeProvider.System.Today():yyyy-MM-dd}"));
        await DecideAsync("director", id, form, number % 3 == 0 ? "Reject" : "Approve", []);
        if (number % 3 == 0)
            Applications[id] = "Rejected";
        else
            await ApproveAsync(id, number);
    }

    /// <summary>The last of the approvals.</summary>
    public async Task ApproveAsync(string id, int number)
    {
        await DecideAsync("vp", id, FormOf(number), "Approve", []);
        Applications[id] = "Approved";
    }

    /// <summary>What is applied for, with a name of its own.</summary>
    public static JsonObject FormOf(int number)
    {
        var form = Forms.Company("pharmacy");
        form["proposedName"] = $"太行康源制药第 {number} 实践基地";
        return form;
    }

    /// <summary>The access token of somebody who has signed in.</summary>
    public string TokenOf(string userName) => tokens[userName];

    public async Task<JsonNode> GetAsync(string userName, string address) => await SendAsync(userName, address, null);

    public void Dispose() => http.Dispose();

    private async Task DecideAsync(string userName, string applicationId, JsonObject application, string outcome, JsonObject answers)
    {
        var name = Uri.EscapeDataString((string)application["proposedName"]!);
        var inbox = await GetAsync(userName, $"/api/tasks?view=todo&text={name}");
        var task = inbox["items"]!.AsArray().Single(task => (string?)task!["caseId"] == applicationId)!;
        var id = (string)task["id"]!;
        var done = await CommandAsync(userName, $"/api/tasks/{id}/complete", new()
        {
            ["revision"] = (int)task["revision"]!,
            ["outcome"] = outcome,
            ["comment"] = "已核对。",
            ["form"] = answers,
            ["signature"] = new JsonObject { ["kind"] = "electronic", ["password"] = Password },
        }, id);
        Decisions.Add(new((string)done["taskId"]!, (string)done["outcome"]!));
    }

    private async Task<JsonNode> CommandAsync(string userName, string address, JsonObject body, string? taskId = null)
    {
        var answer = await SendAsync(userName, address, body, Guid.NewGuid().ToString("N"), taskId);
        confirmations.Add();
        return answer;
    }

    private async Task<JsonNode> SendAsync(string? userName, string address, JsonObject? body, string? key = null, string? taskId = null)
    {
        while (true)
        {
            var current = service;
            using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, new Uri(await current.Task, address)) { Version = http.DefaultRequestVersion };
            if (userName is not null)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens[userName]);
            if (key is not null)
                request.Headers.Add("Idempotency-Key", key);
            request.Content = body is null ? null : JsonContent.Create(body);
            Interlocked.Increment(ref sending);
            try
            {
                using var response = await http.SendAsync(request);
                var text = await response.Content.ReadAsStringAsync();
                return response.IsSuccessStatusCode
                    ? JsonNode.Parse(text)!
                    : throw new InvalidOperationException($"{(int)response.StatusCode} for {userName} at {address}: {text}");
            }
            catch (HttpRequestException) when (!ReferenceEquals(service, current))
            {
                if (taskId is not null)
                    Lost.Add((taskId, TimeProvider.System.GetUtcNow()));
            }
            finally
            {
                Interlocked.Decrement(ref sending);
            }
        }
    }
}
