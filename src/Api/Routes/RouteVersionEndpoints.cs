using System.Text;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Json;
using BaseWorkflows.Api.OpenApi;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Routes;

/// <summary>The versions of routes, for those who keep them: save, publish, retract, go back, compare, delete, export.</summary>
internal static class RouteVersionEndpoints
{
    internal sealed record RevertBody(int? Version);

    public static void MapVersions(this RouteGroupBuilder routes)
    {
        routes.MapGet("/versions", ListAsync).WithName("ListRouteVersions")
            .WithSummary("流程版本列表：按名称、版本范围筛选").WithDescription("Versions of routes: the latest, the published ones, both, or all.");
        routes.MapGet("/versions/{id}", GetAsync).WithName("GetRouteVersion")
            .WithSummary("查看一个流程版本").WithDescription("One version by its own id.");
        routes.MapDelete("/versions/{id}", DeleteVersionAsync).WithName("DeleteRouteVersion").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("放弃草稿，或删除未运行过的版本").WithDescription("Discards a draft, or a version that no case has ever run.");
        routes.MapPost("", SaveAsync).WithName("SaveRoute").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("保存或导入流程定义（Elsa 3 JSON）为草稿").WithDescription(
                "Saves a whole definition in Elsa 3's JSON as the draft, runnable or not, and answers the findings of the route check. "
                + "`expected` is the version id that the editor has open: 409 where another is the latest.");
        routes.MapPost("/{id}/publish", PublishAsync).WithName("PublishRoute").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("发布最新版本").WithDescription("Lets new cases run the latest version; 422 with the findings where the route check has errors.");
        routes.MapPost("/{id}/retract", RetractAsync).WithName("RetractRoute").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("停用流程").WithDescription("Lets no new case run the route; running cases go on.");
        routes.MapPost("/{id}/revert", RevertAsync).WithName("RevertRoute").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("把旧版本恢复为草稿").WithDescription("Makes the text of an earlier version the draft.");
        routes.MapDelete("/{id}", DeleteAsync).WithName("DeleteRoute").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("删除从未运行过的流程").WithDescription("Deletes a route that no case has ever run, with all versions.");
        routes.MapGet("/{id}/compare", CompareAsync).WithName("CompareRouteVersions")
            .WithSummary("比较两个版本").WithDescription("What has changed from one version to another, in words.");
        routes.MapGet("/{id}/export", ExportAsync).WithName("ExportRoute")
            .WithSummary("导出流程定义（Elsa 3 JSON）").WithDescription("A version as a file that Elsa opens; the latest where none is named.")
            .Produces<JsonObject>();
        routes.MapGet("/{id}/timeline", TimelineAsync).WithName("GetRouteTimeline")
            .WithSummary("流程的变更记录").WithDescription("Who changed, published, retracted it, oldest first.");
    }

    private static async Task<Results<Ok<Page<RouteVersionAnswer>>, Refused>> ListAsync(
        ListDefinitions list, CallerAccessor callers, CancellationToken cancellationToken,
        Word<VersionFilter>? which = null, string? route = null, string? text = null, string? sort = null, bool descending = false, int page = 1, int size = 20)
    {
        var asked = PageLimits.Check(page, size);
        if (!asked.IsOk)
            return new Refused(asked.Refusal);
        var request = new ListDefinitionsRequest(
            asked.Value, which?.Value ?? VersionFilter.Latest, text, route is null ? null : [route], null, sort, descending);
        return Show(await list.HandleAsync(request, callers.Caller, cancellationToken), found => found.Map(RouteVersionAnswer.Of));
    }

    private static async Task<Results<Ok<RouteVersionAnswer>, Refused>> GetAsync(
        string id, GetDefinition get, CallerAccessor callers, CancellationToken cancellationToken) =>
        Show(await get.HandleAsync(GetDefinitionRequest.ByVersionId(id), callers.Caller, cancellationToken), Version);

    private static async Task<Results<NoContent, Refused>> DeleteVersionAsync(
        string id, DeleteVersion delete, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await delete.HandleAsync(new(id), callers.Caller, cancellationToken)).ToNoContent();

    private static async Task<Results<Ok<SavedRouteAnswer>, Refused>> SaveAsync(
        JsonObject definition, SaveDraft save, CallerAccessor callers, CancellationToken cancellationToken, string? expected = null) =>
        Show(await save.HandleAsync(new(Workflows.Persistence.Json.Text(definition), expected), callers.Caller, cancellationToken), SavedRouteAnswer.Of);

    private static async Task<Results<Ok<RouteVersionAnswer>, Refused>> PublishAsync(
        string id, PublishDefinition publish, CallerAccessor callers, CancellationToken cancellationToken) =>
        Show(await publish.HandleAsync(new(id), callers.Caller, cancellationToken), published => RouteVersionAnswer.Of(published.Row));

    private static async Task<Results<Ok<RouteVersionAnswer>, Refused>> RetractAsync(
        string id, RetractDefinition retract, CallerAccessor callers, CancellationToken cancellationToken) =>
        Show(await retract.HandleAsync(new(id), callers.Caller, cancellationToken), Version);

    private static async Task<Results<Ok<RouteVersionAnswer>, Refused>> RevertAsync(
        string id, RevertBody body, RevertDefinition revert, CallerAccessor callers, CancellationToken cancellationToken) =>
        body.Version is { } version
            ? Show(await revert.HandleAsync(new(id, version), callers.Caller, cancellationToken), Version)
            : new Refused(Missing.Field("version"));

    private static async Task<Results<NoContent, Refused>> DeleteAsync(
        string id, DeleteDefinition delete, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await delete.HandleAsync(new(id), callers.Caller, cancellationToken)).ToNoContent();

    private static async Task<Results<Ok<ComparisonAnswer>, Refused>> CompareAsync(
        string id, int from, int to, CompareVersions compare, CallerAccessor callers, CancellationToken cancellationToken) =>
        Show(await compare.HandleAsync(new(id, from, to), callers.Caller, cancellationToken), ComparisonAnswer.Of);

    private static async Task<Results<FileContentHttpResult, Refused>> ExportAsync(
        string id, GetDefinition get, CallerAccessor callers, CancellationToken cancellationToken, int? version = null)
    {
        var request = version is { } number ? GetDefinitionRequest.Of(id, number) : GetDefinitionRequest.Latest(id);
        var found = await get.HandleAsync(request, callers.Caller, cancellationToken);
        return found.IsOk
            ? TypedResults.File(Encoding.UTF8.GetBytes(found.Value.ToJson()), "application/json", $"{id}-v{found.Value.Row.Version}.json")
            : new Refused(found.Refusal);
    }

    private static async Task<Results<Ok<EventList>, Refused>> TimelineAsync(
        string id, GetRouteTimeline get, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await get.HandleAsync(id, callers.Caller, cancellationToken)).ToOk();

    private static RouteVersionAnswer Version(StoredDefinition stored) => RouteVersionAnswer.Of(stored.Row);

    private static Results<Ok<TAnswer>, Refused> Show<T, TAnswer>(Result<T> result, Func<T, TAnswer> show) =>
        result.IsOk ? TypedResults.Ok(show(result.Value)) : new Refused(result.Refusal);
}
