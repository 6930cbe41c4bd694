using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Running;

/// <summary>Whose business a case is.</summary>
/// <param name="ApplicantId">Who started it.</param>
/// <param name="UnitId">The outside unit; null for none.</param>
/// <param name="DepartmentIds">The departments concerned.</param>
public sealed record CaseParties(string? ApplicantId, string? UnitId, IReadOnlyList<string> DepartmentIds);

/// <summary>Tells whose business the cases of one kind are; each feature with cases registers one.</summary>
public abstract class CasePartiesSource
{
    /// <summary>The kind that it knows.</summary>
    public abstract CaseKind Kind { get; }

    /// <summary>The parties of a case; null where there is no such case.</summary>
    public abstract Task<CaseParties?> FindAsync(string caseId, CancellationToken cancellationToken);
}

/// <summary>Who may see a case: the one place of that rule.</summary>
public sealed class CaseAccess(WorkflowsDbContext db, IEnumerable<CasePartiesSource> sources)
{
    /// <summary>
    /// Whether the caller may see the case: the college's offices and auditors see all, departments and units their own,
    /// the applicant theirs, and everybody the cases in which they have, or had, a task, or were copied in on one.
    /// </summary>
    public async Task<bool> MaySeeAsync(Caller caller, CaseKind kind, string caseId, CancellationToken cancellationToken)
    {
        if (SeesEveryCase(caller))
            return true;

        if (sources.FirstOrDefault(source => source.Kind == kind) is { } source
            && await source.FindAsync(caseId, cancellationToken) is { } parties
            && IsParty(caller, parties))
            return true;

        var keys = caller.CandidateKeys;
        return await db.Set<HumanTask>().AsNoTracking()
            .Where(task => EF.Property<string>(task, "CaseId") == caseId && EF.Property<CaseKind>(task, "CaseKind") == kind)
            .AnyAsync(
                task => task.CompletedById == caller.PersonId || task.AssigneeId == caller.PersonId || task.StartedById == caller.PersonId
                    || db.Set<TaskCandidate>().Any(candidate => candidate.TaskId == task.Id && keys.Contains(candidate.Key))
                    || db.Set<TaskCopy>().Any(copy => copy.TaskId == task.Id && keys.Contains(copy.Key)),
                cancellationToken);
    }

    /// <summary>Whether no case is hidden from the caller.</summary>
    public static bool SeesEveryCase(Caller caller) => caller.Roles.Any(grant => grant.Role is
        Role.GraduateOfficer or Role.GraduateDirector or Role.VicePresident or Role.PresidentSecretary
        or Role.Auditor or Role.SystemAdministrator);

    private static bool IsParty(Caller caller, CaseParties parties) =>
        parties.ApplicantId == caller.PersonId
        || (parties.UnitId is { } unit && caller.Is(Role.UnitContact, Scope.Unit(unit)))
        || caller.DepartmentIds.Any(parties.DepartmentIds.Contains);
}
