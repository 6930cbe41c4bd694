using System.Globalization;
using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Organisation.Absences;

/// <summary>Declares that somebody is away and who takes over.</summary>
/// <param name="PersonId">Who is away; null for the caller. Others are declared away by system administrators only.</param>
/// <param name="ActingId">Who takes over.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Reason">Why, at most 500 characters; null for nothing.</param>
public sealed record DeclareAbsenceRequest(string? PersonId, string? ActingId, DateOnly From, DateOnly To, string? Reason);

/// <summary>
/// Declares an absence (离岗代理): from its first day to its last, whoever takes over finds the tasks of the other's roles in their own inbox.
/// </summary>
public sealed class DeclareAbsence(WorkflowsDbContext db, UnitOfWork unitOfWork, EventLog events, ListAbsences list, TimeProvider time)
{
    private const int MaxReason = 500;

    /// <summary>
    /// Refuses somebody else's absence, people of outside units and those who are never given tasks on either side, days that overlap with
    /// another absence of the same person, and a circle in which the tasks would come back to who is away.
    /// </summary>
    public Task<Result<AbsenceView>> HandleAsync(DeclareAbsenceRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync<AbsenceView>(
            CommandInfo.Of(caller, "absences.declare", request, unitOfWork.IdempotencyKey), token => DeclareAsync(request, caller, token), cancellationToken);

    private async Task<Result<AbsenceView>> DeclareAsync(DeclareAbsenceRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var personId = request.PersonId ?? caller.PersonId;
        if (personId != caller.PersonId && Administration.Forbid(caller) is { } forbidden)
            return forbidden;
        var fields = new OrganisationFields();
        fields.Demand("reason", request.Reason is null or { Length: <= MaxReason }, new($"最多 {MaxReason} 个字符。", $"At most {MaxReason} characters."));

        // Both rows are locked, the lesser id first: two who name each other at the same moment come one after the other.
        string?[] ids = [personId, request.ActingId];
        var people = await db.Users.Where(account => ids.Contains(account.Id)).OrderBy(account => account.Id).ForUpdate().AsNoTracking().ToListAsync(cancellationToken);
        var grants = await db.Set<RoleGrantRow>().Where(grant => ids.Contains(grant.AccountId)).ToListAsync(cancellationToken);
        bool HasTasks(string? id) => people.Exists(one => one.Id == id && one is { IsDisabled: false, UnitId: null })
            && grants.Exists(grant => grant.AccountId == id && CandidateKey.CanBeGivenTasks(grant.Role));
        fields.Demand("personId", HasTasks(personId), new("只有办理任务的校内人员可以安排代理。", "Only people of the college who are given tasks can declare an absence."));
        fields.Demand("actingId", HasTasks(request.ActingId), new("请选择一位办理任务的校内人员。", "Choose somebody of the college who is given tasks."));
        if (fields.Refusal is { } invalid)
            return invalid;

        var others = await db.Set<Absence>().Where(one => one.EndedAt == null && one.To >= request.From).ToListAsync(cancellationToken);
        var reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim();
        var declared = Absence.Declare(
            Guid.CreateVersion7().ToString("N"), personId, request.ActingId!, request.From, request.To, reason, time.GetUtcNow(), others);
        if (!declared.IsOk)
            return declared.Refusal;

        var absence = declared.Value;
        db.Add(absence);
        var view = (await list.ShowAsync([absence], caller, cancellationToken))[0];
        events.Append(new EventRecord("AbsenceDeclared", $"absence/{absence.Id}", AbsenceEvents.Data(view)) { Comment = reason });
        return view;
    }
}

/// <summary>What events tell of an absence.</summary>
internal static class AbsenceEvents
{
    public static JsonObject Data(AbsenceView absence) => new()
    {
        ["person"] = absence.Person,
        ["acting"] = absence.Acting,
        ["from"] = absence.From.ToString("O", CultureInfo.InvariantCulture),
        ["to"] = absence.To.ToString("O", CultureInfo.InvariantCulture),
    };
}
