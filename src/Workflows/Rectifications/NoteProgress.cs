using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Rectifications;

/// <summary>Notes how far an item has come.</summary>
/// <param name="Id">The rectification.</param>
/// <param name="Item">The item's number.</param>
/// <param name="Note">What happened, at most 1,000 characters.</param>
/// <param name="Evidence">Documents that were uploaded to this case; they become evidence of the item.</param>
public sealed record NoteProgressRequest(string Id, int Item, string? Note, IReadOnlyList<string>? Evidence = null);

/// <summary>记录整改进展: by the base, for graduate office and departments to follow; what comes with it is evidence of the item.</summary>
public sealed class NoteProgress(WorkflowsDbContext db, UnitOfWork unitOfWork, RectificationReader reader, RectificationDesk desk)
{
    /// <summary>Notes it; refused for others than the base (403), after the deadline and once it is handed in (422).</summary>
    public Task<Result<RectificationDetail>> HandleAsync(NoteProgressRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "rectifications.note", request, unitOfWork.IdempotencyKey), async token =>
        {
            var found = await reader.FindAsync(request.Id, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            var (one, of) = found.Value;
            if (!RectificationReader.WorksOn(of, caller))
            {
                return new Refusal(RefusalKind.Forbidden, "rectification.forbidden", new(
                    "只有基地联系人可以记录整改进展。", "Only the base's contact notes its progress."), Regulation.Art6_3_4);
            }

            IReadOnlyList<string> evidence = [.. (request.Evidence ?? []).Distinct()];
            if ((await desk.UnknownEvidenceAsync(one.Id, [("evidence", evidence)], token)
                ?? one.NoteProgress(request.Item, request.Note, evidence, desk.By(caller))) is { } refusal)
            {
                return refusal;
            }

            desk.Tell("RectificationProgressNoted", one, of, new JsonObject
            {
                ["item"] = request.Item,
                ["title"] = one.Items.Single(item => item.Number == request.Item).Title,
            }, one.Notes[^1].Note);
            await db.SaveChangesAsync(token);
            return (Result<RectificationDetail>)await reader.ShowAsync(found.Value, caller, token);
        }, cancellationToken);
}
