using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>The stored workflow definitions: their versions, and which of them new instances run.</summary>
public sealed class DefinitionStore(
    WorkflowsDbContext db, DefinitionCache cache, DefinitionCheck check, TaskTypeRegistry taskTypes, TimeProvider time)
{
    /// <summary>The version that new instances run; null where none is published.</summary>
    public async Task<WorkflowDefinition?> PublishedAsync(string definitionId, CancellationToken cancellationToken) =>
        await db.Set<DefinitionRow>().Where(row => row.DefinitionId == definitionId && row.IsPublished)
            .Select(row => (int?)row.Version).FirstOrDefaultAsync(cancellationToken) is { } version
            ? await VersionAsync(definitionId, version, cancellationToken)
            : null;

    /// <summary>A stored version, compiled once per process.</summary>
    /// <exception cref="InvalidOperationException">There is no such version.</exception>
    public async ValueTask<WorkflowDefinition> VersionAsync(string definitionId, int version, CancellationToken cancellationToken)
    {
        if (cache.Version(definitionId, version) is { } known)
            return known;

        var json = await db.Set<DefinitionRow>()
            .Where(row => row.DefinitionId == definitionId && row.Version == version)
            .Select(row => row.Json)
            .SingleOrDefaultAsync(cancellationToken)
            ?? throw new InvalidOperationException($"The workflow definition {definitionId} has no version {version}.");
        return cache.Add(WorkflowDefinition.Parse(json));
    }

    /// <summary>
    /// Stores a definition as the next published version, unless the newest one was made from the same text. Call it inside
    /// a unit of work. A definition that can't run is refused with the activity named.
    /// </summary>
    public async Task<Result<WorkflowDefinition>> PublishAsync(string json, CancellationToken cancellationToken)
    {
        WorkflowDefinition source;
        try
        {
            source = WorkflowDefinition.Parse(json);
        }
        catch (DefinitionException exception)
        {
            return new Refusal(RefusalKind.Invalid, "route.unreadable", new(exception.Reason.Zh, exception.Reason.En));
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        var newest = await db.Set<DefinitionRow>().Where(row => row.DefinitionId == source.DefinitionId)
            .OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellationToken);
        if (newest is { IsPublished: true } && newest.SourceHash == hash)
        {
            var same = await VersionAsync(newest.DefinitionId, newest.Version, cancellationToken);
            cache.Publish(same);
            return same;
        }

        List<DefinitionProblem> problems = [.. check.Check(source), .. taskTypes.Check(source)];
        if (problems.Count > 0)
            return Refuse(source, problems);

        var definition = source.With(document =>
        {
            document["version"] = (newest?.Version ?? 0) + 1;
            document["id"] = $"{source.DefinitionId}-{(newest?.Version ?? 0) + 1}";
            (document["isPublished"], document["isLatest"]) = (JsonValue.Create(true), JsonValue.Create(true));
        });
        await db.Set<DefinitionRow>().Where(row => row.DefinitionId == source.DefinitionId && row.IsPublished)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.IsPublished, false), cancellationToken);
        db.Add(new DefinitionRow
        {
            DefinitionId = definition.DefinitionId,
            Version = definition.Version,
            Name = definition.Name,
            Json = definition.ToJson(),
            SourceHash = hash,
            StoredAt = time.GetUtcNow(),
            IsPublished = true,
        });
        return definition;
    }

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

    private static Refusal Refuse(WorkflowDefinition definition, List<DefinitionProblem> problems) => new(
        RefusalKind.RuleBroken, "route.not_runnable", new(
            $"流程“{definition.Name}”不能运行：{string.Join("；", problems.Select(problem => problem.Message.Zh))}",
            $"The route “{definition.Name}” can't run: {string.Join("; ", problems.Select(problem => problem.Message.En))}"))
    {
        Errors = problems.GroupBy(problem => problem.ActivityId ?? "definition").ToDictionary(
            group => group.Key,
            group => (IReadOnlyList<Text>)[.. group.Select(problem => new Text(problem.Message.Zh, problem.Message.En))]),
    };
}
