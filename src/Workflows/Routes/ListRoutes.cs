using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>The published routes.</summary>
public sealed record RouteList(IReadOnlyList<RouteItem> Items);

/// <summary>A route.</summary>
/// <param name="Id">The definition.</param>
/// <param name="Version">The published version.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Description">What it is for; null where nobody said.</param>
/// <param name="Steps">What its human tasks are called, on the way of a case that everybody approves.</param>
public sealed record RouteItem(string Id, int Version, string Name, string? Description, IReadOnlyList<string> Steps)
{
    internal static RouteItem Of(WorkflowDefinition definition) => new(
        definition.DefinitionId, definition.Version, definition.Name, definition.Description, RouteWay.Of(definition));
}

/// <summary>Lists the published routes, by name. They are no secret: everybody who is signed in may read how approval works.</summary>
public sealed class ListRoutes(DefinitionStore definitions)
{
    /// <summary>Lists them.</summary>
    public async Task<Result<RouteList>> HandleAsync(Caller caller, CancellationToken cancellationToken) =>
        new RouteList([.. (await definitions.AllPublishedAsync(cancellationToken)).Select(RouteItem.Of)]);
}

/// <summary>Shows one published route.</summary>
public sealed class GetRoute(DefinitionStore definitions)
{
    /// <summary>Shows it.</summary>
    public async Task<Result<RouteItem>> HandleAsync(string routeId, Caller caller, CancellationToken cancellationToken) =>
        await definitions.PublishedAsync(routeId, cancellationToken) is { } definition
            ? RouteItem.Of(definition)
            : new Refusal(RefusalKind.NotFound, "route.not_found", new("没有这个流程。", "There is no such route."));
}
