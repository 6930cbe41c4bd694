using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace BaseWorkflows.EndToEnd.Tests.Support;

/// <summary>
/// The HTTP interface beside the browser: to find what a page is about, and to bring about what came before, never to do what the
/// page is there for.
/// </summary>
internal sealed class Calls(Service service) : IDisposable
{
    private readonly HttpClient client = new() { BaseAddress = service.Address };

    /// <summary>What the interface answers to somebody of the demo college.</summary>
    public Task<JsonNode> GetAsync(string userName, string address) => SendAsync(userName, new(HttpMethod.Get, address));

    /// <summary>What it answers to what somebody sends: to arrange, or to do what others do while a page is looked at.</summary>
    public Task<JsonNode> PostAsync(string userName, string address, object body) =>
        SendAsync(userName, new(HttpMethod.Post, address) { Content = JsonContent.Create(body) });

    /// <summary>Writes an application and hands it in; the answer is its id.</summary>
    public async Task<string> ApplyAsync(string userName, JsonObject form)
    {
        var draft = await SendAsync(userName, new(HttpMethod.Post, "/api/applications") { Content = JsonContent.Create(form) });
        var id = (string)draft["id"]!;
        await SendAsync(userName, new(HttpMethod.Post, $"/api/applications/{id}/submit"));
        return id;
    }

    /// <summary>The task of a type that waits for somebody about a base.</summary>
    public async Task<string> TaskAsync(string userName, string baseId, string taskType)
    {
        var inbox = await GetAsync(userName, $"/api/tasks?view=todo&taskType={taskType}&size=200");
        var task = inbox["items"]!.AsArray().FirstOrDefault(one => (string?)one!["base"]?["id"] == baseId);
        Assert.That(task, Is.Not.Null, $"{userName} has no {taskType} about {baseId}");
        return (string)task!["id"]!;
    }

    /// <summary>The agreement of a base.</summary>
    public async Task<string> AgreementAsync(string baseId) =>
        (string)(await GetAsync("auditor", $"/api/agreements?base={baseId}"))["items"]![0]!["id"]!;

    public void Dispose() => client.Dispose();

    private async Task<JsonNode> SendAsync(string userName, HttpRequestMessage request)
    {
        using var signedIn = await client.PostAsJsonAsync("/api/auth/login", new { userName, password = Service.Password });
        using (request)
        {
            request.Headers.Authorization = new("Bearer", (string?)(await signedIn.Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]);
            using var response = await client.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            Assert.That(response.IsSuccessStatusCode, $"{request.RequestUri} answered {(int)response.StatusCode} to {userName}: {text}");
            return JsonNode.Parse(text)!;
        }
    }
}
