using System.Net.Http.Json;
using System.Text;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.Calendars;

public sealed class CalendarEndpointTests(DatabaseProvider provider) : EndpointTests(provider)
{
    [Test]
    public async Task A_year_is_entered_and_a_stale_version_is_refused()
    {
        using var office = await Host.ProgramAsync("grad.officer");
        var body = new { entries = new[] { new { from = "2029-01-01", to = "2029-01-01", kind = "Holiday", name = "元旦" } } };

        using var entered = await office.PutAsJsonAsync("/api/calendar/2029", body);
        Assert.That((int?)(await entered.JsonAsync())["version"], Is.EqualTo(1));
        using var stale = new HttpRequestMessage(HttpMethod.Put, "/api/calendar/2029") { Content = JsonContent.Create(body), Headers = { { "If-Match", "\"7\"" } } };
        await (await office.SendAsync(stale)).ProblemAsync(412, "calendar.stale");

        var years = await (await office.GetAsync("/api/calendar")).JsonAsync();
        Assert.That(years["years"]!.AsArray().Select(year => (int)year!), Does.Contain(2029).And.Contain(2026));
    }

    [Test]
    public async Task What_contradicts_itself_names_its_entry()
    {
        using var office = await Host.ProgramAsync("grad.officer");
        var body = new { entries = new[] { new { from = "2028-10-07", to = "2028-10-01", kind = "Holiday", name = "国庆节" } } };

        var problem = await (await office.PutAsJsonAsync("/api/calendar/2028", body)).ProblemAsync(400, "calendar.invalid");

        Assert.That(problem["errors"]!["entries[0].to"], Is.Not.Null);
    }

    [Test]
    public async Task A_file_is_imported_by_those_who_keep_the_calendar_only()
    {
        using var expert = await Host.ProgramAsync("expert1");
        await (await expert.PostAsync("/api/calendar/import", File("2030-01-01,,放假,元旦"))).ProblemAsync(403, "calendar.forbidden");
        using var admin = await Host.ProgramAsync("admin");
        await (await admin.PostAsync("/api/calendar/import", File("新年好"))).ProblemAsync(400, "calendar.file_unreadable");

        var imported = await (await admin.PostAsync("/api/calendar/import", File("2030-01-01,,放假,元旦"))).JsonAsync();

        Assert.That(imported["years"]!.AsArray().Select(year => (int)year!), Is.EqualTo(new[] { 2030 }));
        var year = await (await expert.GetAsync("/api/calendar/2030")).JsonAsync();
        Assert.That((string?)year["entries"]![0]!["name"], Is.EqualTo("元旦"));
    }

    private static MultipartFormDataContent File(string text) =>
        new() { { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "calendar.csv" } };
}
