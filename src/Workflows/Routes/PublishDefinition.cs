using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>Publishes the newest version of a route.</summary>
/// <param name="DefinitionId">The route.</param>
public sealed record PublishDefinitionRequest(string DefinitionId);

/// <summary>A published route.</summary>
/// <param name="Definition">What new cases run from now on.</param>
/// <param name="Row">The version.</param>
/// <param name="AlreadyPublished">Whether it was published before, so that nothing was done.</param>
public sealed record PublishedDefinition(WorkflowDefinition Definition, DefinitionRow Row, bool AlreadyPublished);

/// <summary>
/// Lets new cases run the newest version of a route, if the route check finds no error in it. Cases that run keep the version with
/// which they began.
/// </summary>
public sealed class PublishDefinition(DefinitionStore store, RouteCheck check, UnitOfWork unitOfWork, EventLog events, GetDefinition get)
{
    /// <summary>Refuses callers who don't edit routes, an unknown route, a route with errors, and one that was changed during the check.</summary>
    public async Task<Result<PublishedDefinition>> HandleAsync(
        PublishDefinitionRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (RouteKeepers.ForbidEditing(caller) is { } forbidden)
            return forbidden;
        var newest = await get.HandleAsync(GetDefinitionRequest.Latest(request.DefinitionId), caller, cancellationToken);
        if (!newest.IsOk)
            return newest.Refusal;

        var (definition, seen) = newest.Value;
        if (seen.IsPublished)
            return new PublishedDefinition(definition, seen, true);
        await store.PrepareAsync(definition, null, cancellationToken);
        var verdict = check.Check(definition);
        if (RouteRefusals.Gate(definition, verdict) is { } refusal)
            return refusal;

        var published = await unitOfWork.RunAsync(
            CommandInfo.Of(caller, "routes.publish", request, unitOfWork.IdempotencyKey),
            token => PublishAsync(seen, verdict, token), cancellationToken);
        if (!published.IsOk)
            return published.Refusal;
        await store.RefreshAsync(cancellationToken);
        var now = await get.HandleAsync(GetDefinitionRequest.ByVersionId(seen.VersionId), caller, cancellationToken);
        return now.IsOk ? new PublishedDefinition(now.Value.Definition, now.Value.Row, published.Value) : now.Refusal;
    }

    private async Task<Result<bool>> PublishAsync(DefinitionRow seen, RouteVerdict verdict, CancellationToken cancellationToken)
    {
        // Only what was checked may be published.
        var row = await store.NewestAsync(seen.DefinitionId, cancellationToken);
        if (row is null || row.VersionId != seen.VersionId || row.ContentHash != seen.ContentHash)
            return RouteRefusals.Stale;
        if (row.IsPublished)
            return true;

        var before = await store.MakePublishedAsync(row, cancellationToken);
        row.Note(verdict);
        if (!seen.IsFirstOfService)
            events.AppendRoute("RoutePublished", row, before);
        return false;
    }
}
