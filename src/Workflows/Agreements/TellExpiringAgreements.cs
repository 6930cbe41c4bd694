using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Agreements;

/// <summary>
/// Tells everybody that agreements end soon (4.2): 180, 90, 30 and 7 days ahead, each once; where some were missed, the nearest only. An
/// agreement that is renewed ends no more.
/// </summary>
public sealed class TellExpiringAgreements(WorkflowsDbContext db, UnitOfWork unitOfWork, BaseEvents events, TimeProvider time)
{
    /// <summary>Tells what is due, each in a transaction of its own; twice is the same as once, on several nodes too.</summary>
    /// <returns>How many were told.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var today = time.Today();
        var soon = today.AddDays(AgreementExpiry.DaysAhead[0]);
        var bases = await db.Set<TrainingBase>().AsNoTracking()
            .Where(one => one.Status == BaseStatus.Active || one.Status == BaseStatus.Rectifying)
            .Where(one => one.Agreement!.EndsOn >= today && one.Agreement.EndsOn <= soon)
            .OrderBy(one => one.Agreement!.EndsOn).ThenBy(one => one.Id)
            .Select(one => one.Id)
            .ToListAsync(cancellationToken);

        var told = 0;
        foreach (var id in bases)
        {
            var result = await unitOfWork.RunAsync(
                CommandInfo.Of(Caller.System, "agreements.tell_expiring"), token => TellAsync(id, today, token), cancellationToken);
            told += result is { IsOk: true, Value: true } ? 1 : 0;
        }

        return told;
    }

    private async Task<Result<bool>> TellAsync(string baseId, DateOnly today, CancellationToken cancellationToken)
    {
        var trainingBase = await db.Set<TrainingBase>().SingleAsync(one => one.Id == baseId, cancellationToken);
        if (trainingBase is not { Status: BaseStatus.Active or BaseStatus.Rectifying, Agreement: { } term })
            return false;
        var agreement = await db.Set<Agreement>().SingleAsync(one => one.Id == term.AgreementId, cancellationToken);
        if (!agreement.TellEnd(today))
            return false;

        events.AgreementExpiring(trainingBase, AgreementDesk.CaseOf(agreement, trainingBase));
        return true;
    }
}
