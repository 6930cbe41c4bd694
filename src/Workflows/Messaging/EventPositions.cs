using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Messaging;

/// <summary>Keeps the table of positions.</summary>
public sealed class EventPositions(WorkflowsDbContext db, UnitOfWork unitOfWork, TimeProvider time)
{
    /// <summary>How an outlet stands; a row of its own is made for one that has none.</summary>
    public async Task<EventPositionRow> FindAsync(string outlet, CancellationToken cancellationToken) =>
        await db.Set<EventPositionRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Name == outlet, cancellationToken)
        ?? await ChangeAsync(outlet, _ => { }, cancellationToken);

    /// <summary>Moves an outlet's position on, which ends its failures too.</summary>
    /// <exception cref="InvalidOperationException">The position is not where the caller thinks: another node has moved it.</exception>
    public Task<EventPositionRow> MoveAsync(string outlet, long from, long to, CancellationToken cancellationToken) => ChangeAsync(outlet, row =>
    {
        if (row.Position != from)
            throw new InvalidOperationException($"The position of {outlet} is {row.Position}, not {from}: another node has moved it.");
        row.Move(to, time.GetUtcNow());
    }, cancellationToken);

    /// <summary>Notes that an outlet has failed at the event behind its position.</summary>
    public Task<EventPositionRow> FailAsync(string outlet, string error, CancellationToken cancellationToken) =>
        ChangeAsync(outlet, row => row.Fail(error, time.GetUtcNow()), cancellationToken);

    private async Task<EventPositionRow> ChangeAsync(string outlet, Action<EventPositionRow> change, CancellationToken cancellationToken) =>
        (await unitOfWork.RunAsync(CommandInfo.Of(Caller.System, "messaging.position"), async token =>
        {
            var row = await db.Set<EventPositionRow>().Where(row => row.Name == outlet).ForUpdate().SingleOrDefaultAsync(token);
            if (row is null)
                db.Add(row = new EventPositionRow { Name = outlet });
            change(row);
            return (Result<EventPositionRow>)row;
        }, cancellationToken)).Value;
}
