namespace BaseWorkflows.Engine;

/// <summary>An activity that failed. It stands in the state until a retry resolves it.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="ActivityId">The activity in the definition.</param>
/// <param name="ActivityInstanceId">The execution that failed; a retry runs it again.</param>
/// <param name="ActivityType">Such as <c>Elsa.Fault</c>.</param>
/// <param name="Message">What went wrong, for administrators.</param>
public sealed record Incident(DateTimeOffset At, string ActivityId, string ActivityInstanceId, string ActivityType, string Message);
