using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace BaseWorkflows.EndToEnd.Tests.Support;

/// <summary>The HTTP interface beside the browser: to find what a page is about, never to do what a page is there for.</summary>
internal sealed class Calls(Service service) : IDisposable
{
    private readonly HttpClient client = new() { BaseAddress = service.Address };

    /// <summary>What the interface answers to somebody of the demo college.</summary>
    public async Task<JsonNode> GetAsync(string userName, string address)
    {
        using var signedIn = await client.PostAsJsonAsync("/api/auth/login", new { userName, password = Service.Password });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new("Bearer", (string?)(await signedIn.Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]);
        using var response = await client.SendAsync(request);
        Assert.That(response.IsSuccessStatusCode, $"{address} answered {(int)response.StatusCode} to {userName}");
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
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
}
