using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Applications;

/// <summary>Asks for applications.</summary>
/// <param name="Page">Which page.</param>
/// <param name="Status">Only those that stand there; null for all.</param>
/// <param name="Category">Only those of this category; null for all.</param>
/// <param name="Origin">Only those of this origin; null for all.</param>
/// <param name="DepartmentId">Only those that concern this department; null for all.</param>
/// <param name="Text">Only those whose name or unit contains this; null for all.</param>
/// <param name="Mine">Only those that the caller began.</param>
/// <param name="BaseId">Only those about this base; null for all.</param>
public sealed record ListApplicationsRequest(
    PageRequest Page, ApplicationStatus? Status = null, BaseCategory? Category = null, Origin? Origin = null,
    string? DepartmentId = null, string? Text = null, bool Mine = false, string? BaseId = null);

/// <summary>
/// Lists applications: open ones first, among them the voluntary ones (2.2.3), then the newest. Everybody sees their own; the
/// college's offices and auditors see all that were submitted, departments and units those that concern them.
/// </summary>
public sealed class ListApplications(WorkflowsDbContext db)
{
    /// <summary>Lists one page.</summary>
    public async Task<Result<Page<ApplicationItem>>> HandleAsync(
        ListApplicationsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var query =
            from application in Visible(caller)
            join trainingBase in db.Set<TrainingBase>().AsNoTracking() on application.BaseId equals trainingBase.Id
            join applicant in db.Users.AsNoTracking() on application.ApplicantId equals applicant.Id
            select new { application, trainingBase, applicant.Name };
        if (request.Mine)
            query = query.Where(row => row.application.ApplicantId == caller.PersonId);
        if (request.BaseId is { } baseId)
            query = query.Where(row => row.application.BaseId == baseId);
        if (request.Status is { } status)
            query = query.Where(row => row.application.Status == status);
        if (request.Category is { } category)
            query = query.Where(row => row.trainingBase.Category == category);
        if (request.Origin is { } origin)
            query = query.Where(row => row.application.Origin == origin);
        if (request.DepartmentId is { } department)
            query = query.Where(row => row.trainingBase.DepartmentIds.Contains(department));
        if (!string.IsNullOrWhiteSpace(request.Text))
            query = query.Where(row => row.trainingBase.Name.Contains(request.Text) || row.trainingBase.UnitName.Contains(request.Text));

        var page = await query
            .OrderBy(row => row.application.DecidedAt != null)
            .ThenBy(row => row.application.Origin != Origin.Voluntary)
            .ThenByDescending(row => row.application.CreatedAt).ThenBy(row => row.application.Id)
            .ToPageAsync(request.Page, cancellationToken);
        var departments = await db.Set<Department>().AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
        var steps = await StepsAsync([.. page.Items.Select(row => row.application.Id)], cancellationToken);
        return page.Map(row => ApplicationReader.Item(
            row.application, row.trainingBase, row.Name, departments, steps[row.application.Id]));
    }

    private IQueryable<BaseApplication> Visible(Caller caller)
    {
        var applications = db.Set<BaseApplication>().AsNoTracking();
        if (CaseAccess.SeesEveryCase(caller))
            return applications.Where(one => one.ApplicantId == caller.PersonId || one.Status != ApplicationStatus.Draft);

        var (departments, unit, keys) = (caller.DepartmentIds.ToList(), caller.UnitId, caller.CandidateKeys);
        var asParty = db.Set<TrainingBase>()
            .Where(one => (unit != null && one.UnitId == unit) || one.DepartmentIds.Any(id => departments.Contains(id)))
            .Select(one => one.Id);
        var asked = db.Set<HumanTask>()
            .Where(task => EF.Property<CaseKind>(task, "CaseKind") == CaseKind.Application)
            .Where(task => task.CompletedById == caller.PersonId || task.AssigneeId == caller.PersonId
                || db.Set<TaskCandidate>().Any(candidate => candidate.TaskId == task.Id && keys.Contains(candidate.Key)))
            .Select(task => EF.Property<string>(task, "CaseId"));
        return applications.Where(one => one.ApplicantId == caller.PersonId
            || (one.Status != ApplicationStatus.Draft && (asParty.Contains(one.BaseId) || asked.Contains(one.Id))));
    }

    private async Task<ILookup<string, string>> StepsAsync(List<string> ids, CancellationToken cancellationToken) =>
        (await db.Set<HumanTask>().AsNoTracking()
            .Where(task => task.CompletedAt == null && EF.Property<CaseKind>(task, "CaseKind") == CaseKind.Application
                && ids.Contains(EF.Property<string>(task, "CaseId")))
            .Select(task => new { CaseId = EF.Property<string>(task, "CaseId"), task.Step }).ToListAsync(cancellationToken))
        .ToLookup(task => task.CaseId, task => task.Step);
}
