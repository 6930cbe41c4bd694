using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Bases;

/// <summary>Sets or replaces a base's working group.</summary>
/// <param name="BaseId">The base.</param>
/// <param name="WorkingGroup">The whole group.</param>
/// <param name="Version">The version of the base that the caller saw; null to act on whatever it is.</param>
public sealed record SetWorkingGroupRequest(string BaseId, WorkingGroup WorkingGroup, int? Version = null);

/// <summary>登记工作小组 (5.1): by the graduate office, or by a department of the base.</summary>
public sealed class SetWorkingGroup(WorkflowsDbContext db, UnitOfWork unitOfWork, BaseReader reader, BaseRegisters registers)
{
    /// <summary>Sets it; of two who saw the same version the second is refused (412).</summary>
    public Task<Result<BaseDetail>> HandleAsync(SetWorkingGroupRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "bases.set_working_group", request, unitOfWork.IdempotencyKey), async token =>
        {
            var found = await reader.FindAsync(request.BaseId, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            var one = found.Value;
            if ((BaseRules.Check(one, BaseEditAction.SetWorkingGroup, request.Version, db.VersionOf(one), caller)
                ?? registers.SetWorkingGroup(one, request.WorkingGroup, null)) is { } refusal)
            {
                return refusal;
            }

            await db.SaveChangesAsync(token);
            return (Result<BaseDetail>)await reader.ShowAsync(one, caller, token);
        }, cancellationToken);
}
