using System.Net;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.Tasks;

public sealed class TaskEndpointTests(DatabaseProvider provider) : EndpointTests(provider)
{
    [TestCase("todo")]
    [TestCase("claimable")]
    [TestCase("done")]
    [TestCase("mine")]
    [TestCase("cc")]
    [TestCase("overdue")]
    public async Task Every_view_answers_a_page(string view)
    {
        using var client = await Host.ProgramAsync("expert1");
        var page = await (await client.GetAsync($"/api/tasks?view={view}&size=7")).JsonAsync();
        Assert.That(((int?)page["page"], (int?)page["size"]), Is.EqualTo((1, 7)));
    }

    [Test]
    public async Task An_unknown_view_names_its_field()
    {
        using var client = await Host.ProgramAsync("expert1");
        var problem = await (await client.GetAsync("/api/tasks?view=nonsense")).JsonAsync(HttpStatusCode.BadRequest);
        Assert.That(problem["errors"]?["view"], Is.Not.Null);
    }

    [TestCase("claim")]
    [TestCase("release")]
    [TestCase("draft")]
    [TestCase("complete")]
    public async Task A_task_that_is_not_there_is_404_for_every_command(string command)
    {
        using var client = await Host.ProgramAsync("expert1");
        using var opened = await client.GetAsync("/api/tasks/unknown");
        Assert.That(opened.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        using var response = await client.PostAsync($"/api/tasks/unknown/{command}", new { revision = 1, outcome = "approve", form = new { } });
        await response.JsonAsync(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Completing_needs_a_revision_and_an_outcome()
    {
        using var client = await Host.ProgramAsync("expert1");
        var noRevision = await (await client.PostAsync("/api/tasks/any/complete", new { outcome = "approve" })).ProblemAsync(400, "request.invalid");
        var noOutcome = await (await client.PostAsync("/api/tasks/any/complete", new { revision = 1 })).ProblemAsync(400, "request.invalid");
        Assert.That(noRevision["errors"]?["revision"], Is.Not.Null);
        Assert.That(noOutcome["errors"]?["outcome"], Is.Not.Null);
    }

    [Test]
    public async Task Events_are_for_those_who_may_read_them_and_the_chain_is_whole()
    {
        using var expert = await Host.ProgramAsync("expert1");
        await (await expert.GetAsync("/api/events")).ProblemAsync(403, "events.forbidden");

        using var auditor = await Host.ProgramAsync("auditor");
        var feed = await (await auditor.GetAsync("/api/events?after=0&limit=10")).JsonAsync();
        Assert.That(feed["items"], Is.Not.Null);
        foreach (var wrong in new[] { "limit=0", "limit=501", "after=-1", "wait=31" })
            await (await auditor.GetAsync($"/api/events?{wrong}")).ProblemAsync(400, "request.page_out_of_range");
        Assert.That((bool?)(await (await auditor.GetAsync("/api/audit/verify")).JsonAsync())["valid"], Is.True);
    }

    [Test]
    public async Task What_a_reader_has_already_is_not_sent_again()
    {
        using var auditor = await Host.ProgramAsync("auditor");
        var first = await auditor.GetAsync("/api/events?after=0&limit=2");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/events?after=0&limit=2");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.That((await auditor.SendAsync(again)).StatusCode, Is.EqualTo(HttpStatusCode.NotModified));

        using var further = new HttpRequestMessage(HttpMethod.Get, "/api/events?after=1&limit=2");
        further.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.That((await auditor.SendAsync(further)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
