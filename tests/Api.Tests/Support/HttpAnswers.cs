using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace BaseWorkflows.Api.Tests.Support;

/// <summary>Reads answers, and says what came when something else was expected.</summary>
internal static class HttpAnswers
{
    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage response, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(expected), text);
        return JsonNode.Parse(text)!;
    }

    /// <summary>Expects a problem with this status and code.</summary>
    public static async Task<JsonNode> ProblemAsync(this HttpResponseMessage response, int status, string code)
    {
        var problem = await response.JsonAsync((HttpStatusCode)status);
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That((string?)problem["code"], Is.EqualTo(code), problem.ToJsonString());
        return problem;
    }

    public static async Task<HttpResponseMessage> PostAsync(
        this HttpClient client, string address, object body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body) };
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await client.SendAsync(request);
    }
}
