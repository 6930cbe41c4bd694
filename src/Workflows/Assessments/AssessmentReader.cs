using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Assessments;

/// <summary>An assessment with its base; properties rather than a constructor, so that queries can go on from it.</summary>
internal sealed class AssessmentOfBase
{
    public required Assessment Assessment { get; init; }

    public required TrainingBase Base { get; init; }
}

/// <summary>Reads assessments, with the rule who may see what of them.</summary>
public sealed class AssessmentReader(WorkflowsDbContext db)
{
    private static readonly Refusal Missing = new(RefusalKind.NotFound, "assessment.not_found", new(
        "没有这次考核，或者您无权查看。", "There is no such assessment, or it is not yours to see."));

    /// <summary>
    /// The assessments that the caller may see, untracked: the college's offices and auditors all, departments those of their bases, experts
    /// those in which they are asked, and units their own once the conclusion is announced.
    /// </summary>
    internal IQueryable<AssessmentOfBase> Visible(Caller caller)
    {
        var all = db.Set<Assessment>().AsNoTracking().Join(
            db.Set<TrainingBase>().AsNoTracking(), assessment => assessment.BaseId, one => one.Id,
            (assessment, one) => new AssessmentOfBase { Assessment = assessment, Base = one });
        if (CaseAccess.SeesEveryCase(caller))
            return all;

        var (departments, isExpert, keys) = (caller.DepartmentIds.ToList(), caller.Is(Role.Expert), caller.CandidateKeys);
        var units = caller.Roles.Where(grant => grant.Role == Role.UnitContact).Select(grant => grant.Scope.Id).ToList();
        var asked = db.Set<HumanTask>()
            .Where(task => isExpert && EF.Property<CaseKind>(task, "CaseKind") == CaseKind.Assessment)
            .Where(task => task.CompletedById == caller.PersonId || task.AssigneeId == caller.PersonId
                || db.Set<TaskCandidate>().Any(candidate => candidate.TaskId == task.Id && keys.Contains(candidate.Key)))
            .Select(task => EF.Property<string>(task, "CaseId"));
        return all.Where(pair => pair.Base.DepartmentIds.Any(id => departments.Contains(id)) || asked.Contains(pair.Assessment.Id)
            || (units.Contains(pair.Base.UnitId)
                && (pair.Assessment.Status == AssessmentStatus.Announced || pair.Assessment.Status == AssessmentStatus.Concluded)));
    }

    /// <summary>The assessment; refused where there is none or the caller may not see it.</summary>
    internal async Task<Result<AssessmentOfBase>> FindAsync(string id, Caller caller, CancellationToken cancellationToken) =>
        await Visible(caller).SingleOrDefaultAsync(pair => pair.Assessment.Id == id, cancellationToken) is { } found ? found : Missing;

    /// <summary>Whether experts have no names to the caller: to the base that they judge, and to those outside of the college.</summary>
    internal static bool IsAnonymousTo(Caller caller) => caller.Roles.All(grant => grant.Role == Role.UnitContact);

    /// <summary>What the caller may see of the scores.</summary>
    internal static AssessmentScores Scores(Assessment assessment, AssessmentScheme scheme, Caller caller)
    {
        var isOpen = assessment.AreScoresOpen && (assessment.IsAnnounced || !IsAnonymousTo(caller));
        var tally = isOpen ? assessment.Count(scheme) : null;
        var totals = tally?.Experts.ToDictionary(one => one.ExpertId);
        return new(
            assessment.Id, assessment.Year, isOpen, tally?.Score, tally?.Grade, tally?.Spread, tally?.Dimensions ?? [], tally?.FailedCore ?? [], tally?.Vetoes ?? [],
            [
                .. assessment.Sheets.Index().Where(one => isOpen || one.Item.ExpertId == caller.PersonId)
                    .Select(one => Show(one.Item, NameOf(assessment, one.Item.ExpertId, caller), scheme, totals?[one.Item.ExpertId])),
            ]);
    }

    internal static string NameOf(Assessment assessment, string expertId, Caller caller)
    {
        var (number, expert) = assessment.Panel.Index().First(one => one.Item.PersonId == expertId);
        return IsAnonymousTo(caller) ? $"专家 {number + 1}" : expert.Name;
    }

    private static SheetItem Show(ScoreSheet sheet, string name, AssessmentScheme scheme, ExpertTotal? total) => new(
        name, total?.Total ?? decimal.Round(sheet.Total(scheme), 2, MidpointRounding.AwayFromZero), total?.FromMedian, total?.IsOutlier == true,
        sheet.Points, sheet.Vetoes, sheet.Remark);
}
