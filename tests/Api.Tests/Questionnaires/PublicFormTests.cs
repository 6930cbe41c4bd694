using System.Net;
using System.Net.Http.Json;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.Questionnaires;

/// <summary>The questionnaire as those see it who run it and those who answer it without an account.</summary>
public sealed class PublicFormTests
{
    private static int assessment;

    private ApiHost host = null!;
    private HttpClient office = null!;
    private HttpClient somebody = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        host = await ApiHost.StartAsync(DatabaseProvider.Sqlite);
        await host.Services.SaveAsync(TestBases.Base("base", BaseStatus.Active, sequence: 931));
        office = await host.ProgramAsync("grad.officer");
        await office.PutAsJsonAsync("/api/questionnaire-templates/students", new
        {
            questions = new object[]
            {
                new { kind = "Scale", title = "总体评价", englishTitle = "As a whole", isRequired = true },
                new { kind = "Choice", title = "指导频次", choices = new[] { new { label = "每周" }, new { label = "每月" } }, isRequired = true },
                new { kind = "Text", title = "建议", isRequired = false },
            },
        });
        somebody = await host.ProgramAsync();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        somebody?.Dispose();
        office?.Dispose();
        if (host is not null)
            await host.DisposeAsync();
    }

    [Test]
    public async Task From_opening_to_the_results_as_Excel()
    {
        var (id, links) = await OpenAsync("甲,1\n乙,2\n丙,3");
        var form = await (await somebody.GetAsync($"/api/questionnaires/{links[0]}")).JsonAsync();
        Assert.That(((string?)form["audience"], (string?)form["questions"]![0]!["title"]), Is.EqualTo(("Students", "总体评价")));
        foreach (var link in links)
            Assert.That((await AnswerAsync(link, new { q1 = "5", q2 = "1", q3 = "宿舍好" })).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        await (await office.GetAsync($"/api/assessments/questionnaires/{id}/results")).ProblemAsync(422, "questionnaire.still_open");
        await (await office.PostAsync($"/api/assessments/questionnaires/{id}/close", null)).JsonAsync();

        var results = await (await office.GetAsync($"/api/assessments/questionnaires/{id}/results")).JsonAsync();
        using var excel = await office.GetAsync($"/api/assessments/questionnaires/{id}/results?format=xlsx");

        Assert.That(results["questions"]![0]!["counts"]!.ToJsonString(), Is.EqualTo("[0,0,0,0,3]"));
        Assert.That(excel.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        Assert.That((await excel.Content.ReadAsByteArrayAsync())[..2], Is.EqualTo("PK"u8.ToArray()));
        var people = await (await office.GetAsync($"/api/assessments/questionnaires/{id}/people?answered=true")).JsonAsync();
        Assert.That(people["items"]!.AsArray(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_page_answers_without_an_account_and_without_scripts()
    {
        var (id, links) = await OpenAsync("甲,1");
        var page = WebUtility.HtmlDecode(await (await somebody.GetAsync($"/q/{links[0]}")).Content.ReadAsStringAsync());
        Assert.That(page, Does.Contain("总体评价").And.Contain("匿名问卷").And.Contain("type=\"radio\" name=\"q1\"").And.Not.Contain("https://"));

        var refused = await PostFormAsync(links[0], ("q1", "5"), ("q3", "请改进<食堂>"));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        var shown = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Assert.That(shown, Does.Contain("请回答此题").And.Contain("请改进<食堂>").And.Match("value=\"5\"[^>]*checked"));

        var done = await PostFormAsync(links[0], ("q1", "5"), ("q2", "0"));
        Assert.That(WebUtility.HtmlDecode(await done.Content.ReadAsStringAsync()), Does.Contain("问卷已提交，感谢您的参与"));
        using var again = await somebody.GetAsync($"/q/{links[0]}");
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync()), Does.Contain("问卷已提交过"));
        var detail = await (await office.GetAsync($"/api/assessments/questionnaires/{id}")).JsonAsync();
        Assert.That((int?)detail["questionnaire"]!["answered"], Is.EqualTo(1));
    }

    [TestCase("/q/", HttpStatusCode.Gone, "text/html")]
    [TestCase("/api/questionnaires/", HttpStatusCode.NotFound, "application/problem+json")]
    public async Task A_link_is_kept_out_of_caches_referrers_and_indexes(string path, HttpStatusCode status, string type)
    {
        using var answer = await somebody.GetAsync($"{path}AbCdEfGhIjKlMnOpQrStUvWxYz012345");

        Assert.That(answer.StatusCode, Is.EqualTo(status));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo(type));
        Assert.That(answer.Headers.CacheControl?.NoStore, Is.True);
        Assert.That(answer.Headers.GetValues("Referrer-Policy"), Is.EqualTo(new[] { "no-referrer" }));
        Assert.That(answer.Headers.GetValues("X-Robots-Tag").Single(), Does.Contain("noindex"));
    }

    [Test]
    public async Task Whoever_calls_too_often_is_told_when_to_come_back()
    {
        await using var small = await ApiHost.StartAsync(
            DatabaseProvider.Sqlite, new() { ["Questionnaires:RequestsPerMinute"] = "2" });
        using var client = await small.ProgramAsync();
        await client.GetAsync("/q/SecretLink");
        await client.GetAsync("/api/questionnaires/SecretLink");

        await (await client.GetAsync("/api/questionnaires/SecretLink")).ProblemAsync(429, "request.too_many");
        using var page = await client.GetAsync("/q/SecretLink");

        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("操作过于频繁"));
        Assert.That(page.Headers.RetryAfter?.Delta, Is.GreaterThan(TimeSpan.Zero));
        Assert.That(small.Log, Has.Some.Contains("(personal link)"));
        Assert.That(small.Log.Where(line => line.StartsWith("HTTP", StringComparison.Ordinal)), Has.None.Contains("SecretLink"));
    }

    [Test]
    public async Task A_list_is_imported_from_a_file_and_what_is_missing_is_named()
    {
        var (id, _) = await OpenAsync("甲,1");
        using var file = new MultipartFormDataContent { { new ByteArrayContent("姓名,电话\n乙,2"u8.ToArray()), "file", "people.csv" } };

        var imported = await (await office.PostAsync($"/api/assessments/questionnaires/{id}/people/import", file)).JsonAsync();

        Assert.That((string?)imported["links"]![0]!["name"], Is.EqualTo("乙"));
        var problem = await (await office.PostAsync($"/api/assessments/questionnaires/{id}/people", new { })).JsonAsync(HttpStatusCode.BadRequest);
        Assert.That(problem["errors"]?["people"], Is.Not.Null);
        problem = await (await somebody.PostAsync("/api/questionnaires/x", new { })).JsonAsync(HttpStatusCode.BadRequest);
        Assert.That(problem["errors"]?["answers"], Is.Not.Null);
        await (await somebody.PostAsync("/api/questionnaires/x", new { answers = new { q1 = "5" } })).ProblemAsync(404, "questionnaire.link_unknown");
    }

    private async Task<(string Id, IReadOnlyList<string> Links)> OpenAsync(string people)
    {
        var closesOn = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var number = Interlocked.Increment(ref assessment);
        await host.Services.SaveAsync(
            Campaign.Open($"campaign-{number}", 2000 + number, "李晓燕", TestBases.At), Assessment.Open($"assessment-{number}", $"campaign-{number}", "base", 2000 + number, TestBases.At));
        var opened = await (await office.PostAsync($"/api/assessments/assessment-{number}/questionnaires", new { audience = "Students", closesOn })).JsonAsync(HttpStatusCode.Created);
        var id = (string)opened["questionnaire"]!["id"]!;
        var invited = await (await office.PostAsync($"/api/assessments/questionnaires/{id}/people", new { people })).JsonAsync();
        return (id, [.. invited["links"]!.AsArray().Select(link => (string)link!["token"]!)]);
    }

    private Task<HttpResponseMessage> AnswerAsync(string link, object answers) =>
        somebody.PostAsJsonAsync($"/api/questionnaires/{link}", new { answers });

    // What a browser sends: the fields that the page names, and the one by which the host knows the form.
    private async Task<HttpResponseMessage> PostFormAsync(string link, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Append(("_handler", "answers")).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await somebody.PostAsync($"/q/{link}", form);
    }
}
