using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Bases.Registers;

/// <summary>Writes an exchange meeting down, or corrects what was written.</summary>
/// <param name="BaseId">The base.</param>
/// <param name="Entry">What is to stand there.</param>
/// <param name="ExchangeId">The meeting to correct; null for a new one.</param>
/// <param name="Version">The version of that record which the caller saw; null to act on whatever it is.</param>
public sealed record RecordExchangeRequest(string BaseId, ExchangeEntry Entry, string? ExchangeId = null, int? Version = null);

/// <summary>登记定期交流 (6.1): by the graduate office, a department of the base, or the base's own unit.</summary>
public sealed class RecordExchange(WorkflowsDbContext db, UnitOfWork unitOfWork, RegisterReader reader, RegisterDesk desk)
{
    /// <summary>Writes it down; a record of a year whose assessment has its result is not corrected any more (422).</summary>
    public Task<Result<ExchangeItem>> HandleAsync(RecordExchangeRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "bases.record_exchange", request, unitOfWork.IdempotencyKey), async token =>
        {
            var found = await reader.OpenAsync(request.BaseId, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            if (BaseRules.Check(found.Value, BaseEditAction.RecordExchange, caller) is { } forbidden)
                return forbidden;
            var written = request.ExchangeId is { } id
                ? await ChangeAsync(found.Value, id, request, token)
                : await desk.RecordAsync(found.Value, request.Entry, token);
            if (!written.IsOk)
                return written.Refusal;

            await db.SaveChangesAsync(token);
            return (Result<ExchangeItem>)ExchangeItem.Of(written.Value, db.VersionOf(written.Value));
        }, cancellationToken);

    private async Task<Result<ExchangeMeeting>> ChangeAsync(
        TrainingBase owner, string id, RecordExchangeRequest request, CancellationToken cancellationToken)
    {
        if (await db.Set<ExchangeMeeting>().SingleOrDefaultAsync(one => one.Id == id && one.BaseId == owner.Id, cancellationToken) is not { } meeting)
            return new Refusal(RefusalKind.NotFound, "base.exchange_not_found", new("没有这次交流记录。", "There is no such meeting."));

        return (BaseRules.CheckVersion(request.Version, db.VersionOf(meeting))
            ?? await desk.ChangeAsync(owner, meeting, request.Entry, cancellationToken)) is { } refusal ? refusal : meeting;
    }
}
