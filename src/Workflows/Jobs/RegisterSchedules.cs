using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Jobs;

/// <summary>
/// Makes new schedules known to the database at start-up. They count from then on: what a schedule would have done before there
/// was one is not missed.
/// </summary>
public sealed class RegisterSchedules(IEnumerable<Schedule> schedules, WorkflowsDbContext db, UnitOfWork unitOfWork, TimeProvider time)
{
    /// <summary>Adds those that are missing. Several nodes may do so at once.</summary>
    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        if ((await MissingAsync(cancellationToken)).Count == 0)
            return;

        await unitOfWork.RunAsync(CommandInfo.Of(Caller.System, "schedules.register"), async token =>
        {
            var now = time.GetUtcNow();
            foreach (var schedule in await MissingAsync(token))
                db.Add(new ScheduleRow { Key = schedule.Key, ServedUntil = schedule.LastBefore(now) });
            return (Result<bool>)true;
        }, cancellationToken);
    }

    private async Task<IReadOnlyList<Schedule>> MissingAsync(CancellationToken cancellationToken)
    {
        var known = await db.Set<ScheduleRow>().AsNoTracking().Select(row => row.Key).ToListAsync(cancellationToken);
        return [.. schedules.ExceptBy(known, schedule => schedule.Key)];
    }
}
