using System.Net;
using System.Net.Http.Json;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.Routes;

public sealed class RouteSimulationEndpointTests(DatabaseProvider provider) : EndpointTests(provider)
{
    [Test]
    public async Task A_made_up_case_tells_who_would_be_asked_by_name_and_in_order()
    {
        using var client = await Host.ProgramAsync("admin");
        var answer = await (await client.PostAsJsonAsync("/api/routes/approval-clinical/simulate", new
        {
            madeUp = new[] { new { title = "假想医院", input = new { departmentId = "clinical", departmentIds = new[] { "clinical" } } } },
        })).JsonAsync();

        var made = answer["cases"]![0]!;
        Assert.That(((string?)made["title"], (string?)made["end"], (bool?)made["differs"]), Is.EqualTo(("假想医院", "Ended", (bool?)false)));
        var steps = made["steps"]!.AsArray();
        Assert.That(steps.Select(step => (string?)step!["taskType"]), Is.EqualTo(new[]
        {
            "expert-panel", "expert-report", "expert-report", "expert-report", "office-opinion", "meeting-resolution", "file-originals", "file-copies",
        }));
        Assert.That(steps.Select(step => step!["candidates"]!.AsArray().Count), Has.All.GreaterThan(0));
    }

    [Test]
    public async Task Strangers_may_not_ask_and_without_cases_there_is_nothing_to_simulate()
    {
        using var stranger = await Host.ProgramAsync("pharmacy.officer");
        using var admin = await Host.ProgramAsync("admin");

        await (await stranger.PostAsJsonAsync("/api/routes/approval-clinical/simulate", new { cases = new[] { "x" } })).JsonAsync(HttpStatusCode.Forbidden);
        await (await admin.PostAsJsonAsync("/api/routes/approval-clinical/simulate", new { })).JsonAsync(HttpStatusCode.BadRequest);
        await (await admin.PostAsJsonAsync("/api/routes/approval-clinical/simulate", new { cases = new[] { "no-such-case" } })).JsonAsync(HttpStatusCode.NotFound);
    }
}
