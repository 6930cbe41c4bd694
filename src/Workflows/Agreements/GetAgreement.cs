using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Workflows.Agreements;

/// <summary>Opens an agreement: its content, and who has signed and received which copy.</summary>
public sealed class GetAgreement(AgreementReader reader)
{
    /// <summary>Opens it.</summary>
    public async Task<Result<AgreementDetail>> HandleAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var found = await reader.FindAsync(id, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;

        var (agreement, one) = found.Value;
        return new AgreementDetail(AgreementItem.Of(agreement, one), agreement.Content, agreement.Copies);
    }
}
