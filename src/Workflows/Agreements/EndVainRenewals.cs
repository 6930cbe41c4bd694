using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Agreements;

/// <summary>
/// Ends renewals of bases that were delisted while the renewal was on its way (6.3.4): it could never come into force, and its last signer would be
/// refused. Such a base applies again instead.
/// </summary>
public sealed class EndVainRenewals(WorkflowsDbContext db, UnitOfWork unitOfWork, BaseCases cases)
{
    private const string Reason = "基地已停用，续签终止；停用年度之后须重新申请。";

    /// <summary>Ends all of them, each in a transaction of its own; twice is the same as once, on several nodes too.</summary>
    /// <returns>How many were ended.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var vain = await BaseCases.Open(db.Set<Agreement>().AsNoTracking())
            .Where(agreement => db.Set<TrainingBase>().Any(one => one.Id == agreement.BaseId && one.Status == BaseStatus.Delisted))
            .OrderBy(agreement => agreement.Id)
            .Select(agreement => agreement.BaseId)
            .ToListAsync(cancellationToken);

        var ended = 0;
        foreach (var baseId in vain)
        {
            var result = await unitOfWork.RunAsync(CommandInfo.Of(Caller.System, "agreements.end_vain_renewals"), async token =>
            {
                var one = await db.Set<TrainingBase>().SingleAsync(one => one.Id == baseId, token);
                if (one.Status != BaseStatus.Delisted || !await BaseCases.Open(db.Set<Agreement>()).AnyAsync(agreement => agreement.BaseId == baseId, token))
                    return false;
                await cases.EndAsync(one, [CaseKind.Agreement], Reason, token);
                return (Result<bool>)true;
            }, cancellationToken);
            ended += result is { IsOk: true, Value: true } ? 1 : 0;
        }

        return ended;
    }
}
