using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Questionnaires;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Questionnaires;

/// <summary>
/// Reads the form behind a personal link. Reading changes nothing, so that a mail scanner that follows the link uses nothing up.
/// Whatever the link is worth, it costs one look-up by its hash.
/// </summary>
public sealed class ReadQuestionnaireForm(WorkflowsDbContext db, TimeProvider time)
{
    private static readonly Refusal Unknown = new(RefusalKind.NotFound, "questionnaire.link_unknown", new(
        "链接无效或已更换，请核对收到的最新链接，或向发送链接的老师索取。",
        "This link is not valid, or was replaced. Check the latest one that you got, or ask whoever sent it."));

    /// <summary>The form; refused where the link is unknown, used, or its questionnaire closed.</summary>
    public async Task<Result<QuestionnaireForm>> HandleAsync(string? token, CancellationToken cancellationToken)
    {
        var found = await FindAsync(token, cancellationToken);
        return found.IsOk ? found.Value.Form : found.Refusal;
    }

    internal async Task<Result<(string InvitationId, string QuestionnaireId, QuestionnaireForm Form)>> FindAsync(string? token, CancellationToken cancellationToken)
    {
        var hash = LinkToken.Hash(token);
        var found = await db.Set<Invitation>().AsNoTracking()
            .Where(invitation => invitation.TokenHash == hash)
            .Join(db.Set<Questionnaire>().AsNoTracking(), invitation => invitation.QuestionnaireId, one => one.Id, (invitation, one) => new { invitation, one })
            .Join(db.Set<TrainingBase>().AsNoTracking(), pair => pair.one.BaseId, about => about.Id, (pair, about) => new { pair.invitation, pair.one, about.Name })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return Unknown;
        if ((found.invitation.HasAnswered ? Invitation.Used : found.one.OnlyWhileOpen(time.GetUtcNow())) is { } refusal)
            return refusal;

        var (one, form) = (found.one, new QuestionnaireForm(found.Name, found.one.Year, found.one.Audience, found.one.ClosesOn, found.one.Questions));
        return (found.invitation.Id, one.Id, form);
    }
}

/// <summary>What somebody answered.</summary>
/// <param name="Token">What stands behind <c>/q/</c> in their link.</param>
/// <param name="Answers">By question: a step from 1 to 5, the place of a choice from 0, or a text.</param>
public sealed record AnswerQuestionnaireRequest(string? Token, IReadOnlyDictionary<string, string?> Answers)
{
    /// <inheritdoc />
    public override string ToString() => "answers to a questionnaire";
}

/// <summary>
/// Counts what somebody answered, and notes apart from it that they did. No event, no time and no row of its own is written: nothing in
/// the database tells which of those who answered said what (6.3.2, adr/0008).
/// </summary>
public sealed class AnswerQuestionnaire(WorkflowsDbContext db, UnitOfWork unitOfWork, ReadQuestionnaireForm form, QuestionnaireDesk desk)
{
    private static readonly Caller Somebody = new("respondent", "问卷填写人", [], null);

    /// <summary>Refused as the form is, and for answers that are missing or not among those that are listed; a refusal uses nothing up.</summary>
    public async Task<Result<bool>> HandleAsync(AnswerQuestionnaireRequest request, CancellationToken cancellationToken)
    {
        var found = await form.FindAsync(request.Token, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;
        var (invitationId, questionnaireId, shown) = found.Value;
        var sheet = AnswerSheet.Of(shown.Questions, request.Answers);
        if (!sheet.IsOk)
            return sheet.Refusal;

        return await unitOfWork.RunAsync<bool>(CommandInfo.Of(Somebody, "questionnaires.answer"), async token =>
        {
            var tally = await desk.LockAsync(questionnaireId, token);
            // Behind the lock: it may have been closed, and the same person may have been faster.
            var invitation = await db.Set<Invitation>().SingleAsync(one => one.Id == invitationId, token);
            var questionnaire = await db.Set<Questionnaire>().AsNoTracking().SingleAsync(one => one.Id == questionnaireId, token);
            if ((questionnaire.OnlyWhileOpen(desk.Now) ?? invitation.Answer()) is { } refusal)
                return refusal;

            tally.Count(questionnaire.Questions, sheet.Value);
            return true;
        }, cancellationToken);
    }
}
