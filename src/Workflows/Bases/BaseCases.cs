using System.Text.Json.Nodes;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Agreements;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Bases;

/// <summary>
/// Ends what runs for a base that is none any more, in the running unit of work: tasks leave the inboxes, assessments without a
/// conclusion are discontinued, agreements that are not in force are void.
/// </summary>
public sealed class BaseCases(WorkflowsDbContext db, WorkflowRunner runner, AgreementDesk agreements, EventLog log, TimeProvider time)
{
    /// <summary>
    /// Ends the base's cases of these kinds. Not from within a burst: it takes the rows of other instances.
    /// </summary>
    /// <param name="one">The base, tracked.</param>
    /// <param name="kinds">The kinds of case that end.</param>
    /// <param name="reason">Why, in Chinese; stands in the log of each case.</param>
    /// <param name="cancellationToken">Ends the ending; then nothing of it is stored.</param>
    internal async Task EndAsync(TrainingBase one, List<CaseKind> kinds, string reason, CancellationToken cancellationToken)
    {
        var running = await db.Set<WorkflowInstance>()
            .Where(instance => EF.Property<string?>(instance, WorkflowInstance.BaseIdColumn) == one.Id && instance.FinishedAt == null)
            .Where(instance => kinds.Contains(EF.Property<CaseKind>(instance, "CaseKind")))
            .OrderBy(instance => instance.Id)
            .ForUpdate()
            .ToListAsync(cancellationToken);
        foreach (var instance in running)
        {
            if (await runner.CancelAsync(instance.Id, cancellationToken))
                log.AppendInstance("InstanceCancelled", instance, new JsonObject(), reason);
        }

        if (kinds.Contains(CaseKind.Assessment))
        {
            foreach (var assessment in await db.Set<Assessment>().Where(assessment => assessment.BaseId == one.Id).ToListAsync(cancellationToken))
                assessment.Discontinue();
        }

        if (!kinds.Contains(CaseKind.Agreement))
            return;
        foreach (var agreement in await Open(db.Set<Agreement>()).Where(agreement => agreement.BaseId == one.Id).ToListAsync(cancellationToken))
        {
            if (agreements.GiveUp(agreement, one, reason, time.GetUtcNow()) is { } refusal)
                throw new RefusedException(refusal);
        }
    }

    /// <summary>The agreements that are on their way.</summary>
    internal static IQueryable<Agreement> Open(IQueryable<Agreement> agreements) =>
        agreements.Where(agreement => agreement.InForceSince == null && agreement.VoidSince == null);
}
