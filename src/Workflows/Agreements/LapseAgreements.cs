using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Agreements;

/// <summary>
/// Lets agreements lapse on the day after their last day (4.2): the base takes no students until a renewal is in force. A base under
/// rectification lapses once it has passed.
/// </summary>
public sealed class LapseAgreements(WorkflowsDbContext db, UnitOfWork unitOfWork, BaseEvents events, TimeProvider time)
{
    /// <summary>Lets all lapse that are over, each in a transaction of its own; twice is the same as once, on several nodes too.</summary>
    /// <returns>How many lapsed.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var today = time.Today();
        var over = await db.Set<TrainingBase>().AsNoTracking()
            .Where(one => one.Status == BaseStatus.Active && one.Agreement!.EndsOn < today)
            .OrderBy(one => one.Agreement!.EndsOn).ThenBy(one => one.Id)
            .Select(one => one.Id)
            .ToListAsync(cancellationToken);

        var lapsed = 0;
        foreach (var id in over)
        {
            var result = await unitOfWork.RunAsync(
                CommandInfo.Of(Caller.System, "agreements.lapse"), token => LapseAsync(id, today, token), cancellationToken);
            lapsed += result.IsOk ? 1 : 0;
        }

        return lapsed;
    }

    private async Task<Result<bool>> LapseAsync(string baseId, DateOnly today, CancellationToken cancellationToken)
    {
        var trainingBase = await db.Set<TrainingBase>().SingleAsync(one => one.Id == baseId, cancellationToken);
        var from = trainingBase.Status;
        // Renewed, terminated or lapsed since it was found: then this is none of our business any more.
        if (trainingBase.Lapse(today, time.GetUtcNow()) is { } refusal)
            return refusal;

        var agreement = await db.Set<Agreement>().SingleAsync(one => one.Id == trainingBase.Agreement!.AgreementId, cancellationToken);
        var about = AgreementDesk.CaseOf(agreement, trainingBase);
        events.AgreementLapsed(trainingBase, about);
        events.StatusChanged(trainingBase, from, about, Regulation.Art4_2);
        return true;
    }
}
