namespace BaseWorkflows.Engine;

/// <summary>One version of a workflow definition in Elsa's format; immutable.</summary>
public sealed class WorkflowDefinition
{
    /// <summary>The same over all versions.</summary>
    public required string DefinitionId { get; init; }
}
