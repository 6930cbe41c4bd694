using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Bases.Registers;

/// <summary>Shows the exchange meetings with a base (6.1).</summary>
public sealed class ListExchanges(WorkflowsDbContext db, RegisterReader reader)
{
    /// <summary>Shows them, the latest first.</summary>
    public async Task<Result<ExchangeList>> HandleAsync(string baseId, Caller caller, CancellationToken cancellationToken)
    {
        var found = await reader.OpenAsync(baseId, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;

        var meetings = await db.Set<ExchangeMeeting>().Where(one => one.BaseId == baseId)
            .OrderByDescending(one => one.HeldOn).ThenByDescending(one => one.Id).ToListAsync(cancellationToken);
        return new ExchangeList(meetings.ConvertAll(one => ExchangeItem.Of(one, db.VersionOf(one))));
    }
}
