using System.Net;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Api.Tests.Routes;

public sealed class RouteCheckEndpointTests(DatabaseProvider provider) : EndpointTests(provider, ownHost: true)
{
    [Test]
    public async Task A_route_that_comes_with_the_service_is_proven()
    {
        using var client = await Host.ProgramAsync("admin");
        var answer = await (await client.GetAsync("/api/routes/approval-clinical/check")).JsonAsync();

        Assert.That(((bool?)answer["mayBePublished"], (bool?)answer["isComplete"], answer["findings"]!.AsArray().Count), Is.EqualTo(((bool?)true, (bool?)true, 0)));
        Assert.That((int?)answer["states"], Is.GreaterThan(10));
    }

    [Test]
    public async Task A_draft_that_leaves_the_graduate_office_out_is_told_with_clause_and_run_and_can_not_be_published()
    {
        await SaveAsync(route =>
        {
            foreach (var way in route["root"]!["connections"]!.AsArray().Where(way => (string?)way!["target"]!["activity"] == "office-opinion"))
                way!["target"]!["activity"] = "final-approval";
        });

        using var client = await Host.ProgramAsync("admin");
        var answer = await (await client.GetAsync("/api/routes/approval-department/check")).JsonAsync();
        var finding = answer["findings"]!.AsArray().Single(finding => (string?)finding!["rule"] == "lawfulness.department_order")!;
        Assert.That(((string?)finding["severity"], (string?)finding["clause"], (string?)finding["activityId"]), Is.EqualTo(("Error", "3.2", "approve")));
        Assert.That(finding["path"]!.AsArray().Select(step => (string?)step!["activityId"]), Is.EqualTo(new[] { "start", "evaluate", "final-approval", "approve" }));
        Assert.That((string?)finding["path"]![1]!["activity"], Is.EqualTo("院（系、部）考察评估"));

        var published = await In<PublishDefinition, PublishedDefinition>((publish, token) => publish.HandleAsync(new("approval-department"), Caller.System, token));
        Assert.That(published.Refusal?.Errors.Keys, Does.Contain("approve"));
        Assert.That(published.Refusal?.Code, Is.EqualTo("route.not_sound").Or.EqualTo("route.not_lawful"));

        // The published version stays as it is, and stays proven.
        var first = await (await client.GetAsync("/api/routes/approval-department/check?version=1")).JsonAsync();
        Assert.That(((bool?)first["isPublished"], (bool?)first["mayBePublished"]), Is.EqualTo(((bool?)true, (bool?)true)));
    }

    [Test]
    public async Task Only_those_who_see_versions_may_ask_and_what_is_not_there_is_not_found()
    {
        using var stranger = await Host.ProgramAsync("pharmacy.officer");
        using var auditor = await Host.ProgramAsync("auditor");

        await (await stranger.GetAsync("/api/routes/approval-clinical/check")).JsonAsync(HttpStatusCode.Forbidden);
        await (await auditor.GetAsync("/api/routes/approval-clinical/check")).JsonAsync();
        await (await auditor.GetAsync("/api/routes/approval-clinical/check?version=99")).JsonAsync(HttpStatusCode.NotFound);
        await (await auditor.GetAsync("/api/routes/nothing/check")).JsonAsync(HttpStatusCode.NotFound);
    }

    private async Task SaveAsync(Action<JsonObject> change)
    {
        var stored = await In<GetDefinition, StoredDefinition>((get, token) => get.HandleAsync(GetDefinitionRequest.Latest("approval-department"), Caller.System, token));
        var saved = await In<SaveDraft, SavedDefinition>((save, token) => save.HandleAsync(new(stored.Value.Definition.With(change).ToJson(), null), Caller.System, token));
        Assert.That(saved.Refusal, Is.Null);
    }

    private async Task<Result<T>> In<TService, T>(Func<TService, CancellationToken, Task<Result<T>>> act)
        where TService : notnull
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>(), CancellationToken.None);
    }
}
