using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>Goes back to an earlier version.</summary>
/// <param name="DefinitionId">The route.</param>
/// <param name="Version">The version to go back to.</param>
public sealed record RevertDefinitionRequest(string DefinitionId, int Version);

/// <summary>
/// Makes the text of an earlier version the draft, in place of the draft that there may be. New cases run it once it is published;
/// versions are never renumbered.
/// </summary>
public sealed class RevertDefinition(DefinitionStore store, RouteCheck check, UnitOfWork unitOfWork, EventLog events, GetDefinition get)
{
    /// <summary>Refuses callers who don't edit routes, an unknown version, and the draft itself.</summary>
    public async Task<Result<StoredDefinition>> HandleAsync(RevertDefinitionRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (RouteKeepers.ForbidEditing(caller) is { } forbidden)
            return forbidden;
        var wanted = await get.HandleAsync(GetDefinitionRequest.Of(request.DefinitionId, request.Version), caller, cancellationToken);
        if (!wanted.IsOk)
            return wanted.Refusal;
        if (wanted.Value.Row.IsDraft)
        {
            return new Refusal(RefusalKind.Conflict, "route.is_draft", new(
                "这个版本就是当前草稿。", "This version is the draft already."));
        }

        await store.PrepareAsync(wanted.Value.Definition, null, cancellationToken);
        var verdict = check.Check(wanted.Value.Definition);
        var versionId = await unitOfWork.RunAsync<string>(
            CommandInfo.Of(caller, "routes.revert", request, unitOfWork.IdempotencyKey),
            async token =>
            {
                var newest = await store.NewestAsync(request.DefinitionId, token);
                if (newest is null)
                    return RouteRefusals.NotFound;
                var row = (await store.PutAsync(wanted.Value.Definition, newest, token)).Row;
                row.Note(verdict);
                events.AppendRoute("RouteReverted", row, request.Version);
                return row.VersionId;
            },
            cancellationToken);
        return versionId.IsOk
            ? await get.HandleAsync(GetDefinitionRequest.ByVersionId(versionId.Value), caller, cancellationToken)
            : versionId.Refusal;
    }
}
