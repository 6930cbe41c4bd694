namespace BaseWorkflows.Contracts;

/// <summary>The annual assessment of a base began.</summary>
/// <param name="AssessmentId">The assessment.</param>
/// <param name="BaseId">The base.</param>
/// <param name="Year">The year that is assessed.</param>
public sealed record AssessmentOpened(string AssessmentId, string BaseId, int Year);

/// <summary>The annual assessment of a base has a result.</summary>
/// <param name="AssessmentId">The assessment.</param>
/// <param name="BaseId">The base.</param>
/// <param name="Year">The year that was assessed.</param>
/// <param name="Passed">Whether the base passed.</param>
/// <param name="Score">0 to 100.</param>
public sealed record AssessmentConcluded(string AssessmentId, string BaseId, int Year, bool Passed, decimal Score);

/// <summary>A base has to put things right.</summary>
/// <param name="RectificationId">The rectification.</param>
/// <param name="BaseId">The base.</param>
/// <param name="DueOn">The last day for its report.</param>
public sealed record RectificationOrdered(string RectificationId, string BaseId, DateOnly DueOn);

/// <summary>A rectification has a result.</summary>
/// <param name="RectificationId">The rectification.</param>
/// <param name="BaseId">The base.</param>
/// <param name="Passed">Whether the base passed.</param>
public sealed record RectificationConcluded(string RectificationId, string BaseId, bool Passed);
