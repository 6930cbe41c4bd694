using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>Saves a route.</summary>
/// <param name="Json">The whole definition in Elsa's format. Its id says which route it is; without one it is a new route.</param>
/// <param name="ExpectedVersionId">The version that the editor has open; null to save whatever is stored, as an import does.</param>
public sealed record SaveDraftRequest(string Json, string? ExpectedVersionId)
{
    /// <summary>
    /// The <see cref="DefinitionRow.ContentHash"/> of the text that the editor has open, where it knows it: a draft keeps its id
    /// while it is edited, so this alone tells that somebody else has saved it meanwhile. Null where only the version counts.
    /// </summary>
    public string? ExpectedContentHash { get; init; }

    /// <summary>The hash of the embedded file that it comes from; null where a person saves.</summary>
    internal string? SourceHash { get; init; }
}

/// <summary>A saved route.</summary>
/// <param name="Definition">As it is stored: with ids and defaults where the editor left them out.</param>
/// <param name="Row">The version.</param>
/// <param name="Findings">What the route check says about it; errors do not keep a draft from being saved.</param>
public sealed record SavedDefinition(WorkflowDefinition Definition, DefinitionRow Row, IReadOnlyList<RouteFinding> Findings);

/// <summary>
/// Saves a draft, whether or not it could run; import is the same. A route has one draft at most: its newest version until that
/// is published. Saving a published version makes the draft of the next one.
/// </summary>
public sealed class SaveDraft(
    DefinitionStore store, ActivityCatalog catalog, RouteCheck check, UnitOfWork unitOfWork, EventLog events, GetDefinition get)
{
    /// <summary>Refuses callers who don't edit routes, texts that are no definition, and a version or text that is not the newest any more.</summary>
    public async Task<Result<SavedDefinition>> HandleAsync(SaveDraftRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (RouteKeepers.ForbidEditing(caller) is { } forbidden)
            return forbidden;
        var read = DefinitionShape.Read(request.Json, catalog);
        if (!read.IsOk)
            return read.Refusal;

        // The check may take a while: it runs before the transaction, not inside.
        await store.PrepareAsync(read.Value, null, cancellationToken);
        var verdict = check.Check(read.Value);
        var versionId = await unitOfWork.RunAsync(
            CommandInfo.Of(caller, "routes.save", request, unitOfWork.IdempotencyKey),
            token => PutAsync(request, read.Value, verdict, token), cancellationToken);
        if (!versionId.IsOk)
            return versionId.Refusal;
        var saved = await get.HandleAsync(GetDefinitionRequest.ByVersionId(versionId.Value), caller, cancellationToken);
        return saved.IsOk ? new SavedDefinition(saved.Value.Definition, saved.Value.Row, verdict.Findings) : saved.Refusal;
    }

    private async Task<Result<string>> PutAsync(
        SaveDraftRequest request, WorkflowDefinition definition, RouteVerdict verdict, CancellationToken cancellationToken)
    {
        var newest = await store.NewestAsync(definition.DefinitionId, cancellationToken);
        if ((request.ExpectedVersionId is { } expected && newest?.VersionId != expected)
            || (request.ExpectedContentHash is { } text && newest?.ContentHash != text))
        {
            return RouteRefusals.Stale;
        }

        // Another node that started at the same moment has brought along the same file.
        if (newest is not null && request.SourceHash is { } source && newest.SourceHash == source)
            return newest.VersionId;

        var isNew = newest is not { IsDraft: true };
        var row = (await store.PutAsync(definition, newest, cancellationToken)).Row;
        row.SourceHash = request.SourceHash;
        row.Note(verdict);
        // What the service brings along to an empty database is no news.
        if (isNew && !row.IsFirstOfService)
            events.AppendRoute("RouteSaved", row);
        return row.VersionId;
    }
}
