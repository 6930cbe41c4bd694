using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>Deletes a route with all its versions.</summary>
/// <param name="DefinitionId">The route.</param>
public sealed record DeleteDefinitionRequest(string DefinitionId);

/// <summary>A deleted route.</summary>
public sealed record DeletedDefinition(string DefinitionId);

/// <summary>Deletes a route that no case has ever run. The history of a case needs its route, so all others stay: retract them.</summary>
public sealed class DeleteDefinition(WorkflowsDbContext db, DefinitionStore store, UnitOfWork unitOfWork, EventLog events)
{
    /// <summary>Refuses callers who don't edit routes, an unknown route, one that is published, and one that cases have run.</summary>
    public async Task<Result<DeletedDefinition>> HandleAsync(DeleteDefinitionRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (RouteKeepers.ForbidEditing(caller) is { } forbidden)
            return forbidden;
        return await unitOfWork.RunAsync<DeletedDefinition>(
            CommandInfo.Of(caller, "routes.delete", request, unitOfWork.IdempotencyKey),
            async token =>
            {
                if (await store.NewestAsync(request.DefinitionId, token) is not { } newest)
                    return RouteRefusals.NotFound;
                var versions = await db.Set<DefinitionRow>().Where(row => row.DefinitionId == request.DefinitionId).ToListAsync(token);
                if (versions.Select(DeleteVersion.ForbidByState).FirstOrDefault(refusal => refusal is not null) is { } kept)
                    return kept;
                if (await db.Set<WorkflowInstance>().AnyAsync(instance => instance.DefinitionId == request.DefinitionId, token))
                    return DeleteVersion.WasRun;

                db.RemoveRange(versions);
                events.AppendRoute("RouteDeleted", newest);
                return new DeletedDefinition(request.DefinitionId);
            },
            cancellationToken);
    }
}
