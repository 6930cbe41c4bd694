namespace BaseWorkflows.Engine;

/// <summary>A reason why a definition would get stuck, end too early or never end.</summary>
/// <param name="Code">Stable, such as <c>soundness.dead_activity</c>.</param>
/// <param name="IsError">False where it only deserves a look.</param>
/// <param name="ActivityId">The activity at fault; null where it is the definition as a whole.</param>
/// <param name="Message">For the person who edits the definition; names the activity.</param>
/// <param name="Path">A shortest run that shows it; empty where no run does.</param>
public sealed record SoundnessFinding(string Code, bool IsError, string? ActivityId, Bilingual Message, IReadOnlyList<RunStep> Path);
