using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Domain;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.Extensions.DependencyInjection;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Api.Tests.Instances;

/// <summary>Running instances over HTTP: found, changed by hand, moved to another version.</summary>
public sealed class InstanceEndpointTests(DatabaseProvider provider) : EndpointTests(provider)
{
    private HttpClient admin = null!;

    protected override async Task BeginAsync()
    {
        admin = await Host.ProgramAsync("admin");
    }

    [OneTimeTearDown]
    public void LetGo()
    {
        admin?.Dispose();
    }

    [Test]
    public async Task An_instance_is_found_made_to_jump_and_ended_each_with_a_reason()
    {
        var id = await StartAsync("jump", "A", "B");
        var item = (await GetAsync("/api/instances?which=Running&route=jump"))["items"]!.AsArray().Single()!;
        Assert.That(((string?)item["id"], (string?)item["steps"]![0], (int)item["version"]!), Is.EqualTo((id, "A", 1)));

        await (await admin.PostAsJsonAsync($"/api/instances/{id}/alter", new { kind = "JumpTo", target = "B" })).ProblemAsync(400, "instance.invalid");
        using var jumped = await admin.PostAsJsonAsync($"/api/instances/{id}/alter", new { kind = "JumpTo", target = "B", reason = "误操作" });
        Assert.That((int)jumped.StatusCode, Is.EqualTo(204));
        var detail = await GetAsync($"/api/instances/{id}");
        Assert.That(detail["waits"]!.AsArray().Select(wait => (string?)wait!["activityId"]), Is.EqualTo(new[] { "B" }));
        Assert.That(detail["journal"]!.AsArray().Select(line => (string?)line!["event"]), Does.Contain("Cancelled").And.Contain("Suspended"));

        using var cancelled = await admin.PostAsJsonAsync($"/api/instances/{id}/cancel", new { reason = "重复发起" });
        Assert.That((int)cancelled.StatusCode, Is.EqualTo(204));
        await (await admin.PostAsJsonAsync($"/api/instances/{id}/cancel", new { reason = "再次" })).ProblemAsync(409, "instance.ended");
        Assert.That((string?)(await GetAsync($"/api/instances/{id}"))["instance"]!["status"], Is.EqualTo("Cancelled"));
    }

    [Test]
    public async Task A_variable_that_there_is_not_and_a_kind_that_is_missing_are_refused()
    {
        var id = await StartAsync("bad", "A");

        await (await admin.PostAsJsonAsync($"/api/instances/{id}/alter", new { target = "A", reason = "x" })).ProblemAsync(400, "request.invalid");
        await (await admin.PostAsJsonAsync($"/api/instances/{id}/alter", new { kind = "SetVariable", target = "none", value = 1, reason = "x" }))
            .ProblemAsync(422, "instance.no_such_variable");
        await (await admin.GetAsync("/api/instances/none")).ProblemAsync(404, "instance.not_found");
    }

    [Test]
    public async Task Running_instances_are_previewed_and_moved_to_another_version()
    {
        var id = await StartAsync("move", "A", "B");
        await PublishAsync("move", "A", "C");

        var preview = await GetAsync("/api/routes/move/migration?version=2");
        Assert.That((string?)preview["cases"]![0]!["steps"]![0], Is.EqualTo("A"));
        var moved = await (await admin.PostAsJsonAsync("/api/routes/move/migrate", new { version = 2, instances = new[] { id }, reason = "路线调整" })).JsonAsync();

        Assert.That((bool)moved["cases"]![0]!["canMove"]!);
        Assert.That((int)(await GetAsync($"/api/instances/{id}"))["instance"]!["version"]!, Is.EqualTo(2));
        Assert.That((await GetAsync("/api/routes/move/migration?version=2"))["cases"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Only_administrators_and_auditors_see_instances_and_auditors_change_nothing()
    {
        var id = await StartAsync("rights", "A");
        using var auditor = await Host.ProgramAsync("auditor");
        using var officer = await Host.ProgramAsync("grad.officer");

        Assert.That((bool)(await (await auditor.GetAsync($"/api/instances/{id}")).JsonAsync())["mayAlter"]!, Is.False);
        await (await auditor.PostAsJsonAsync($"/api/instances/{id}/cancel", new { reason = "x" })).ProblemAsync(403, "instance.forbidden");
        await (await officer.GetAsync("/api/instances")).ProblemAsync(403, "route.read_forbidden");
    }

    private async Task<string> StartAsync(string route, params string[] steps)
    {
        await PublishAsync(route, steps);
        var about = new CaseRef(CaseKind.Application, $"case-{route}", route, null, null);
        return (await UnitAsync((scope, token) => scope.GetRequiredService<WorkflowRunner>().StartAsync(route, about, [], token))).Value;
    }

    private Task<Result<string>> PublishAsync(string route, params string[] steps) => UnitAsync(async (scope, token) =>
    {
        var published = await scope.PublishUncheckedAsync(Sequential(route, steps), token);
        return published.IsOk ? (Result<string>)route : published.Refusal;
    });

    private async Task<Result<string>> UnitAsync(Func<IServiceProvider, CancellationToken, Task<Result<string>>> body)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UnitOfWork>().RunAsync(
            CommandInfo.Of(Caller.System, "test"), token => body(scope.ServiceProvider, token), CancellationToken.None);
    }

    private async Task<JsonNode> GetAsync(string address) => await (await admin.GetAsync(address)).JsonAsync();
}
