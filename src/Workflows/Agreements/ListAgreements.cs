using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Agreements;

/// <summary>Asks for agreements. Filters that are null leave nothing out.</summary>
/// <param name="Page">Which page.</param>
/// <param name="BaseId">Only those of this base.</param>
/// <param name="Status">Only those that have come this far.</param>
/// <param name="Ending">Only those under which a base works, or last worked, and that end soon or have lapsed; those that end first come first.</param>
public sealed record ListAgreementsRequest(PageRequest Page, string? BaseId = null, AgreementStatus? Status = null, bool Ending = false);

/// <summary>Lists the agreements of the bases that are the caller's business, newest first.</summary>
public sealed class ListAgreements(AgreementReader reader, TimeProvider time)
{
    /// <summary>Lists one page.</summary>
    public async Task<Result<Page<AgreementItem>>> HandleAsync(
        ListAgreementsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var query = reader.Visible(caller);
        if (request.BaseId is { } baseId)
            query = query.Where(pair => pair.Base.Id == baseId);
        query = request.Status switch
        {
            null => query,
            AgreementStatus.Drafting => query.Where(pair => pair.Agreement.Content == null && pair.Agreement.VoidSince == null),
            AgreementStatus.Signing => query.Where(
                pair => pair.Agreement.Content != null && pair.Agreement.InForceSince == null && pair.Agreement.VoidSince == null),
            AgreementStatus.InForce => query.Where(pair => pair.Agreement.InForceSince != null && pair.Agreement.EndsOn >= today),
            AgreementStatus.Over => query.Where(pair => pair.Agreement.InForceSince != null && pair.Agreement.EndsOn < today),
            AgreementStatus.Void => query.Where(pair => pair.Agreement.VoidSince != null),
            _ => throw new ArgumentOutOfRangeException(nameof(request), request.Status, null),
        };
        if (request.Ending)
            query = Ending(query, today);
        var page = await query.ToPageAsync(request.Page, cancellationToken);
        var renewals = await reader.RenewalsAsync(page.Items.Select(pair => pair.Agreement.Id), cancellationToken);
        return page.Map(pair => AgreementItem.Of(pair.Agreement, pair.Base, renewals.GetValueOrDefault(pair.Agreement.Id), today));
    }

    private static IQueryable<AgreementOfBase> Ending(IQueryable<AgreementOfBase> query, DateOnly today)
    {
        var soon = today.AddDays(AgreementExpiry.RenewalWindow);
        return query
            .Where(pair => pair.Base.Agreement!.AgreementId == pair.Agreement.Id && pair.Base.Agreement.EndsOn <= soon)
            .Where(pair => pair.Base.Status == BaseStatus.Active || pair.Base.Status == BaseStatus.Rectifying || pair.Base.Status == BaseStatus.Lapsed)
            .OrderBy(pair => pair.Agreement.EndsOn).ThenBy(pair => pair.Agreement.Id);
    }
}
