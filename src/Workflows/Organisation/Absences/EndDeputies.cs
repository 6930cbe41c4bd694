using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Organisation.Absences;

/// <summary>
/// Ends the absences whose last day is over (代理到期). Nobody takes over from that day's end in any case; this frees what was claimed and writes
/// it into the log. Run it daily; twice is the same as once, and what was missed is caught up.
/// </summary>
public sealed class EndDeputies(WorkflowsDbContext db, UnitOfWork unitOfWork, EndAbsence end, TimeProvider time)
{
    /// <summary>Ends all of them, each in a transaction of its own.</summary>
    /// <returns>How many.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var today = time.Today();
        var over = await db.Set<Absence>().AsNoTracking().Where(one => one.EndedAt == null && one.To < today)
            .OrderBy(one => one.To).ThenBy(one => one.Id).Select(one => one.Id).ToListAsync(cancellationToken);
        var ended = 0;
        foreach (var id in over)
        {
            var result = await unitOfWork.RunAsync<bool>(
                CommandInfo.Of(Caller.System, "absences.end_due"),
                async token => await db.Set<Absence>().Where(one => one.Id == id && one.EndedAt == null).ForUpdate().SingleOrDefaultAsync(token) is { } absence
                    && (await end.EndAsync(absence, Caller.System, token)).IsOk,
                cancellationToken);
            ended += result is { IsOk: true, Value: true } ? 1 : 0;
        }

        return ended;
    }
}
