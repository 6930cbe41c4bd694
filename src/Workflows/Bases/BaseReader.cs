using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Bases;

/// <summary>Reads bases, with the rule who may see what of them.</summary>
public sealed class BaseReader(WorkflowsDbContext db, CaseAccess access)
{
    private static readonly Refusal Missing = new(RefusalKind.NotFound, "base.not_found", new(
        "没有这个基地，或者您无权查看。", "There is no such base, or it is not yours to see."));

    /// <summary>
    /// The bases that are the caller's own business: all for the college's offices and auditors, else those of their
    /// departments, of their unit, and those for which they applied.
    /// </summary>
    internal IQueryable<TrainingBase> Concerning(Caller caller)
    {
        var bases = db.Set<TrainingBase>();
        if (CaseAccess.SeesEveryCase(caller))
            return bases;

        var departments = caller.DepartmentIds.ToList();
        var units = caller.Roles.Where(grant => grant.Role == Role.UnitContact).Select(grant => grant.Scope.Id).ToList();
        var applied = db.Set<BaseApplication>().Where(application => application.ApplicantId == caller.PersonId).Select(application => application.BaseId);
        return bases.Where(one => units.Contains(one.UnitId) || one.DepartmentIds.Any(id => departments.Contains(id)) || applied.Contains(one.Id));
    }

    /// <summary>The bases that the caller may see: the register of those with a number is open to all, the rest to those whom it concerns.</summary>
    internal IQueryable<TrainingBase> Visible(Caller caller)
    {
        if (CaseAccess.SeesEveryCase(caller))
            return db.Set<TrainingBase>();

        var concerning = Concerning(caller).Select(one => one.Id);
        return db.Set<TrainingBase>().Where(one => one.Number != null || concerning.Contains(one.Id));
    }

    /// <summary>The base, tracked; refused where there is none or the caller may not see it.</summary>
    internal async Task<Result<TrainingBase>> FindAsync(string id, Caller caller, CancellationToken cancellationToken) =>
        await Visible(caller).SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is { } found ? found : Missing;

    /// <summary>All that the page of a tracked base shows to the caller.</summary>
    internal async Task<BaseDetail> ShowAsync(TrainingBase one, Caller caller, CancellationToken cancellationToken)
    {
        var phones = BaseRules.SeesPhones(one, caller);
        return new BaseDetail(
            BaseItem.Of(one, await DepartmentsAsync(cancellationToken)), one.Origin, db.VersionOf(one),
            phones ? one.WorkingGroup : WithoutPhones(one.WorkingGroup),
            phones ? one.Mentors : [.. one.Mentors.Select(mentor => mentor with { Phone = null })],
            one.DelistedYear, BaseRules.Allowed(one, caller), await access.MaySeeAsync(caller, CaseKind.Base, one.Id, cancellationToken))
        {
            OthersOfUnit = await db.Set<TrainingBase>().AsNoTracking()
                .Where(other => other.Id != one.Id && other.Number != null && ((one.UnitId != null && other.UnitId == one.UnitId) || other.UnitName == one.UnitName))
                .OrderByDescending(other => other.CreatedAt).ThenBy(other => other.Id)
                .Select(other => new UnitRecord(other.Id, other.Number!, other.Status, other.StatusSince, other.DelistedYear))
                .ToListAsync(cancellationToken),
        };
    }

    internal async Task<IReadOnlyDictionary<string, Text>> DepartmentsAsync(CancellationToken cancellationToken) =>
        await db.Set<Department>().AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Title, cancellationToken);

    internal static WorkingGroup? WithoutPhones(WorkingGroup? group) => group is null ? null : group with
    {
        Leader = group.Leader with { Phone = null },
        Deputy = group.Deputy with { Phone = null },
        Staff = [.. group.Staff.Select(member => member with { Phone = null })],
    };
}
