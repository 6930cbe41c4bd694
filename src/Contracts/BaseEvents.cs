namespace BaseWorkflows.Contracts;

/// <summary>A base moved from one status to another.</summary>
/// <param name="BaseId">The base.</param>
/// <param name="BaseName">Its name.</param>
/// <param name="From">The status before, such as <c>Approved</c>.</param>
/// <param name="To">The status now, such as <c>Active</c>.</param>
/// <param name="Reason">Why, in Chinese; null where the move says it all.</param>
/// <param name="Clause">The clause of the regulation; null for none.</param>
/// <param name="Eligibility">Whether it may now take students in this year and the next.</param>
public sealed record BaseStatusChanged(
    string BaseId, string BaseName, string From, string To, string? Reason, string? Clause, IReadOnlyList<YearEligibility> Eligibility);

/// <summary>Whether a base may take students changed although its status did not: its working group or a mentor was registered.</summary>
/// <param name="BaseId">The base.</param>
/// <param name="BaseName">Its name.</param>
/// <param name="Eligibility">Whether it may now take students in this year and the next.</param>
public sealed record BaseEligibilityChanged(string BaseId, string BaseName, IReadOnlyList<YearEligibility> Eligibility);

/// <summary>Whether a base may take students in a calendar year; part of events, no event itself.</summary>
/// <param name="Year">The year.</param>
/// <param name="Eligible">Yes or no.</param>
/// <param name="Reason">Why not, in Chinese; null for yes.</param>
/// <param name="Clause">By which clause not; null for yes.</param>
public sealed record YearEligibility(int Year, bool Eligible, string? Reason, string? Clause);

/// <summary>An application for a base was submitted.</summary>
/// <param name="BaseId">The base applied for.</param>
/// <param name="BaseName">Its name.</param>
/// <param name="ApplicationId">The application.</param>
/// <param name="Category"><c>Clinical</c> or <c>NonClinical</c>.</param>
/// <param name="Origin"><c>DepartmentInitiated</c>, <c>Voluntary</c> or <c>GraduateOfficeInitiated</c>.</param>
public sealed record BaseApplied(string BaseId, string BaseName, string ApplicationId, string Category, string Origin);

/// <summary>A base was approved and has a number.</summary>
/// <param name="BaseId">The base.</param>
/// <param name="BaseName">Its name.</param>
/// <param name="Number">The number that it was issued.</param>
/// <param name="Level"><c>College</c>, <c>GraduateOffice</c> or <c>Department</c>.</param>
public sealed record BaseApproved(string BaseId, string BaseName, string Number, string Level);

/// <summary>A base is in force and may take students.</summary>
/// <param name="BaseId">The base.</param>
/// <param name="BaseName">Its name.</param>
/// <param name="EndsOn">The last day of its agreement.</param>
public sealed record BaseActivated(string BaseId, string BaseName, DateOnly EndsOn);

/// <summary>A base takes no students in a calendar year.</summary>
/// <param name="BaseId">The base.</param>
/// <param name="BaseName">Its name.</param>
/// <param name="Year">That year.</param>
public sealed record BaseDelisted(string BaseId, string BaseName, int Year);

/// <summary>A base ended for good.</summary>
/// <param name="BaseId">The base.</param>
/// <param name="BaseName">Its name.</param>
/// <param name="Reason">Why, in Chinese.</param>
public sealed record BaseTerminated(string BaseId, string BaseName, string Reason);
