using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows.Persistence;

/// <summary>
/// Forgets the answers of commands that nobody will send again, so that their table stays as small as a week's work. A command
/// that is repeated after that is a new one: most are then refused by the state that the first one left.
/// </summary>
public sealed class ForgetIdempotencyKeys(WorkflowsDbContext db, UnitOfWork unitOfWork, IOptions<IdempotencyOptions> options, TimeProvider time)
{
    /// <summary>Forgets them; twice is the same as once.</summary>
    /// <returns>How many were forgotten.</returns>
    public Task<Result<int>> HandleAsync(CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(Caller.System, "idempotency.forget"), async token =>
        {
            var before = time.GetUtcNow().AddDays(-options.Value.KeepDays);
            return (Result<int>)await db.Set<IdempotencyRecord>().Where(record => record.At < before).ExecuteDeleteAsync(token);
        }, cancellationToken);
}
