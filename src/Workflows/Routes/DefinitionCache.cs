using System.Collections.Concurrent;
using BaseWorkflows.Engine;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>
/// Compiled versions, for the whole process. A version never changes, so it is never dropped; which one is published
/// is asked of the database at each start and only remembered here for definitions that are used as activities.
/// </summary>
public sealed class DefinitionCache : IPublishedDefinitions
{
    private readonly ConcurrentDictionary<(string Id, int Version), WorkflowDefinition> versions = new();
    private readonly ConcurrentDictionary<string, WorkflowDefinition> published = new();

    /// <inheritdoc />
    public IReadOnlyList<WorkflowDefinition> UsableAsActivity =>
        [.. published.Values.Where(definition => definition.Options.UsableAsActivity)];

    /// <inheritdoc />
    public WorkflowDefinition? Published(string definitionId) => published.GetValueOrDefault(definitionId);

    /// <inheritdoc />
    public WorkflowDefinition? Version(string definitionId, int version) => versions.GetValueOrDefault((definitionId, version));

    internal WorkflowDefinition Add(WorkflowDefinition definition) =>
        versions.GetOrAdd((definition.DefinitionId, definition.Version), definition);

    internal void Publish(WorkflowDefinition definition) => published[definition.DefinitionId] = Add(definition);
}
