using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Json;
using BaseWorkflows.Api.Languages;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

namespace BaseWorkflows.Api.Tests.Problems;

/// <summary>Every way to fail, on endpoints made for failing.</summary>
public sealed class ProblemTests
{
    private WebApplication app = null!;
    private HttpClient client = null!;

    private sealed record Body(string Name, int Years, DateTimeOffset? At);

    [OneTimeSetUp]
    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddLanguages();
        builder.Services.AddJson();
        builder.Services.AddProblems();
        app = builder.Build();
        app.UseLanguages();
        app.UseProblems();
        app.MapGet("/api/refuse/{kind}", (RefusalKind kind) => new Refused(new Refusal(
            kind, "agreement.copies_outstanding", new Text("还有协议未交回。", "Copies are outstanding."), new Clause("4.1"))
        {
            Errors = new Dictionary<string, IReadOnlyList<Text>> { ["term.years"] = [new Text("必填。", "Required.")] },
        }));
        app.MapGet("/api/throw", string () => throw new InvalidOperationException("secret of the inside"));
        app.MapPost("/api/echo", (Body body) => body);
        app.MapGet("/api/list", (int? page, DateOnly from) => $"{page} {from}");
        await app.StartAsync();
        client = app.GetTestClient();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [TestCase(RefusalKind.Invalid, 400)]
    [TestCase(RefusalKind.Forbidden, 403)]
    [TestCase(RefusalKind.NotFound, 404)]
    [TestCase(RefusalKind.Conflict, 409)]
    [TestCase(RefusalKind.Stale, 412)]
    [TestCase(RefusalKind.RuleBroken, 422)]
    public async Task A_refusal_keeps_its_kind_code_clause_and_fields(RefusalKind kind, int status)
    {
        using var response = await client.GetAsync($"/api/refuse/{kind}");
        var problem = await ProblemOf(response, (HttpStatusCode)status);
        Assert.Multiple(() =>
        {
            Assert.That((string?)problem["code"], Is.EqualTo("agreement.copies_outstanding"));
            Assert.That((string?)problem["detail"], Is.EqualTo("还有协议未交回。"));
            Assert.That((string?)problem["clause"], Is.EqualTo("4.1"));
            Assert.That((string?)problem["errors"]?["term.years"]?[0], Is.EqualTo("必填。"));
            Assert.That((string?)problem["instance"], Is.EqualTo($"/api/refuse/{kind}"));
            Assert.That((int?)problem["status"], Is.EqualTo(status));
        });
    }

    [TestCase("en", "Copies are outstanding.")]
    [TestCase("en-GB,en;q=0.8", "Copies are outstanding.")]
    [TestCase("zh-CN,zh;q=0.9,en;q=0.8", "还有协议未交回。")]
    [TestCase("fr", "还有协议未交回。")]
    public async Task The_detail_is_in_the_language_asked_for_and_Chinese_otherwise(string languages, string detail)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/refuse/Conflict");
        request.Headers.Add("Accept-Language", languages);
        using var response = await client.SendAsync(request);
        Assert.That((string?)(await ProblemOf(response, HttpStatusCode.Conflict))["detail"], Is.EqualTo(detail));
    }

    [Test]
    public async Task An_unhandled_exception_is_a_500_with_a_trace_id_and_no_internals()
    {
        using var response = await client.GetAsync("/api/throw");
        var problem = await ProblemOf(response, HttpStatusCode.InternalServerError);
        Assert.Multiple(() =>
        {
            Assert.That((string?)problem["code"], Is.EqualTo("server.failure"));
            Assert.That((string?)problem["traceId"], Is.Not.Empty);
            Assert.That(problem.ToJsonString(), Does.Not.Contain("secret").And.Not.Contain("Exception"));
        });
    }

    [TestCase("""{"name":"x","years":}""")]
    [TestCase("{")]
    [TestCase("\"text\"")]
    public async Task Malformed_json_is_a_400(string body)
    {
        using var response = await Post(body);
        Assert.That((string?)(await ProblemOf(response, HttpStatusCode.BadRequest))["code"], Is.EqualTo("request.malformed_json"));
    }

    [TestCase("""{"name":"x","years":"three"}""", "years")]
    [TestCase("""{"name":null,"years":3}""", "name")]
    [TestCase("""{"name":"x","years":3,"at":"yesterday"}""", "at")]
    public async Task A_value_of_the_wrong_type_names_its_field(string body, string field)
    {
        using var response = await Post(body);
        Assert.That((await ProblemOf(response, HttpStatusCode.BadRequest))["errors"]?[field], Is.Not.Null);
    }

    [Test]
    public async Task No_body_is_a_400()
    {
        using var content = new StringContent("", Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/api/echo", content);
        await ProblemOf(response, HttpStatusCode.BadRequest);
    }

    [TestCase("?page=one&from=2026-01-01", "page")]
    [TestCase("?page=1&from=2026-13-01", "from")]
    [TestCase("?page=1", "from")]
    public async Task A_bad_parameter_names_its_field(string query, string field)
    {
        using var response = await client.GetAsync("/api/list" + query);
        var problem = await ProblemOf(response, HttpStatusCode.BadRequest);
        Assert.That(problem["errors"]?[field], Is.Not.Null, problem.ToJsonString());
    }

    [Test]
    public async Task Another_content_type_is_a_415()
    {
        using var content = new StringContent("name=x", Encoding.UTF8, "text/plain");
        using var response = await client.PostAsync("/api/echo", content);
        Assert.That((string?)(await ProblemOf(response, HttpStatusCode.UnsupportedMediaType))["code"], Is.EqualTo("request.unsupported_type"));
    }

    [Test]
    public async Task An_unknown_address_is_a_404_and_a_wrong_method_a_405()
    {
        using var unknown = await client.GetAsync("/api/nothing");
        using var wrong = await client.DeleteAsync("/api/echo");
        await ProblemOf(unknown, HttpStatusCode.NotFound);
        await ProblemOf(wrong, HttpStatusCode.MethodNotAllowed);
    }

    [TestCase("2026-12-01T08:00:00+08:00", "2026-12-01T00:00:00Z")]
    [TestCase("2026-12-01T00:00:00", "2026-12-01T00:00:00Z")]
    [TestCase("2026-12-01T00:00:00.125Z", "2026-12-01T00:00:00.125Z")]
    public async Task Times_are_written_in_UTC_with_a_Z(string sent, string received)
    {
        using var response = await Post($$"""{"name":"长治","years":3,"at":"{{sent}}"}""");
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(text, Does.Contain($"\"at\":\"{received}\"").And.Contain("长治"));
    }

    private Task<HttpResponseMessage> Post(string body) =>
        client.PostAsync("/api/echo", new StringContent(body, Encoding.UTF8, "application/json"));

    private static async Task<JsonObject> ProblemOf(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.That(response.StatusCode, Is.EqualTo(status));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }
}
