namespace BaseWorkflows.Domain.Bases;

/// <summary>Who wrote an entry of a register, and when.</summary>
/// <param name="PersonId">The account.</param>
/// <param name="Name">The name that they had then.</param>
/// <param name="At">When (UTC).</param>
public sealed record EnteredBy(string PersonId, string Name, DateTimeOffset At);
