using System.Text;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Api.Studio.Calls;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using Microsoft.AspNetCore.Mvc;

namespace BaseWorkflows.Api.Studio.Definitions;

/// <summary>Which definitions Studio's lists ask for; names and spelling are Elsa's.</summary>
internal sealed record DefinitionQuery(
    [property: FromQuery(Name = "versionOptions")] string? VersionOptions, [property: FromQuery(Name = "Page")] int? Page,
    [property: FromQuery(Name = "PageSize")] int? PageSize, [property: FromQuery(Name = "SearchTerm")] string? SearchTerm,
    [property: FromQuery(Name = "OrderBy")] string? OrderBy, [property: FromQuery(Name = "OrderDirection")] string? OrderDirection,
    [property: FromQuery(Name = "DefinitionIds")] string[]? DefinitionIds, [property: FromQuery(Name = "Ids")] string[]? Ids);

/// <summary><c>/elsa/api/workflow-definitions</c>: lists, single versions, export.</summary>
internal static class DefinitionEndpoints
{
    public static void MapStudioDefinitions(this RouteGroupBuilder api)
    {
        var definitions = api.MapGroup("/workflow-definitions");
        definitions.MapGet("", ListAsync);
        definitions.MapGet("/by-definition-id/{id}", (string id, string? versionOptions, GetDefinition get, UnknownActivities unknown, CallerAccessor callers, CancellationToken ct) =>
            ShowAsync(Version(id, versionOptions), get, unknown, callers, ct));
        definitions.MapGet("/by-id/{id}", (string id, GetDefinition get, UnknownActivities unknown, CallerAccessor callers, CancellationToken ct) =>
            ShowAsync(GetDefinitionRequest.ByVersionId(id), get, unknown, callers, ct));
        definitions.MapGet("/validation/is-name-unique", IsNameUniqueAsync);
        definitions.MapGet("/{id}/export", ExportAsync);
        definitions.MapGet("/subgraph/{versionId}", SubgraphAsync);
        definitions.MapGet("/subgraph/segments/{versionId}", SegmentsAsync);
        api.MapPost("/scripting/javascript/type-definitions/{id}", (string id) => Results.Text(ScriptTypes.All, "application/x-typescript", Encoding.UTF8));
    }

    /// <summary>A name for the file that the browser saves.</summary>
    public static string FileName(DefinitionRow row) => $"{row.DefinitionId}-v{row.Version}.json";

    private static async Task<IResult> ListAsync(
        [AsParameters] DefinitionQuery query, ListDefinitions list, CallerAccessor callers, CancellationToken ct)
    {
        var sort = query.OrderBy switch { "Created" => "createdAt", "Version" => "version", _ => "name" };
        var request = new ListDefinitionsRequest(
            new PageRequest((query.Page ?? 0) + 1, query.PageSize ?? PageRequest.MaxSize), Filter(query.VersionOptions), query.SearchTerm,
            OrNull(query.DefinitionIds), OrNull(query.Ids), sort, query.OrderDirection == "Descending");
        var found = await list.HandleAsync(request, callers.Caller, ct);
        return StudioAnswer.Of(found, page => new StudioPaged<StudioSummary>(
            [.. page.Items.Select(StudioSummary.Of)], page.Total, StudioDefinition.ListLinks));
    }

    private static async Task<IResult> ShowAsync(
        GetDefinitionRequest request, GetDefinition get, UnknownActivities unknown, CallerAccessor callers, CancellationToken ct)
    {
        var found = await get.HandleAsync(request, callers.Caller, ct);
        return found is { IsOk: false, Refusal.Kind: RefusalKind.NotFound }
            ? Results.NotFound()
            : StudioAnswer.Of(found, stored => StudioDefinition.Of(stored, unknown));
    }

    private static async Task<IResult> IsNameUniqueAsync(
        string? name, string? definitionId, ListDefinitions list, CallerAccessor callers, CancellationToken ct)
    {
        var found = await list.HandleAsync(new(new(1, PageRequest.MaxSize), VersionFilter.LatestOrPublished, name), callers.Caller, ct);
        return StudioAnswer.Of(found, page => new
        {
            isUnique = page.Items.All(row => row.DefinitionId == definitionId || !string.Equals(row.Name, name?.Trim(), StringComparison.OrdinalIgnoreCase)),
        });
    }

    private static async Task<IResult> ExportAsync(
        string id, string? versionOptions, GetDefinition get, CallerAccessor callers, CancellationToken ct)
    {
        var found = await get.HandleAsync(Version(id, versionOptions), callers.Caller, ct);
        return found.IsOk
            ? Results.File(Encoding.UTF8.GetBytes(found.Value.ToJson()), "application/json", FileName(found.Value.Row))
            : StudioAnswer.Refused(found.Refusal);
    }

    private static async Task<IResult> SubgraphAsync(
        string versionId, string? parentNodeId, GetDefinition get, CallerAccessor callers, CancellationToken ct)
    {
        var found = await get.HandleAsync(GetDefinitionRequest.ByVersionId(versionId), callers.Caller, ct);
        return found.IsOk && SubgraphNode.Of(found.Value.Definition, parentNodeId) is { } node ? StudioAnswer.Of(node) : Results.NotFound();
    }

    private static async Task<IResult> SegmentsAsync(
        string versionId, string? childNodeId, GetDefinition get, CallerAccessor callers, CancellationToken ct)
    {
        var found = await get.HandleAsync(GetDefinitionRequest.ByVersionId(versionId), callers.Caller, ct);
        return found.IsOk && PathSegments.Of(found.Value.Definition, childNodeId) is { } path ? StudioAnswer.Of(path) : Results.NotFound();
    }

    private static GetDefinitionRequest Version(string id, string? versionOptions) =>
        int.TryParse(versionOptions, out var number) ? GetDefinitionRequest.Of(id, number)
        : versionOptions == "Published" ? GetDefinitionRequest.Published(id)
        : GetDefinitionRequest.Latest(id);

    // Nothing said means any version: the list of instances looks its versions up by their ids.
    private static VersionFilter Filter(string? versionOptions) => versionOptions switch
    {
        "Latest" => VersionFilter.Latest,
        "Published" => VersionFilter.Published,
        "LatestOrPublished" => VersionFilter.LatestOrPublished,
        _ => VersionFilter.Any,
    };

    private static string[]? OrNull(string[]? ids) => ids is { Length: > 0 } ? ids : null;
}
