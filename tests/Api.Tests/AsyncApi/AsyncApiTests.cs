using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Contracts;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.AsyncApi;

/// <summary>The description as programs read it, without signing in.</summary>
public sealed class AsyncApiTests
{
    private HttpClient client = null!;

    [OneTimeSetUp]
    public async Task Start() => client = await (await SharedHosts.OfAsync(DatabaseProvider.Sqlite)).ProgramAsync();

    [OneTimeTearDown]
    public void Stop() => client.Dispose();

    [Test]
    public async Task The_description_is_the_one_that_is_kept_with_the_contracts()
    {
        using var answer = await client.GetAsync("/asyncapi.json");
        Assert.That(answer.Content.Headers.ContentType?.ToString(), Is.EqualTo("application/vnd.aai.asyncapi+json; version=3.0.0"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo(await File.ReadAllTextAsync(EventPromise.Path)));
    }

    [Test]
    public async Task Each_schema_stands_by_itself_as_2020_12()
    {
        var document = JsonNode.Parse(await client.GetStringAsync("/asyncapi.json"))!;
        foreach (var name in PublishedEvents.Names)
        {
            using var answer = await client.GetAsync($"/asyncapi/schemas/{name}.json");
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/schema+json"));
            var schema = (await answer.JsonAsync()).AsObject();
            Assert.That((string?)schema["$schema"], Is.EqualTo("https://json-schema.org/draft/2020-12/schema"));
            schema.Remove("$schema");
            Assert.That(JsonNode.DeepEquals(schema, document["components"]!["schemas"]![name]), name);
            Assert.That(schema.ToJsonString(), Does.Not.Contain("$ref"));
        }
    }

    [TestCase("/asyncapi.json")]
    [TestCase("/asyncapi/schemas/BaseApplied.json")]
    public async Task What_is_known_already_is_not_sent_again(string address)
    {
        using var first = await client.GetAsync(address);
        Assert.That(first.Headers.ETag, Is.Not.Null);
        Assert.That(first.Headers.CacheControl?.NoCache, Is.True);

        using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var same = await client.SendAsync(again);
        Assert.That(same.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        using var other = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { new EntityTagHeaderValue("\"older\"") } } };
        using var whole = await client.SendAsync(other);
        Assert.That(whole.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("/asyncapi/schemas/BaseRenamed.json")]
    [TestCase("/asyncapi/schemas/BusEnvelope.json")]
    [TestCase("/asyncapi/v1.json")]
    public async Task What_is_not_there_is_a_problem(string address) => await (await client.GetAsync(address)).ProblemAsync(404, "request.not_found");

    [Test]
    public async Task The_description_of_calls_leads_here() =>
        Assert.That((string?)JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!["info"]!["description"], Does.Contain("[`/asyncapi.json`](/asyncapi.json)"));
}
