using System.Collections.Concurrent;
using System.Collections.Frozen;
using BaseWorkflows.Engine;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>
/// Compiled versions, for the whole process. A version that was once published never changes, so it is never dropped; drafts
/// are not kept. Which versions are published is known as of the last <see cref="DefinitionStore.RefreshAsync"/>: another node may
/// publish at any time, so whoever starts an instance asks the database, and whoever runs or checks a definition that uses
/// others as activities refreshes first.
/// </summary>
public sealed class DefinitionCache : IPublishedDefinitions
{
    private readonly ConcurrentDictionary<(string Id, int Version), WorkflowDefinition> versions = new();
    private volatile FrozenDictionary<string, WorkflowDefinition> published = FrozenDictionary<string, WorkflowDefinition>.Empty;

    /// <inheritdoc />
    public IReadOnlyList<WorkflowDefinition> UsableAsActivity =>
        [.. published.Values.Where(definition => definition.Options.UsableAsActivity)];

    /// <inheritdoc />
    public WorkflowDefinition? Published(string definitionId) => published.GetValueOrDefault(definitionId);

    /// <inheritdoc />
    public WorkflowDefinition? Version(string definitionId, int version) => versions.GetValueOrDefault((definitionId, version));

    internal WorkflowDefinition Add(WorkflowDefinition definition) =>
        versions.GetOrAdd((definition.DefinitionId, definition.Version), definition);

    internal void ReplacePublished(IEnumerable<WorkflowDefinition> definitions) =>
        published = definitions.ToFrozenDictionary(definition => definition.DefinitionId);
}
