using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Domain.Questionnaires;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows.Questionnaires;

/// <summary>
/// Reads questionnaires, with the rule who may do what with them: the graduate office and the departments of the base set them up and
/// see who has answered; whoever may see the assessment sees the results once it is closed, the unit once the conclusion is announced.
/// </summary>
public sealed class QuestionnaireDesk(
    WorkflowsDbContext db, CaseAccess access, EventLog events, IOptions<QuestionnaireOptions> options, TimeProvider time)
{
    internal static readonly Refusal Missing = new(RefusalKind.NotFound, "questionnaire.not_found", new(
        "没有这份问卷，或者您无权查看。", "There is no such questionnaire, or it is not yours to see."));

    private static readonly Refusal Forbidden = new(RefusalKind.Forbidden, "questionnaire.forbidden", new(
        "只有研究生处和本基地的相关院（系、部）可以组织问卷调查。",
        "Only the graduate office and the departments of this base run its questionnaires."), Regulation.Art6_3_1);

    internal DateTimeOffset Now => time.GetUtcNow();

    internal int MinimumAnswers => options.Value.MinimumAnswers;

    /// <summary>
    /// The conclusion of an assessment is announced: its questionnaires close where they haven't, and the unit sees the results. Call it in
    /// the unit of work that announces; twice is the same as once.
    /// </summary>
    public async Task ReleaseAsync(string assessmentId, CancellationToken cancellationToken)
    {
        foreach (var one in await db.Set<Questionnaire>().Where(one => one.AssessmentId == assessmentId).ToListAsync(cancellationToken))
        {
            var tally = await LockAsync(one.Id, cancellationToken);
            var wasOpen = one.ClosedAt is null;
            one.Release(Now);
            if (wasOpen)
                Tell("QuestionnaireClosed", one, new JsonObject { ["answers"] = tally.Answers });
        }
    }

    /// <summary>The questionnaire, tracked, with its base; refused where there is none or the caller may not see it.</summary>
    internal async Task<Result<(Questionnaire Questionnaire, TrainingBase Base)>> FindAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var found = await db.Set<Questionnaire>()
            .Where(one => one.Id == id)
            .Join(db.Set<TrainingBase>(), one => one.BaseId, about => about.Id, (one, about) => new { one, about })
            .SingleOrDefaultAsync(cancellationToken);
        return found is not null && await MaySeeAsync(found.one, found.about, caller, cancellationToken) ? (found.one, found.about) : Missing;
    }

    /// <summary>The same for a change of it: refused to whoever doesn't run it.</summary>
    internal async Task<Result<(Questionnaire Questionnaire, TrainingBase Base)>> FindToRunAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var found = await FindAsync(id, caller, cancellationToken);
        return found.IsOk && Forbid(found.Value.Base, caller) is { } forbidden ? forbidden : found;
    }

    /// <summary>
    /// What has been counted, and with it the right to change anything that decides about answering: whoever answers holds the same row.
    /// </summary>
    internal Task<AnswerTally> LockAsync(string questionnaireId, CancellationToken cancellationToken) =>
        db.Set<AnswerTally>().Where(tally => tally.QuestionnaireId == questionnaireId).ForUpdate().SingleAsync(cancellationToken);

    /// <summary>How many are asked, and how many have answered.</summary>
    internal async Task<(int Invited, int Answered)> CountAsync(string id, CancellationToken cancellationToken)
    {
        var counts = await db.Set<Invitation>().AsNoTracking().Where(one => one.QuestionnaireId == id)
            .GroupBy(one => one.HasAnswered).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return (counts.Sum(each => each.Count), counts.Where(each => each.Key).Sum(each => each.Count));
    }

    internal async Task<QuestionnaireItem> ItemAsync(Questionnaire one, TrainingBase about, CancellationToken cancellationToken)
    {
        var (invited, answered) = await CountAsync(one.Id, cancellationToken);
        return QuestionnaireItem.Of(one, about, invited, answered, Now);
    }

    internal async Task<QuestionnaireDetail> ShowAsync(Questionnaire one, TrainingBase about, Caller caller, CancellationToken cancellationToken)
    {
        var item = await ItemAsync(one, about, cancellationToken);
        return new(item, one.TemplateNumber, one.Questions, MinimumAnswers, [.. Allowed(one, about, caller, item.Answered)]);
    }

    internal void Tell(string type, Questionnaire one, JsonObject data)
    {
        data["audience"] = $"{one.Audience}";
        data["year"] = one.Year;
        events.Append(new EventRecord(type, $"questionnaire/{one.Id}", data)
        {
            Case = new(CaseKind.Assessment, one.AssessmentId, type, one.BaseId, null),
            Clause = Regulation.Art6_3_2,
        });
    }

    /// <summary>Whether somebody sees it at all: those below, and the experts of its assessment.</summary>
    internal async Task<bool> MaySeeAsync(Questionnaire one, TrainingBase about, Caller caller, CancellationToken cancellationToken) =>
        MaySee(about, caller) || await access.MaySeeAsync(caller, CaseKind.Assessment, one.AssessmentId, cancellationToken);

    internal static bool MaySee(TrainingBase about, Caller caller) =>
        CaseAccess.SeesEveryCase(caller) || MayRun(about, caller) || IsOfUnit(about, caller);

    internal static bool MayRun(TrainingBase about, Caller caller) =>
        caller.Is(Role.GraduateOfficer) || caller.Is(Role.GraduateDirector) || caller.DepartmentIds.Any(about.DepartmentIds.Contains);

    internal static Refusal? Forbid(TrainingBase about, Caller caller) => MayRun(about, caller) ? null : Forbidden;

    /// <summary>
    /// Why the results are not shown; null where they are. While people still answer nobody sees them: what changes from one look to the
    /// next would be the answers of whoever has answered in between.
    /// </summary>
    internal Refusal? Hide(Questionnaire one, TrainingBase about, int answered, Caller caller)
    {
        if (one.StatusAt(Now) == QuestionnaireStatus.Open)
        {
            return new(RefusalKind.RuleBroken, "questionnaire.still_open", new(
                "问卷截止后才能查看结果，以免从前后变化推断出个人的回答。",
                "Results are shown once the questionnaire is closed: what changes in between would tell who answered what."), Regulation.Art6_3_2);
        }

        if (one.ReleasedAt is null && IsOfUnit(about, caller))
        {
            return new(RefusalKind.RuleBroken, "questionnaire.not_released", new(
                "考核结论公布后，基地方可查看问卷结果。", "The unit sees the results once the conclusion of the assessment is announced."), Regulation.Art6_3_2);
        }

        return answered >= MinimumAnswers
            ? null
            : new(RefusalKind.RuleBroken, "questionnaire.too_few_answers", new(
                $"作答不足 {MinimumAnswers} 人，为保护填写人不显示结果。",
                $"Fewer than {MinimumAnswers} people have answered; the results stay closed to protect them."), Regulation.Art6_3_2);
    }

    private IEnumerable<QuestionnaireAction> Allowed(Questionnaire one, TrainingBase about, Caller caller, int answered)
    {
        if (MayRun(about, caller))
        {
            if (one.StatusAt(Now) == QuestionnaireStatus.Open)
            {
                yield return QuestionnaireAction.Invite;
                yield return QuestionnaireAction.RenewLinks;
                yield return QuestionnaireAction.Remove;
                yield return QuestionnaireAction.ChangeClosingDay;
                yield return QuestionnaireAction.Close;
            }

            yield return QuestionnaireAction.SeePeople;
        }

        if (Hide(one, about, answered, caller) is null)
            yield return QuestionnaireAction.SeeResults;
    }

    private static bool IsOfUnit(TrainingBase about, Caller caller) =>
        about.UnitId is { } unit && caller.Is(Role.UnitContact, Scope.Unit(unit));
}
