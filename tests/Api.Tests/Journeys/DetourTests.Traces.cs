using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Api.Tests.Journeys;

// What looking at a case and working on it leave behind.
public sealed partial class DetourTests
{
    [Test]
    public async Task What_people_do_stands_in_the_log_without_who_they_are_and_what_they_wrote()
    {
        var id = await ApplyAsync("pharmacy.officer");
        await journey.CompleteAsync("pharmacy.head", id, "site-evaluation", "Approve", Forms.Evaluation(Journey.Today));
        await journey.CompleteAsync("grad.director", id, "office-opinion", "Return", comment: "请补充宿舍数量。");
        using var nobody = await host.ProgramAsync();
        using var refused = await nobody.PostAsJsonAsync("/api/auth/login", new { userName = "grad.director", password = "Wrong-2026!" });
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));

        // The demo college tells its accounts at each start on purpose; its people are made up.
        var log = host.Log.Where(line => !line.Contains("LogAccounts", StringComparison.Ordinal)).ToList();
        Assert.That(log, Has.Some.Contains($"/api/applications/{id}/submit"));
        await using var scope = host.Services.CreateAsyncScope();
        var names = (await scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>().Users
            .Select(account => new { account.Name, account.UserName }).ToListAsync()).SelectMany(account => new[] { account.Name, account.UserName! });
        string[] written = ["赵志强", "罗明", "孙丽", "0355-3151234", "office@example.cn", "请补充宿舍数量", "Wrong-2026!", ApiHost.Password];
        foreach (var word in names.Concat(written).Distinct().Where(word => word != "admin"))
            Assert.That(log, Has.None.Contains(word), word);
    }

    [Test]
    public async Task A_link_to_a_task_opens_it_and_changes_nothing()
    {
        var id = await ApplyAsync("pharmacy.officer");
        var before = await StandAsync();
        using var browser = await host.BrowserAsync("pharmacy.head");

        // The page, and what it reads once it is there.
        foreach (var address in new[] { $"/tasks/{before.Task["id"]}", $"/api/tasks/{before.Task["id"]}" })
        {
            using var opened = await browser.GetAsync(address);
            Assert.That(opened.StatusCode, Is.EqualTo(HttpStatusCode.OK), address);
        }

        var after = await StandAsync();
        Assert.That((after.Task.ToJsonString(), after.Events), Is.EqualTo((before.Task.ToJsonString(), before.Events)));

        async Task<(JsonNode Task, int Events)> StandAsync()
        {
            await using var scope = host.Services.CreateAsyncScope();
            return ((await journey.TaskAsync("pharmacy.head", id))!, await scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>().Set<EventRow>().CountAsync());
        }
    }
}
