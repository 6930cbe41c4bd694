using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Bases;

/// <summary>
/// Keeps a unit whose base is delisted from coming back under another record (6.3.4): it is known by its account, its full name or
/// its credit code. The old record stays as it is, with its number; a new application makes a new one.
/// </summary>
public sealed class DelistedUnits(WorkflowsDbContext db, TimeProvider time)
{
    /// <summary>Why the application can't be submitted or approved yet, or null.</summary>
    internal async Task<Refusal?> CheckAsync(BaseApplication application, TrainingBase applying, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var delisted = await db.Set<TrainingBase>().AsNoTracking()
            .Where(one => one.Status == BaseStatus.Delisted && one.DelistedYear >= today.Year && one.Id != applying.Id)
            .ToListAsync(cancellationToken);
        if (delisted.Count == 0)
            return null;

        var ids = delisted.ConvertAll(one => one.Id);
        var codes = (await db.Set<BaseApplication>().AsNoTracking().Where(one => ids.Contains(one.BaseId)).ToListAsync(cancellationToken))
            .ToLookup(one => one.BaseId, one => CodeOf(one));
        return delisted
            .Where(one => (one.UnitId is not null && one.UnitId == applying.UnitId) || one.UnitName == applying.UnitName
                || (CodeOf(application) is { } code && codes[one.Id].Contains(code)))
            .OrderByDescending(one => one.DelistedYear)
            .Select(one => one.MayApplyAgain(today)).FirstOrDefault(refusal => refusal is not null);
    }

    private static string? CodeOf(BaseApplication application) =>
        application.Form.Unit.CreditCode?.Trim().ToUpperInvariant() is { Length: > 0 } code ? code : null;
}
