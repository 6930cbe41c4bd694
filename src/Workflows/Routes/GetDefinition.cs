using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>Asks for one version of a route; made by the methods below.</summary>
public sealed record GetDefinitionRequest
{
    private GetDefinitionRequest()
    {
    }

    internal string? DefinitionId { get; private init; }

    internal VersionFilter Filter { get; private init; }

    internal int? Version { get; private init; }

    internal string? VersionId { get; private init; }

    /// <summary>The newest version.</summary>
    public static GetDefinitionRequest Latest(string definitionId) => new() { DefinitionId = definitionId, Filter = VersionFilter.Latest };

    /// <summary>The version that new cases run.</summary>
    public static GetDefinitionRequest Published(string definitionId) => new() { DefinitionId = definitionId, Filter = VersionFilter.Published };

    /// <summary>That version.</summary>
    public static GetDefinitionRequest Of(string definitionId, int version) => new() { DefinitionId = definitionId, Version = version };

    /// <summary>The version with that id of its own.</summary>
    public static GetDefinitionRequest ByVersionId(string versionId) => new() { VersionId = versionId };
}

/// <summary>Shows one version of a route, drafts and old ones included.</summary>
public sealed class GetDefinition(WorkflowsDbContext db, DefinitionStore store)
{
    /// <summary>Refuses callers who may not see versions; one that is not there is not found.</summary>
    public async Task<Result<StoredDefinition>> HandleAsync(GetDefinitionRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (RouteKeepers.ForbidReading(caller) is { } forbidden)
            return forbidden;

        var rows = db.Set<DefinitionRow>().AsNoTracking();
        rows = request.VersionId is { } id
            ? rows.Where(row => row.VersionId == id)
            : rows.Where(row => row.DefinitionId == request.DefinitionId);
        if (request.Version is { } version)
            rows = rows.Where(row => row.Version == version);
        if (await rows.That(request.Filter).SingleOrDefaultAsync(cancellationToken) is { } found)
            return new StoredDefinition(await store.VersionAsync(found.DefinitionId, found.Version, cancellationToken), found);
        return request.Version is null && request.VersionId is null ? RouteRefusals.NotFound : RouteRefusals.NoVersion;
    }
}
