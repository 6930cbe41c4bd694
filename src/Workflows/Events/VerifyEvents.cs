using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Events;

/// <summary>What a walk along the hash chain found.</summary>
/// <param name="Valid">Whether every line is as it was written and none is missing.</param>
/// <param name="Checked">How many lines were looked at.</param>
/// <param name="FirstBroken">The position of the first line that doesn't fit; null when all do.</param>
/// <param name="Hash">The hash of the last line that fits, which stands for all before it: noted down elsewhere, it shows that nobody has written the whole chain anew.</param>
public sealed record EventCheck(bool Valid, long Checked, long? FirstBroken, string Hash);

/// <summary>Walks the hash chain of the event log.</summary>
public sealed class VerifyEvents(WorkflowsDbContext db, EventSequencer sequencer)
{
    /// <summary>Checks all lines, in order.</summary>
    public async Task<Result<EventCheck>> HandleAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (caller != Caller.System && !caller.Is(Role.Auditor) && !caller.Is(Role.SystemAdministrator))
        {
            return new Refusal(RefusalKind.Forbidden, "events.verify_forbidden", new(
                "只有审计和系统管理员可以校验事件日志。", "Only auditors and system administrators verify the event log."));
        }

        await sequencer.NumberAsync(cancellationToken);
        var (expected, hash) = (0L, HashChain.Origin);
        var rows = db.Set<EventRow>().AsNoTracking().Where(row => row.Position != null).OrderBy(row => row.Position);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            expected++;
            var fitting = HashChain.Of(row, hash);
            if (row.Position != expected || row.Hash != fitting)
                return new EventCheck(false, expected, expected, hash);
            hash = fitting;
        }

        return new EventCheck(true, expected, null, hash);
    }
}
