using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Documents;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Documents;

/// <summary>Notes where a paper is kept.</summary>
/// <param name="DocumentId">The scan of the paper.</param>
/// <param name="Form">Original or copy.</param>
/// <param name="Holder">Who keeps it: <c>college</c> or <c>department:{id}</c>.</param>
/// <param name="Location">The shelf, cabinet or file number, at most 200 characters.</param>
public sealed record RecordCustodyRequest(string DocumentId, PaperForm Form, string Holder, string Location);

/// <summary>A line of the register as it is shown.</summary>
public sealed record CustodyItem(string Id, PaperForm Form, string Holder, string Location, string RecordedBy, DateTimeOffset RecordedAt)
{
    internal static CustodyItem Of(CustodyEntry entry) =>
        new(entry.Id, entry.Form, entry.Holder, entry.Location, entry.RecordedByName, entry.RecordedAt);
}

/// <summary>
/// Writes into the custody register (3.5): the graduate office records originals, a department's officer or head the copies
/// of that department.
/// </summary>
public sealed class RecordCustody(WorkflowsDbContext db, UnitOfWork unitOfWork, GetDocument documents, EventLog events, TimeProvider time)
{
    private static readonly Clause Filing = Regulation.Art3_5;

    /// <summary>Records it.</summary>
    public Task<Result<CustodyItem>> HandleAsync(RecordCustodyRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "documents.custody", request, unitOfWork.IdempotencyKey), async token =>
        {
            var found = await documents.FindAsync(request.DocumentId, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            if (Check(request, caller) is { } refusal)
                return refusal;

            var entry = new CustodyEntry
            {
                Id = Guid.CreateVersion7().ToString("N"),
                DocumentId = request.DocumentId,
                CaseKind = found.Value.CaseKind,
                CaseId = found.Value.CaseId,
                Form = request.Form,
                Holder = request.Holder,
                Location = request.Location.Trim(),
                RecordedById = caller.PersonId,
                RecordedByName = caller.Name,
                RecordedAt = time.GetUtcNow(),
            };
            db.Add(entry);
            var document = found.Value;
            events.Append(new EventRecord("CustodyRecorded", $"document/{document.Id}", new JsonObject
            {
                ["form"] = request.Form.ToString(),
                ["holder"] = request.Holder,
                ["location"] = entry.Location,
            })
            {
                Case = document is { CaseKind: { } kind, CaseId: { } id } ? new(kind, id, "", null, null) : null,
                Clause = Filing,
            });
            return (Result<CustodyItem>)CustodyItem.Of(entry);
        }, cancellationToken);

    private static Refusal? Check(RecordCustodyRequest request, Caller caller)
    {
        if (string.IsNullOrWhiteSpace(request.Location) || request.Location.Length > 200 || FieldRules.Line(request.Location, 200) is not null)
            return Invalid("location", new("请用一行填写存放位置，最多 200 个字。", "Say where it is kept, on one line of at most 200 characters."));
        if (!Scope.TryParse(request.Holder, out var holder) || holder.Kind == ScopeKind.Unit)
            return Invalid("holder", new("保管单位应为 college 或 department:编号。", "The holder is college or department:{id}."));

        var isAllowed = holder.Kind == ScopeKind.College
            ? caller.Is(Role.GraduateOfficer) || caller.Is(Role.GraduateDirector)
            : caller.Is(Role.DepartmentOfficer, holder) || caller.Is(Role.DepartmentHead, holder);
        if (!isAllowed)
        {
            return new Refusal(RefusalKind.Forbidden, "custody.forbidden", new(
                "只有保管单位自己的人员可以登记。", "Only the holder's own people record what it keeps."), Filing);
        }

        return request.Form == PaperForm.Original && holder.Kind != ScopeKind.College
            ? new Refusal(RefusalKind.RuleBroken, "custody.original_elsewhere", new(
                "原件由研究生处归档，院（系、部）保管复印件。", "Originals are filed by the graduate office, departments keep copies."), Filing)
            : null;
    }

    private static Refusal Invalid(string field, Text message) => new(RefusalKind.Invalid, "custody.invalid", message)
    {
        Errors = new Dictionary<string, IReadOnlyList<Text>> { [field] = [message] },
    };
}

/// <summary>Where the papers of a document are kept.</summary>
/// <param name="Items">Oldest first.</param>
public sealed record CustodyRegister(IReadOnlyList<CustodyItem> Items);

/// <summary>Shows where the papers of a document are kept.</summary>
public sealed class GetCustody(WorkflowsDbContext db, GetDocument documents)
{
    /// <summary>Shows it, oldest first.</summary>
    public async Task<Result<CustodyRegister>> HandleAsync(string documentId, Caller caller, CancellationToken cancellationToken)
    {
        var found = await documents.FindAsync(documentId, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;

        var entries = await db.Set<CustodyEntry>().AsNoTracking()
            .Where(entry => entry.DocumentId == documentId).OrderBy(entry => entry.RecordedAt).ToListAsync(cancellationToken);
        return new CustodyRegister(entries.ConvertAll(CustodyItem.Of));
    }
}
