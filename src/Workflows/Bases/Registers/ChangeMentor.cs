using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Bases.Registers;

/// <summary>Corrects the entry of a mentor.</summary>
/// <param name="MentorId">The mentor.</param>
/// <param name="Entry">The entry as it is to stand there, with the base.</param>
public sealed record ChangeMentorRequest(string MentorId, AddMentorRequest Entry);

/// <summary>修改导师信息 (5.2): by the graduate office, a department of the base, or the base's own unit. Who has retired stays as they were.</summary>
public sealed class ChangeMentor(WorkflowsDbContext db, UnitOfWork unitOfWork, BaseReader reader, BaseRegisters registers, RegisterDesk desk)
{
    /// <summary>Corrects it.</summary>
    public Task<Result<BaseDetail>> HandleAsync(ChangeMentorRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "bases.change_mentor", request, unitOfWork.IdempotencyKey), async token =>
        {
            var entry = request.Entry;
            var found = await reader.FindAsync(entry.BaseId, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            var one = found.Value;
            if ((BaseRules.Check(one, BaseEditAction.ChangeMentor, entry.Version, db.VersionOf(one), caller)
                ?? registers.ChangeMentor(one, entry.ToMentor(request.MentorId))
                ?? await desk.ForeignAsync(one, "selectionDocumentId", [.. new[] { entry.SelectionDocumentId }.OfType<string>()], token)) is { } refusal)
            {
                return refusal;
            }

            await db.SaveChangesAsync(token);
            return (Result<BaseDetail>)await reader.ShowAsync(one, caller, token);
        }, cancellationToken);
}
