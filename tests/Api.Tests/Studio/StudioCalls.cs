using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Tests.Support;

namespace BaseWorkflows.Api.Tests.Studio;

/// <summary>Calls as Studio makes them, by a program that signed in as an account.</summary>
internal sealed class StudioCalls(HttpClient client) : IDisposable
{
    public static async Task<StudioCalls> AsAsync(ApiHost host, string userName) => new(await host.ProgramAsync(userName));

    public HttpClient Client { get; } = client;

    public async Task<JsonNode> GetAsync(string path)
    {
        using var response = await Client.GetAsync($"/elsa/api{path}");
        return await response.JsonAsync();
    }

    public async Task<JsonNode> PostAsync(string path, object body)
    {
        using var response = await Client.PostAsJsonAsync($"/elsa/api{path}", body);
        return await response.JsonAsync();
    }

    /// <summary>Sends it and expects to be told why not, in the form that Studio shows.</summary>
    public async Task<string> RefusedAsync(HttpMethod method, string path, object? body, string code)
    {
        using var request = new HttpRequestMessage(method, $"/elsa/api{path}") { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await Client.SendAsync(request);
        var refusal = await response.JsonAsync(System.Net.HttpStatusCode.BadRequest);
        Assert.That((string?)refusal["code"], Is.EqualTo(code), refusal.ToJsonString());
        var texts = refusal["errors"]!["generalErrors"]!.AsArray().Select(text => (string)text!).ToList();
        Assert.That(texts, Is.Not.Empty);
        return string.Join('\n', texts);
    }

    public void Dispose() => Client.Dispose();
}
