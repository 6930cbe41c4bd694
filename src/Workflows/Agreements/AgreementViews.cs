using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;

namespace BaseWorkflows.Workflows.Agreements;

/// <summary>An agreement in a list.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="BaseId">The base that it is for.</param>
/// <param name="BaseName">Its name.</param>
/// <param name="Unit">The unit that signs.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="StartsOn">First day, Asia/Shanghai; null until drafted.</param>
/// <param name="EndsOn">Last day, included; null until drafted.</param>
/// <param name="CreatedAt">When it was opened (UTC).</param>
/// <param name="InForceSince">When all copies were signed and received (UTC); null before.</param>
/// <param name="PreviousId">The agreement that it renews; null for a base's first.</param>
/// <param name="RenewalId">The agreement that renews it, or is to; null for none.</param>
public sealed record AgreementItem(
    string Id, string BaseId, string BaseName, string Unit, AgreementStatus Status, DateOnly? StartsOn, DateOnly? EndsOn,
    DateTimeOffset CreatedAt, DateTimeOffset? InForceSince, string? PreviousId, string? RenewalId)
{
    internal static AgreementItem Of(Agreement agreement, TrainingBase one, string? renewalId, DateOnly today) => new(
        agreement.Id, one.Id, one.Name, one.UnitName, agreement.StatusOn(today), agreement.StartsOn, agreement.EndsOn,
        agreement.CreatedAt, agreement.InForceSince, agreement.PreviousId, renewalId);
}

/// <summary>An agreement with its content and its three copies.</summary>
/// <param name="Agreement">As in lists.</param>
/// <param name="Content">What is to be signed; null until drafted.</param>
/// <param name="Copies">The three copies, by number, each with its signatures and the confirmation of its holder.</param>
/// <param name="CanRenew">Whether the caller can begin a renewal now.</param>
public sealed record AgreementDetail(AgreementItem Agreement, AgreementContent? Content, IReadOnlyList<AgreementCopy> Copies, bool CanRenew);
