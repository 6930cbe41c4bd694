using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>Compares two versions of a route.</summary>
/// <param name="DefinitionId">The route.</param>
/// <param name="From">The version to compare with, mostly the older one.</param>
/// <param name="To">The version that is looked at.</param>
public sealed record CompareVersionsRequest(string DefinitionId, int From, int To);

/// <summary>What has changed between two versions of a route, and who saved them.</summary>
/// <param name="From">The version compared with.</param>
/// <param name="To">The version that is looked at.</param>
/// <param name="Changes">In words; empty where only places in the designer differ.</param>
/// <param name="Picture">All steps and ways of both, with what is new, gone or changed marked.</param>
public sealed record RouteComparison(DefinitionRow From, DefinitionRow To, IReadOnlyList<VersionChange> Changes, RoutePicture Picture);

/// <summary>Says what has changed from one version of a route to another, in words and on the picture.</summary>
public sealed class CompareVersions(GetDefinition get, ActivityCatalog catalog, RouteDrawing drawing)
{
    /// <summary>Refuses callers who may not see versions, and versions that are not there.</summary>
    public async Task<Result<RouteComparison>> HandleAsync(CompareVersionsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var from = await get.HandleAsync(GetDefinitionRequest.Of(request.DefinitionId, request.From), caller, cancellationToken);
        if (!from.IsOk)
            return from.Refusal;
        var to = await get.HandleAsync(GetDefinitionRequest.Of(request.DefinitionId, request.To), caller, cancellationToken);
        if (!to.IsOk)
            return to.Refusal;

        var changes = RouteDifference.Of(from.Value.Definition, to.Value.Definition, catalog);
        return new RouteComparison(from.Value.Row, to.Value.Row, changes, Draw(from.Value.Definition, to.Value.Definition, changes));
    }

    private RoutePicture Draw(WorkflowDefinition before, WorkflowDefinition after, IReadOnlyList<VersionChange> changes)
    {
        var (old, young) = (drawing.Of(before), drawing.Of(after));
        var marks = changes.Where(change => change.Kind is not (VersionChangeKind.Route or VersionChangeKind.WayAdded or VersionChangeKind.WayRemoved))
            .GroupBy(change => change.ActivityId!)
            .ToDictionary(group => group.Key, group => group.First().Kind switch
            {
                VersionChangeKind.StepAdded => RouteMark.Added,
                VersionChangeKind.StepRemoved => RouteMark.Removed,
                _ => RouteMark.Changed,
            });
        var known = old.Edges.Select(Key).ToHashSet();
        var left = young.Edges.Select(Key).ToHashSet();
        return young with
        {
            Nodes = [.. young.Nodes.Concat(old.Nodes.Where(node => marks.GetValueOrDefault(node.Id) == RouteMark.Removed))
                .Select(node => node with { Mark = marks.GetValueOrDefault(node.Id) })],
            Edges =
            [
                .. young.Edges.Select(edge => edge with { Mark = known.Contains(Key(edge)) ? RouteMark.None : RouteMark.Added }),
                .. old.Edges.Where(edge => !left.Contains(Key(edge))).Select(edge => edge with { Mark = RouteMark.Removed }),
            ],
        };
    }

    private static (string From, string Port, string To) Key(RouteEdge edge) => (edge.From, edge.Label, edge.To);
}
