using System.Text.Json.Nodes;
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

/// <summary>Reads single applications, with the rule who may see them.</summary>
public sealed class ApplicationReader(WorkflowsDbContext db, CaseAccess access, TaskTypeRegistry taskTypes, IServiceProvider services)
{
    private static readonly Refusal Missing = new(RefusalKind.NotFound, "application.not_found", new(
        "没有这份申请，或者您无权查看。", "There is no such application, or it is not yours to see."));

    /// <summary>
    /// The application with its base, tracked; refused where there is none or the caller may not see it. A draft is the
    /// business of nobody but its parties.
    /// </summary>
    internal async Task<Result<(BaseApplication Application, TrainingBase Base)>> FindAsync(
        string id, Caller caller, CancellationToken cancellationToken)
    {
        var application = await db.Set<BaseApplication>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (application is null)
            return Missing;
        var isVisible = application.ApplicantId == caller.PersonId
            || (application.Status != ApplicationStatus.Draft && await access.MaySeeAsync(caller, CaseKind.Application, id, cancellationToken));
        return isVisible
            ? (application, await db.Set<TrainingBase>().SingleAsync(one => one.Id == application.BaseId, cancellationToken))
            : Missing;
    }

    /// <summary>All that its page shows.</summary>
    internal async Task<ApplicationDetail> ShowAsync(
        BaseApplication application, TrainingBase trainingBase, Caller caller, CancellationToken cancellationToken)
    {
        var applicant = await db.Users.Where(account => account.Id == application.ApplicantId)
            .Select(account => account.Name).SingleAsync(cancellationToken);
        var departments = await db.Set<Department>().AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
        var tasks = await db.Set<HumanTask>().AsNoTracking()
            .Where(task => EF.Property<string>(task, "CaseId") == application.Id && EF.Property<CaseKind>(task, "CaseKind") == CaseKind.Application)
            .Where(task => task.CompletedAt == null || task.State == TaskState.Completed)
            .OrderBy(task => task.CompletedAt).ThenBy(task => task.Id).ToListAsync(cancellationToken);
        var ids = tasks.ConvertAll(task => task.Id);
        var signed = await db.Set<Signature>().Where(one => ids.Contains(one.TaskId)).Select(one => one.TaskId).ToListAsync(cancellationToken);
        return new ApplicationDetail(
            Item(application, trainingBase, applicant, departments, tasks.Where(task => task.IsOpen).Select(task => task.Step)),
            application.Form,
            db.VersionOf(application),
            ActionsOf(application, caller),
            [.. tasks.Where(task => !task.IsOpen).Select(task => Opinion(task, signed.Contains(task.Id)))],
            application.RegulationEdition);
    }

    internal static ApplicationItem Item(
        BaseApplication application, TrainingBase trainingBase, string applicant, IReadOnlyDictionary<string, string> departments,
        IEnumerable<string> currentSteps) => new(
            application.Id, trainingBase.Name, trainingBase.Id, trainingBase.UnitName, application.Form.Category, application.Form.Level,
            application.Origin, application.IsVoluntary, application.Status, application.Route, application.Round, application.ApplicantId,
            applicant, [.. application.DepartmentsConcerned.Select(id => departments.GetValueOrDefault(id, id))],
            [.. currentSteps.Distinct()], application.CreatedAt, application.SubmittedAt, application.DecidedAt, application.ClosedAt);

    private static IReadOnlyList<ApplicationAction> ActionsOf(BaseApplication application, Caller caller)
    {
        if (application.ApplicantId != caller.PersonId)
            return [];
        return application.Status switch
        {
            ApplicationStatus.Draft => [ApplicationAction.Edit, ApplicationAction.Submit, ApplicationAction.Discard],
            ApplicationStatus.InReview => [ApplicationAction.Withdraw],
            ApplicationStatus.Returned => [ApplicationAction.Edit, ApplicationAction.Submit, ApplicationAction.Withdraw],
            _ => [],
        };
    }

    private OpinionItem Opinion(HumanTask task, bool signed) => new(
        task.Id, task.Step, task.TaskType, task.Outcome ?? "", taskTypes.Resolve(task.TaskType, services).LabelOf(task, task.Outcome ?? ""),
        task.CompletedByName ?? "", task.CompletedAt!.Value, task.Comment,
        task.Form is { } form ? (JsonObject)JsonNode.Parse(form)! : null, signed);
}
