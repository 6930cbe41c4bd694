namespace BaseWorkflows.Engine;

/// <summary>
/// Where the catalogue finds published definitions that are used as activities. Called in the middle of bursts and checks,
/// so an implementation answers from memory.
/// </summary>
public interface IPublishedDefinitions
{
    /// <summary>The published version of a definition; null where there is none.</summary>
    WorkflowDefinition? Published(string definitionId);

    /// <summary>That very version, published or not any more; an instance that began with it goes on with it.</summary>
    WorkflowDefinition? Version(string definitionId, int version);

    /// <summary>All published definitions with <see cref="DefinitionOptions.UsableAsActivity"/>.</summary>
    IReadOnlyList<WorkflowDefinition> UsableAsActivity { get; }
}
