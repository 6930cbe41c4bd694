using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Workflows.Agreements;

/// <summary>Opens an agreement: its content, and who has signed and received which copy.</summary>
public sealed class GetAgreement(AgreementReader reader, TimeProvider time)
{
    /// <summary>Opens it.</summary>
    public async Task<Result<AgreementDetail>> HandleAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var found = await reader.FindAsync(id, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;

        var (agreement, one) = found.Value;
        var renewal = (await reader.RenewalsAsync([id], cancellationToken)).GetValueOrDefault(id);
        var canRenew = renewal is null && AgreementRules.MayRenew(one, caller)
            && (AgreementRules.CheckCurrent(one, id) ?? one.CheckRenewal(time.Today())) is null;
        return new AgreementDetail(AgreementItem.Of(agreement, one, renewal, time.Today()), agreement.Content, agreement.Copies, canRenew);
    }
}
