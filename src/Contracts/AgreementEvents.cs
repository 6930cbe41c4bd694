namespace BaseWorkflows.Contracts;

/// <summary>All copies of an agreement are signed by both sides and confirmed by their holders.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="BaseId">The base.</param>
/// <param name="StartsOn">Its first day.</param>
/// <param name="EndsOn">Its last day.</param>
public sealed record AgreementSigned(string AgreementId, string BaseId, DateOnly StartsOn, DateOnly EndsOn);

/// <summary>An agreement will end soon.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="BaseId">The base.</param>
/// <param name="EndsOn">Its last day.</param>
public sealed record AgreementExpiring(string AgreementId, string BaseId, DateOnly EndsOn);

/// <summary>An agreement has ended without a renewal.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="BaseId">The base.</param>
/// <param name="EndedOn">Its last day.</param>
public sealed record AgreementLapsed(string AgreementId, string BaseId, DateOnly EndedOn);

/// <summary>An agreement was followed by another one.</summary>
/// <param name="AgreementId">The new agreement.</param>
/// <param name="PreviousAgreementId">The one before.</param>
/// <param name="BaseId">The base.</param>
/// <param name="EndsOn">The last day of the new one.</param>
public sealed record AgreementRenewed(string AgreementId, string PreviousAgreementId, string BaseId, DateOnly EndsOn);
