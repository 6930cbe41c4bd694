using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>Takes a route out of use.</summary>
/// <param name="DefinitionId">The route.</param>
public sealed record RetractDefinitionRequest(string DefinitionId);

/// <summary>Lets no new case run a route. Cases that run go on. Publishing brings the same version back.</summary>
public sealed class RetractDefinition(DefinitionStore store, UnitOfWork unitOfWork, EventLog events, GetDefinition get)
{
    /// <summary>Refuses callers who don't edit routes, an unknown route, and one that is not published.</summary>
    /// <returns>The newest version.</returns>
    public async Task<Result<StoredDefinition>> HandleAsync(RetractDefinitionRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (RouteKeepers.ForbidEditing(caller) is { } forbidden)
            return forbidden;
        var retracted = await unitOfWork.RunAsync<int>(
            CommandInfo.Of(caller, "routes.retract", request, unitOfWork.IdempotencyKey),
            async token =>
            {
                if (await store.NewestAsync(request.DefinitionId, token) is not { } newest)
                    return RouteRefusals.NotFound;
                if (await store.UnpublishAsync(request.DefinitionId, token) is not { } version)
                {
                    return new Refusal(RefusalKind.Conflict, "route.not_published", new(
                        "流程没有已发布的版本。", "The route has no published version."));
                }

                // What was loaded before the update still says that it is published.
                newest.IsPublished = false;
                events.AppendRoute("RouteRetracted", newest, version);
                return version;
            },
            cancellationToken);
        if (!retracted.IsOk)
            return retracted.Refusal;
        await store.RefreshAsync(cancellationToken);
        return await get.HandleAsync(GetDefinitionRequest.Latest(request.DefinitionId), caller, cancellationToken);
    }
}
