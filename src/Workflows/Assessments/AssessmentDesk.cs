using System.Text.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Contracts;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Assessments;

/// <summary>What the use cases, steps and activities of assessments have in common.</summary>
public sealed class AssessmentDesk(WorkflowsDbContext db, EventLog events, AssessmentSchemes schemes)
{
    /// <summary>The assessment that an instance is about, with its base, tracked.</summary>
    internal async Task<(Assessment Assessment, TrainingBase Base)> OfCaseAsync(CaseRef about, CancellationToken cancellationToken)
    {
        var assessment = await db.Set<Assessment>().SingleAsync(one => one.Id == about.Id, cancellationToken);
        return (assessment, await db.Set<TrainingBase>().SingleAsync(one => one.Id == assessment.BaseId, cancellationToken));
    }

    /// <summary>The scheme by which it is assessed.</summary>
    internal Task<AssessmentScheme> SchemeOfAsync(Assessment assessment, CancellationToken cancellationToken) =>
        schemes.OfAsync(assessment.Year, cancellationToken);

    /// <summary>Whom experts must not belong to.</summary>
    internal static EvaluationSubject SubjectOf(TrainingBase one) => new(one.UnitId, one.DepartmentIds);

    /// <summary>The on-campus experts who can be named.</summary>
    internal IQueryable<Account> Experts() => db.Users.AsNoTracking().Where(account => !account.IsDisabled
        && db.Set<RoleGrantRow>().Any(grant => grant.AccountId == account.Id && grant.Role == Role.Expert));

    /// <summary>The experts of these ids; refused where one of them is none.</summary>
    internal async Task<Result<IReadOnlyList<ExpertAffiliation>>> ExpertsAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var people = await Experts().Where(account => ids.Contains(account.Id)).OrderBy(account => account.UserName)
            .Select(account => new ExpertAffiliation(account.Id, account.Name, account.DepartmentId, account.UnitId))
            .ToListAsync(cancellationToken);
        if (people.Count == ids.Distinct().Count())
            return people;

        var errors = new FieldErrors();
        errors.Add("experts", new("只能从校内专家中选择。", "Choose among the on-campus experts."));
        return errors.ToRefusal("expert.unknown", new("请按提示修改。", "See the fields."), Regulation.Art6_3_1)!;
    }

    internal static CaseRef CaseOf(Assessment assessment, TrainingBase one) => new(
        CaseKind.Assessment, assessment.Id, $"{one.Name} {assessment.Year} 年度考核", one.Id, one.Name, one.Origin == Origin.Voluntary);

    /// <summary>Notes in the assessment's timeline what was done with it.</summary>
    internal void Tell(string type, Assessment assessment, TrainingBase one, Clause clause, JsonObject? data = null, string? comment = null)
    {
        data ??= [];
        data["year"] = assessment.Year;
        Append(type, assessment, one, clause, data, comment);
    }

    /// <summary>Publishes that it began.</summary>
    internal void Opened(Assessment assessment, TrainingBase one) => Append(
        nameof(AssessmentOpened), assessment, one, Regulation.Art6_3_1, DataOf(new AssessmentOpened(assessment.Id, one.Id, assessment.Year)), null);

    /// <summary>Publishes its result.</summary>
    internal void Concluded(Assessment assessment, TrainingBase one) => Append(
        nameof(AssessmentConcluded), assessment, one, Regulation.Art6_3,
        DataOf(new AssessmentConcluded(assessment.Id, one.Id, assessment.Year, assessment.Grade != Grade.Failed, assessment.Score!.Value)), null);

    private static JsonObject DataOf<T>(T published) => JsonSerializer.SerializeToNode(published, Json.Options)!.AsObject();

    private void Append(string type, Assessment assessment, TrainingBase one, Clause clause, JsonObject data, string? comment) =>
        events.Append(new EventRecord(type, $"assessment/{assessment.Id}", data)
        {
            Case = CaseOf(assessment, one),
            BaseId = one.Id,
            Clause = clause,
            Comment = comment,
        });
}
