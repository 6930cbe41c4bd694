using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Workflows.Agreements;

namespace BaseWorkflows.Api.Agreements;

/// <summary>An agreement opened: all that its list item says, and beside it its content and its copies.</summary>
internal sealed record AgreementAnswer(
    string Id, string BaseId, string BaseName, string Unit, AgreementStatus Status, DateOnly? StartsOn, DateOnly? EndsOn,
    DateTimeOffset CreatedAt, DateTimeOffset? InForceSince, AgreementContent? Content, IReadOnlyList<AgreementCopy> Copies,
    string? PreviousId, string? RenewalId, bool CanRenew)
{
    public static AgreementAnswer Of(AgreementDetail detail)
    {
        var item = detail.Agreement;
        return new(
            item.Id, item.BaseId, item.BaseName, item.Unit, item.Status, item.StartsOn, item.EndsOn,
            item.CreatedAt, item.InForceSince, detail.Content, detail.Copies,
            item.PreviousId, item.RenewalId, detail.CanRenew);
    }
}
