namespace BaseWorkflows.Engine;

/// <summary>A reason why a definition can't run.</summary>
/// <param name="Code">Stable, such as <c>activity.unknown_type</c>.</param>
/// <param name="ActivityId">The activity at fault; null where it is the definition as a whole.</param>
/// <param name="Message">For the person who edits the definition; names the activity.</param>
public sealed record DefinitionProblem(string Code, string? ActivityId, Bilingual Message);
