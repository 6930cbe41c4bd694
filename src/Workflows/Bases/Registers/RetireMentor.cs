using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Bases.Registers;

/// <summary>Retires a mentor.</summary>
/// <param name="BaseId">The base.</param>
/// <param name="MentorId">The mentor.</param>
/// <param name="RetiredOn">The first day on which they guide nobody any more: from their selection until today.</param>
/// <param name="Version">The version of the base that the caller saw; null to act on whatever it is.</param>
public sealed record RetireMentorRequest(string BaseId, string MentorId, DateOnly? RetiredOn, int? Version = null);

/// <summary>停止指导 (5.2): the entry stays in the register; a discipline that nobody else guides in has no mentor from then on.</summary>
public sealed class RetireMentor(WorkflowsDbContext db, UnitOfWork unitOfWork, BaseReader reader, BaseRegisters registers)
{
    /// <summary>Retires them; who has retired already is refused (409).</summary>
    public Task<Result<BaseDetail>> HandleAsync(RetireMentorRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "bases.retire_mentor", request, unitOfWork.IdempotencyKey), async token =>
        {
            var found = await reader.FindAsync(request.BaseId, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            var one = found.Value;
            if ((BaseRules.Check(one, BaseEditAction.ChangeMentor, request.Version, db.VersionOf(one), caller)
                ?? registers.RetireMentor(one, request.MentorId, request.RetiredOn)) is { } refusal)
            {
                return refusal;
            }

            await db.SaveChangesAsync(token);
            return (Result<BaseDetail>)await reader.ShowAsync(one, caller, token);
        }, cancellationToken);
}
