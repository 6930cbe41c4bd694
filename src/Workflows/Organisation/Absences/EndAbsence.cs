using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Organisation.Absences;

/// <summary>Ends an absence before its last day, or takes one back that has not begun.</summary>
/// <param name="AbsenceId">The absence.</param>
public sealed record EndAbsenceRequest(string AbsenceId);

/// <summary>Ends an absence: tasks that whoever took over has claimed and not done are free again.</summary>
public sealed class EndAbsence(WorkflowsDbContext db, UnitOfWork unitOfWork, EventLog events, ListAbsences list, TimeProvider time)
{
    private static readonly Refusal Missing = new(RefusalKind.NotFound, "absence.not_found", new(
        "没有这项代理，或者与您无关。", "There is no such absence, or it is not yours to see."));

    /// <summary>Whether somebody may end it: who is away, who takes over, and system administrators.</summary>
    internal static bool May(Caller caller, Absence absence) =>
        absence.PersonId == caller.PersonId || absence.ActingId == caller.PersonId || Administration.Forbid(caller) is null;

    /// <summary>Ends it.</summary>
    public Task<Result<AbsenceView>> HandleAsync(EndAbsenceRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync<AbsenceView>(
            CommandInfo.Of(caller, "absences.end", request, unitOfWork.IdempotencyKey),
            async token =>
            {
                var absence = await db.Set<Absence>().Where(one => one.Id == request.AbsenceId).ForUpdate().SingleOrDefaultAsync(token);
                if (absence is null || !May(caller, absence))
                    return Missing;
                return await EndAsync(absence, caller, token);
            },
            cancellationToken);

    /// <summary>Ends a locked one inside the unit of work of another command.</summary>
    internal async Task<Result<AbsenceView>> EndAsync(Absence absence, Caller caller, CancellationToken cancellationToken)
    {
        if (absence.End(time.GetUtcNow()) is { } refusal)
            return refusal;

        await ReleaseAsync(absence, cancellationToken);
        var view = (await list.ShowAsync([absence], caller, cancellationToken))[0];
        events.Append(new EventRecord("AbsenceEnded", $"absence/{absence.Id}", AbsenceEvents.Data(view)));
        return view;
    }

    /// <summary>
    /// Frees what was claimed for somebody from whom the claimer takes over no more, also further down a line of absences. Whoever completes
    /// one of these at this moment wins by its revision; this command then runs again and finds it done.
    /// </summary>
    private async Task ReleaseAsync(Absence ended, CancellationToken cancellationToken)
    {
        var claimed = await db.Set<HumanTask>().Where(task => task.CompletedAt == null && task.AssigneeForId != null).ToListAsync(cancellationToken);
        if (claimed.Count == 0)
            return;
        var today = time.Today();
        var left = await db.Set<Absence>().AsNoTracking().Where(one => one.EndedAt == null && one.Id != ended.Id && one.From <= today && one.To >= today)
            .ToListAsync(cancellationToken);
        foreach (var task in claimed.Where(task => !Absence.CoveredBy(task.AssigneeId!, today, left).Contains(task.AssigneeForId)))
        {
            task.Release();
            events.Append(new EventRecord("TaskReleased", $"task/{task.Id}", new JsonObject { ["step"] = task.Step }) { Case = task.Case, TaskId = task.Id });
        }
    }
}
