using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Applications;

/// <summary>What the use cases, steps and activities of applications have in common.</summary>
public sealed class ApplicationDesk(WorkflowsDbContext db, EventLog events)
{
    private static readonly Refusal OnlyApplicant = new(RefusalKind.Forbidden, "application.not_applicant", new(
        "只有申请人本人可以修改、提交、撤回或删除申请。", "Only the applicant edits, submits, withdraws or discards an application."));

    /// <summary>The application that an instance is about, with its base, tracked.</summary>
    internal async Task<(BaseApplication Application, TrainingBase Base)> OfCaseAsync(CaseRef about, CancellationToken cancellationToken)
    {
        var application = await db.Set<BaseApplication>().SingleAsync(one => one.Id == about.Id, cancellationToken);
        return (application, await db.Set<TrainingBase>().SingleAsync(one => one.Id == application.BaseId, cancellationToken));
    }

    /// <summary>Why the caller may not change the application as they saw it, or null.</summary>
    internal Refusal? Guard(BaseApplication application, int? version, Caller caller)
    {
        if (application.ApplicantId != caller.PersonId)
            return OnlyApplicant;
        var current = db.VersionOf(application);
        return version is { } seen && seen != current
            ? new Refusal(RefusalKind.Stale, "application.stale", new(
                $"申请已被修改（您看到的是第 {seen} 版，现在是第 {current} 版），请刷新后再试。",
                $"It has changed: you saw version {seen}, it is now {current}. Reload and try again."))
            : null;
    }

    /// <summary>What a form says about its base.</summary>
    internal async Task<BaseProfile> ProfileAsync(ApplicationForm form, Caller caller, CancellationToken cancellationToken)
    {
        var unitId = caller.UnitId ?? await UnitOfAsync(form.Unit, cancellationToken);
        return new BaseProfile(
            form.ProposedName?.Trim() is { Length: > 0 } name ? name : "未命名的拟建基地", unitId, form.Unit.Name?.Trim() ?? "",
            form.Category ?? BaseCategory.NonClinical, form.Level ?? BaseLevel.Department, form.DepartmentIds, form.Disciplines);
    }

    /// <summary>The unit's account, found by its credit code, else by its full name; null where the service knows no such unit.</summary>
    private async Task<string?> UnitOfAsync(UnitProfile profile, CancellationToken cancellationToken)
    {
        var (code, name) = (profile.CreditCode?.Trim(), profile.Name?.Trim());
        var known = await db.Set<Unit>().AsNoTracking()
            .Where(unit => unit.CreditCode == code || unit.Name == name).ToListAsync(cancellationToken);
        return (known.Find(unit => code is not null && unit.CreditCode == code) ?? known.Find(unit => unit.Name == name))?.Id;
    }

    /// <summary>Why the form's departments can't be those concerned, or null.</summary>
    internal async Task<Refusal?> UnknownDepartmentAsync(ApplicationForm form, CancellationToken cancellationToken)
    {
        var known = await db.Set<Department>().Select(department => department.Id).ToListAsync(cancellationToken);
        var errors = new FieldErrors();
        foreach (var unknown in form.DepartmentIds.Except(known))
            errors.Add("departmentIds", new($"没有院（系、部）“{unknown}”。", $"There is no department “{unknown}”."));
        return errors.ToRefusal("application.field_invalid", new("请按提示修改。", "See the fields."));
    }

    internal static CaseRef CaseOf(BaseApplication application, TrainingBase trainingBase) => new(
        CaseKind.Application, application.Id, trainingBase.Name, trainingBase.Id, trainingBase.Name, application.IsVoluntary);

    /// <summary>Notes in the application's timeline what was done with it.</summary>
    internal void Tell(string type, BaseApplication application, TrainingBase trainingBase, Clause? clause = null, string? reason = null) =>
        events.Append(new EventRecord(type, $"application/{application.Id}", new JsonObject
        {
            ["title"] = trainingBase.Name,
            ["status"] = application.Status.ToString(),
            ["round"] = application.Round,
        })
        {
            Case = CaseOf(application, trainingBase),
            Clause = clause,
            Comment = reason,
        });
}
