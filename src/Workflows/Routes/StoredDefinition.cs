using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>A version as it is stored: its text, compiled, and its row.</summary>
/// <param name="Definition">The text. Whether it is published, or the latest, stands in the row only.</param>
/// <param name="Row">Everything else.</param>
public sealed record StoredDefinition(WorkflowDefinition Definition, DefinitionRow Row)
{
    /// <summary>The text as designers and other Elsa servers want it, with the present state of the version in it.</summary>
    public string ToJson() => Json.Text(DefinitionShape.Export(Definition, Row));
}
