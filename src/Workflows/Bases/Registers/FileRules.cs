using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Bases.Registers;

/// <summary>Files a version of a base's rules.</summary>
/// <param name="BaseId">The base.</param>
/// <param name="Kind">Safety or operation.</param>
/// <param name="Entry">Document, first day, note.</param>
public sealed record FileRulesRequest(string BaseId, RulesKind Kind, RulesEntry Entry);

/// <summary>备案管理办法 (6.1): by the graduate office, a department of the base, or the base's own unit. Versions before stay as they are.</summary>
public sealed class FileRules(
    WorkflowsDbContext db, UnitOfWork unitOfWork, RegisterReader reader, RegisterDesk desk, TimeProvider time)
{
    /// <summary>Files it.</summary>
    /// <returns>All versions of the base.</returns>
    public Task<Result<RulesList>> HandleAsync(FileRulesRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "bases.file_rules", request, unitOfWork.IdempotencyKey), async token =>
        {
            var found = await reader.OpenAsync(request.BaseId, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            if (BaseRules.Check(found.Value, BaseEditAction.FileRules, caller) is { } forbidden)
                return forbidden;
            var filed = await desk.FileAsync(found.Value, request.Kind, request.Entry, null, token);
            if (!filed.IsOk)
                return filed.Refusal;

            await db.SaveChangesAsync(token);
            return (Result<RulesList>)await ListRules.ShowAsync(db, request.BaseId, time.Today(), token);
        }, cancellationToken);
}
