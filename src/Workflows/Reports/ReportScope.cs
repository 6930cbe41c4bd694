using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Reports;

/// <summary>Narrows a report. What is null leaves nothing out.</summary>
/// <param name="DepartmentId">Only bases that concern this department.</param>
/// <param name="Category">Only clinical bases, or only the others.</param>
public sealed record ReportFilter(string? DepartmentId = null, BaseCategory? Category = null);

/// <summary>
/// What reports count: all bases for the college's offices and auditors, for people of a department the bases of theirs. Nobody else has
/// reports.
/// </summary>
public sealed class ReportScope(WorkflowsDbContext db, BaseReader bases)
{
    private const int MaxId = 100;

    private static readonly Refusal Forbidden = new(RefusalKind.Forbidden, "reports.forbidden", new(
        "只有学校各职能部门和院（系、部）可以查看统计报表。", "Reports are for the college's offices and departments."));

    /// <summary>Whether somebody has reports.</summary>
    public static bool MaySee(Caller caller) => CaseAccess.SeesEveryCase(caller) || caller.DepartmentIds.Any();

    internal static Refusal? Check(ReportFilter filter, Caller caller)
    {
        if (!MaySee(caller))
            return Forbidden;
        var errors = new FieldErrors();
        if (FieldRules.Line(filter.DepartmentId, MaxId) is { } message)
            errors.Add("department", message);
        return errors.ToRefusal("request.invalid", new("查询条件不正确。", "The query is not valid."));
    }

    /// <summary>The bases that are counted.</summary>
    internal IQueryable<TrainingBase> Bases(ReportFilter filter, Caller caller)
    {
        var all = bases.Concerning(caller).AsNoTracking();
        if (filter.DepartmentId is { } department)
            all = all.Where(one => one.DepartmentIds.Contains(department));
        if (filter.Category is { } category)
            all = all.Where(one => one.Category == category);
        return all;
    }

    /// <summary>The tasks about these bases, in all their cases; an administrator's trials of a route are none.</summary>
    internal IQueryable<HumanTask> Tasks(ReportFilter filter, Caller caller)
    {
        var tasks = db.Set<HumanTask>().AsNoTracking().Where(task => EF.Property<CaseKind>(task, "CaseKind") != CaseKind.Route);
        if (CaseAccess.SeesEveryCase(caller) && filter == new ReportFilter())
            return tasks;

        var counted = Bases(filter, caller).Select(one => one.Id);
        var cases = counted
            .Concat(db.Set<BaseApplication>().Where(one => counted.Contains(one.BaseId)).Select(one => one.Id))
            .Concat(db.Set<Agreement>().Where(one => counted.Contains(one.BaseId)).Select(one => one.Id))
            .Concat(db.Set<Assessment>().Where(one => counted.Contains(one.BaseId)).Select(one => one.Id))
            .Concat(db.Set<Rectification>().Where(one => counted.Contains(one.BaseId)).Select(one => one.Id));
        return tasks.Where(task => cases.Contains(EF.Property<string>(task, "CaseId")));
    }
}
