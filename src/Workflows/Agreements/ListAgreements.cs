using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Agreements;

/// <summary>Asks for agreements. Filters that are null leave nothing out.</summary>
/// <param name="Page">Which page.</param>
/// <param name="BaseId">Only those of this base.</param>
/// <param name="Status">Only those that have come this far.</param>
public sealed record ListAgreementsRequest(PageRequest Page, string? BaseId = null, AgreementStatus? Status = null);

/// <summary>Lists the agreements of the bases that are the caller's business, newest first.</summary>
public sealed class ListAgreements(AgreementReader reader)
{
    /// <summary>Lists one page.</summary>
    public async Task<Result<Page<AgreementItem>>> HandleAsync(
        ListAgreementsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var query = reader.Visible(caller);
        if (request.BaseId is { } baseId)
            query = query.Where(pair => pair.Base.Id == baseId);
        query = request.Status switch
        {
            null => query,
            AgreementStatus.Drafting => query.Where(pair => pair.Agreement.Content == null),
            AgreementStatus.Signing => query.Where(pair => pair.Agreement.Content != null && pair.Agreement.InForceSince == null),
            AgreementStatus.InForce => query.Where(pair => pair.Agreement.InForceSince != null),
            _ => throw new ArgumentOutOfRangeException(nameof(request), request.Status, null),
        };
        var page = await query.ToPageAsync(request.Page, cancellationToken);
        return page.Map(pair => AgreementItem.Of(pair.Agreement, pair.Base));
    }
}
