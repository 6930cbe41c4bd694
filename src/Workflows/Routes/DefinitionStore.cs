using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>The stored workflow definitions: their versions, and which of them new instances run.</summary>
public sealed class DefinitionStore(
    WorkflowsDbContext db, DefinitionCache cache, ActivityCatalog catalog, CommandScope command, TimeProvider time)
{
    /// <summary>The version that new instances run; null where none is published.</summary>
    public async Task<WorkflowDefinition?> PublishedAsync(string definitionId, CancellationToken cancellationToken) =>
        await db.Set<DefinitionRow>().Where(row => row.DefinitionId == definitionId && row.IsPublished)
            .Select(row => (int?)row.Version).FirstOrDefaultAsync(cancellationToken) is { } version
            ? await VersionAsync(definitionId, version, cancellationToken)
            : null;

    /// <summary>A stored version; one that was ever published is compiled once per process.</summary>
    /// <exception cref="InvalidOperationException">There is no such version.</exception>
    public async ValueTask<WorkflowDefinition> VersionAsync(string definitionId, int version, CancellationToken cancellationToken)
    {
        if (cache.Version(definitionId, version) is { } known)
            return known;

        var stored = await db.Set<DefinitionRow>().AsNoTracking()
            .Where(row => row.DefinitionId == definitionId && row.Version == version)
            .Select(row => new { row.PublishedAt, row.Text!.Json })
            .SingleOrDefaultAsync(cancellationToken)
            ?? throw new InvalidOperationException($"The workflow definition {definitionId} has no version {version}.");
        var definition = WorkflowDefinition.Parse(stored.Json);
        return stored.PublishedAt is null ? definition : cache.Add(definition);
    }

    /// <summary>
    /// Makes sure that a definition can run, or be checked, in this process: where it uses others as activities, these are the ones
    /// that are published now on any node, and those that already run inside the instance are at hand.
    /// </summary>
    public async ValueTask PrepareAsync(WorkflowDefinition definition, WorkflowState? state, CancellationToken cancellationToken)
    {
        if (definition.Activities.Any(activity => catalog.Find(activity.Type, activity.Version) is null))
            await RefreshAsync(cancellationToken);
        foreach (var (id, version) in state?.InnerDefinitions ?? [])
            await VersionAsync(id, version, cancellationToken);
    }

    /// <summary>Learns which versions are published. Call it outside of a unit of work that publishes: what it reads must be committed.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken) =>
        cache.ReplacePublished(await AllPublishedAsync(cancellationToken));

    /// <summary>The published version of every definition, by name.</summary>
    public async Task<IReadOnlyList<WorkflowDefinition>> AllPublishedAsync(CancellationToken cancellationToken)
    {
        var rows = await db.Set<DefinitionRow>().Where(row => row.IsPublished).OrderBy(row => row.Name)
            .Select(row => new { row.DefinitionId, row.Version }).ToListAsync(cancellationToken);
        var result = new List<WorkflowDefinition>(rows.Count);
        foreach (var row in rows)
            result.Add(await VersionAsync(row.DefinitionId, row.Version, cancellationToken));
        return result;
    }

    /// <summary>The newest version, locked until the transaction ends; null where there is no such definition.</summary>
    internal Task<DefinitionRow?> NewestAsync(string definitionId, CancellationToken cancellationToken) =>
        db.Set<DefinitionRow>().Where(row => row.DefinitionId == definitionId && row.IsLatest)
            .ForUpdate().SingleOrDefaultAsync(cancellationToken);

    /// <summary>Stores a text: into the draft where the newest version is one, else as a new draft after it.</summary>
    internal async Task<StoredDefinition> PutAsync(WorkflowDefinition definition, DefinitionRow? newest, CancellationToken cancellationToken)
    {
        var (now, who) = (time.GetUtcNow(), (command.Caller ?? Organisation.Caller.System).Name);
        var row = newest;
        if (row is not { IsDraft: true })
        {
            if (newest is not null)
            {
                // At once, and not with the rest: at most one version may be the latest at any moment.
                await db.Set<DefinitionRow>().Where(one => one.DefinitionId == newest.DefinitionId && one.IsLatest)
                    .ExecuteUpdateAsync(one => one.SetProperty(it => it.IsLatest, false), cancellationToken);
                db.Entry(newest).State = EntityState.Detached;
            }

            row = new DefinitionRow
            {
                DefinitionId = definition.DefinitionId,
                Version = (newest?.Version ?? 0) + 1,
                VersionId = DefinitionShape.NewId(),
                Name = definition.Name,
                CreatedAt = now,
                UpdatedAt = now,
                ChangedBy = who,
                ContentHash = "",
                IsLatest = true,
                Text = new DefinitionText { Json = "" },
            };
            db.Add(row);
        }
        else
        {
            await db.Entry(row).Reference(one => one.Text).LoadAsync(cancellationToken);
        }

        var own = definition.As(row);
        row.SourceHash = null;
        row.Become(own, DefinitionShape.Hash(own.ToJson()), who, now);
        return new StoredDefinition(own, row);
    }

    /// <summary>Lets new instances run this version from now on.</summary>
    /// <returns>The version that they ran until now; null where none was published.</returns>
    internal async Task<int?> MakePublishedAsync(DefinitionRow row, CancellationToken cancellationToken)
    {
        var before = await UnpublishAsync(row.DefinitionId, cancellationToken);
        row.IsPublished = true;
        row.PublishedAt ??= time.GetUtcNow();
        row.PublishedBy = (command.Caller ?? Organisation.Caller.System).Name;
        return before;
    }

    /// <summary>Lets no new instance run any version.</summary>
    /// <returns>The version that was published; null where none was.</returns>
    internal async Task<int?> UnpublishAsync(string definitionId, CancellationToken cancellationToken)
    {
        var published = db.Set<DefinitionRow>().Where(row => row.DefinitionId == definitionId && row.IsPublished);
        var version = await published.Select(row => (int?)row.Version).SingleOrDefaultAsync(cancellationToken);
        await published.ExecuteUpdateAsync(row => row.SetProperty(one => one.IsPublished, false), cancellationToken);
        return version;
    }
}
