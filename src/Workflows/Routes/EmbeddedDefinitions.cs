using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>
/// Publishes the definitions that come with the service (<c>Definitions/*.json</c>) where they are new or have changed, as people
/// publish theirs, check included. What an administrator has edited, or taken out of use, is theirs and stays as it is.
/// </summary>
public sealed partial class EmbeddedDefinitions(
    WorkflowsDbContext db, SaveDraft save, PublishDefinition publish, ILogger<EmbeddedDefinitions> logger)
{
    /// <summary>Imports them one by one, in the order of their names. Several nodes may do so at once.</summary>
    /// <exception cref="InvalidOperationException">One of them can't be published: the build is broken, the service must not start.</exception>
    public async Task ImportAsync(CancellationToken cancellationToken)
    {
        var assembly = typeof(EmbeddedDefinitions).Assembly;
        var names = assembly.GetManifestResourceNames()
            .Where(name => name.Contains(".Definitions.", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        foreach (var name in names)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            await ImportAsync(await reader.ReadToEndAsync(cancellationToken), cancellationToken);
        }
    }

    /// <summary>Imports one.</summary>
    /// <exception cref="InvalidOperationException">It can't be published.</exception>
    internal async Task ImportAsync(string json, CancellationToken cancellationToken)
    {
        var (definitionId, hash) = (Engine.WorkflowDefinition.Parse(json).DefinitionId, DefinitionShape.Hash(json));
        var newest = await db.Set<DefinitionRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.DefinitionId == definitionId && row.IsLatest, cancellationToken);
        if (newest is not null && (newest.SourceHash is null || newest is { IsPublished: false, IsDraft: false }))
        {
            LogKept(definitionId, newest.Version, newest.ChangedBy);
            return;
        }

        // A draft with our hash is what a node that died between the two steps has left.
        if (newest?.SourceHash != hash)
            Expect(await save.HandleAsync(new(json, newest?.VersionId) { SourceHash = hash }, Caller.System, cancellationToken));
        if (newest?.SourceHash != hash || newest.IsDraft)
            Expect(await publish.HandleAsync(new(definitionId), Caller.System, cancellationToken));
    }

    private static void Expect<T>(Result<T> result)
    {
        // Another node that starts at the same moment may have been faster; what it did is what this one wants.
        if (result.Refusal is { } refusal && refusal.Code != RouteRefusals.Stale.Code)
            throw new InvalidOperationException(refusal.Detail.En);
    }

    [LoggerMessage(LogLevel.Information, "The embedded route {Definition} is not published: version {Version}, last changed by {Who}, is an administrator's.")]
    private partial void LogKept(string definition, int version, string who);
}
