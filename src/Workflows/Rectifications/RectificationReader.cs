using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Calendars;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Rectifications.Steps;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Rectifications;

/// <summary>A rectification with its base; properties rather than a constructor, so that queries can go on from it.</summary>
internal sealed class RectificationOfBase
{
    public required Rectification Rectification { get; init; }

    public required TrainingBase Base { get; init; }

    public void Deconstruct(out Rectification rectification, out TrainingBase one) => (rectification, one) = (Rectification, Base);
}

/// <summary>Reads rectifications. Unlike the register, they are shown only to those whom the base concerns.</summary>
public sealed class RectificationReader(WorkflowsDbContext db, BaseReader bases, WorkingCalendars calendars, TimeProvider time)
{
    private static readonly Refusal Missing = new(RefusalKind.NotFound, "rectification.not_found", new(
        "没有这次整改，或者您无权查看。", "There is no such rectification, or it is not yours to see."));

    /// <summary>The rectifications that the caller may see, in no order.</summary>
    internal IQueryable<RectificationOfBase> Visible(Caller caller) =>
        db.Set<Rectification>().Join(
            bases.Concerning(caller), one => one.BaseId, of => of.Id,
            (one, of) => new RectificationOfBase { Rectification = one, Base = of });

    /// <summary>The rectification, tracked; refused where there is none or the caller may not see it.</summary>
    internal async Task<Result<RectificationOfBase>> FindAsync(string id, Caller caller, CancellationToken cancellationToken) =>
        await Visible(caller).SingleOrDefaultAsync(pair => pair.Rectification.Id == id, cancellationToken) is { } found ? found : Missing;

    /// <summary>All that its page shows.</summary>
    internal async Task<RectificationDetail> ShowAsync(RectificationOfBase found, Caller caller, CancellationToken cancellationToken)
    {
        var (one, of) = found;
        var departments = await bases.DepartmentsAsync(cancellationToken);
        return new RectificationDetail(
            RectificationListItem.Of(one, of, await calendars.CurrentAsync(cancellationToken), time.Today()),
            one.Items, one.Notes, one.Extension, one.HandedIn,
            [.. one.Reassessments.Select(each => new ReassessmentItem(
                each.DepartmentId is { } id ? departments.GetValueOrDefault(id, new(id, id)) : null, each))],
            one.Decision, ActionsOf(one, of, caller))
        {
            TaskId = WorksOn(of, caller)
                ? await WorkTasks(db, one.Id).Select(task => task.Id).FirstOrDefaultAsync(cancellationToken)
                : null,
        };
    }

    /// <summary>The open task in which the base works on a rectification.</summary>
    internal static IQueryable<HumanTask> WorkTasks(WorkflowsDbContext db, string id) => db.Set<HumanTask>()
        .Where(task => EF.Property<string>(task, "CaseId") == id && EF.Property<CaseKind>(task, "CaseKind") == CaseKind.Rectification)
        .Where(task => task.TaskType == RectificationReport.TypeKey && task.CompletedAt == null);

    /// <summary>Whether the caller works on it: the unit's contact, or the graduate office for a unit without an account.</summary>
    internal static bool WorksOn(TrainingBase of, Caller caller) => of.UnitId is { } unit
        ? caller.Is(Role.UnitContact, Scope.Unit(unit))
        : caller.Is(Role.GraduateOfficer);

    private IReadOnlyList<RectificationAction> ActionsOf(Rectification one, TrainingBase of, Caller caller)
    {
        if (!WorksOn(of, caller) || one.Status != RectificationStatus.InProgress || one.IsOverdue(time.Today()))
            return [];
        return one.Extension switch
        {
            null => [RectificationAction.NoteProgress, RectificationAction.Report, RectificationAction.AskExtension],
            { IsPending: true } => [RectificationAction.NoteProgress],
            _ => [RectificationAction.NoteProgress, RectificationAction.Report],
        };
    }
}
