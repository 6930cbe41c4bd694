using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Questionnaires;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Questionnaires;

/// <summary>Opens a questionnaire.</summary>
/// <param name="AssessmentId">The assessment that it is a method of.</param>
/// <param name="Audience">Who is asked.</param>
/// <param name="ClosesOn">The last day, Asia/Shanghai, to its end.</param>
public sealed record OpenQuestionnaireRequest(string AssessmentId, QuestionnaireAudience Audience, DateOnly? ClosesOn);

/// <summary>Opens a questionnaire to the students or the mentors of a base from the newest version of their template (6.3.2).</summary>
public sealed class OpenQuestionnaire(WorkflowsDbContext db, UnitOfWork unitOfWork, QuestionnaireDesk desk)
{
    private static readonly Refusal NoAssessment = new(RefusalKind.NotFound, "assessment.not_found", new(
        "没有这次考核，或者您无权查看。", "There is no such assessment, or it is not yours to see."));

    /// <summary>
    /// Refuses whoever doesn't run the base's questionnaires, an assessment whose conclusion is announced, a second one to the same people,
    /// and a closing day out of reach.
    /// </summary>
    public Task<Result<QuestionnaireDetail>> HandleAsync(OpenQuestionnaireRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "questionnaires.open", request, unitOfWork.IdempotencyKey), async token =>
        {
            var assessment = await db.Set<Assessment>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.AssessmentId, token);
            var about = assessment is null ? null : await db.Set<TrainingBase>().SingleAsync(one => one.Id == assessment.BaseId, token);
            if (about is null || !QuestionnaireDesk.MaySee(about, caller))
                return NoAssessment;
            if ((QuestionnaireDesk.Forbid(about, caller) ?? Check(assessment!)) is { } refusal)
                return refusal;
            if (await db.Set<Questionnaire>().AnyAsync(one => one.AssessmentId == request.AssessmentId && one.Audience == request.Audience, token))
            {
                return new Refusal(RefusalKind.Conflict, "questionnaire.exists", new(
                    $"本次考核已有面向{request.Audience.Title().Zh}的问卷。", $"This assessment has a questionnaire to {request.Audience.Title().En} already."), Regulation.Art6_3_2);
            }

            var template = await db.Set<QuestionnaireTemplate>().AsNoTracking()
                .Where(one => one.Audience == request.Audience).OrderByDescending(one => one.Number).FirstAsync(token);
            var opened = Questionnaire.Open(
                Guid.CreateVersion7().ToString("N"), new(assessment!.Id, about.Id, assessment.Year, request.Audience),
                (template.Number, template.Questions), request.ClosesOn, desk.Now);
            if (!opened.IsOk)
                return opened.Refusal;

            db.Add(opened.Value);
            db.Add(AnswerTally.Of(opened.Value));
            desk.Tell("QuestionnaireOpened", opened.Value, new JsonObject { ["closesOn"] = $"{opened.Value.ClosesOn:yyyy-MM-dd}" });
            return (Result<QuestionnaireDetail>)await desk.ShowAsync(opened.Value, about, caller, token);
        }, cancellationToken);

    private static Refusal? Check(Assessment assessment) => assessment.IsAnnounced
        ? new Refusal(RefusalKind.RuleBroken, "questionnaire.too_late", new(
            "考核结论已经公布，不能再发起问卷。", "The assessment's conclusion is announced; no questionnaire can be opened any more."), Regulation.Art6_3_2)
        : null;
}
