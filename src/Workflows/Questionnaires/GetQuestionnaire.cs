using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Questionnaires;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Questionnaires;

/// <summary>The questionnaires of an assessment, with how many have answered.</summary>
public sealed class ListQuestionnaires(WorkflowsDbContext db, QuestionnaireDesk desk)
{
    /// <summary>Lists them by audience; those that the caller may not see are left out.</summary>
    public async Task<Result<QuestionnaireItems>> HandleAsync(string assessmentId, Caller caller, CancellationToken cancellationToken)
    {
        var found = await db.Set<Questionnaire>().AsNoTracking()
            .Where(one => one.AssessmentId == assessmentId)
            .Join(db.Set<TrainingBase>().AsNoTracking(), one => one.BaseId, about => about.Id, (one, about) => new { one, about })
            .ToListAsync(cancellationToken);
        List<QuestionnaireItem> items = [];
        foreach (var each in found.OrderBy(each => each.one.Audience))
        {
            if (await desk.MaySeeAsync(each.one, each.about, caller, cancellationToken))
                items.Add(await desk.ItemAsync(each.one, each.about, cancellationToken));
        }

        var assessed = await db.Set<Assessment>().AsNoTracking().Where(one => one.Id == assessmentId)
            .Join(db.Set<TrainingBase>().AsNoTracking(), one => one.BaseId, about => about.Id, (one, about) => new { one, about })
            .SingleOrDefaultAsync(cancellationToken);
        return new QuestionnaireItems(items, assessed is { one.IsAnnounced: false } && QuestionnaireDesk.MayRun(assessed.about, caller)
            ? [.. Enum.GetValues<QuestionnaireAudience>().Except(found.Select(each => each.one.Audience))]
            : []);
    }
}

/// <summary>Opens the page of a questionnaire.</summary>
public sealed class GetQuestionnaire(QuestionnaireDesk desk)
{
    /// <summary>Shows it with what the caller can do.</summary>
    public async Task<Result<QuestionnaireDetail>> HandleAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var found = await desk.FindAsync(id, caller, cancellationToken);
        return found.IsOk ? await desk.ShowAsync(found.Value.Questionnaire, found.Value.Base, caller, cancellationToken) : found.Refusal;
    }
}

/// <summary>Says who is asked and who has answered, to whoever runs the questionnaire: the list for reminders.</summary>
public sealed class ListInvitations(WorkflowsDbContext db, QuestionnaireDesk desk)
{
    /// <summary>By name.</summary>
    /// <param name="id">The questionnaire.</param>
    /// <param name="answered">Only those who have answered, or only those who haven't; null for all.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<Result<InvitationItems>> HandleAsync(string id, bool? answered, Caller caller, CancellationToken cancellationToken)
    {
        var found = await desk.FindToRunAsync(id, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;

        var people = await db.Set<Invitation>().AsNoTracking()
            .Where(one => one.QuestionnaireId == id && (answered == null || one.HasAnswered == answered))
            .ToListAsync(cancellationToken);
        return new InvitationItems([.. people.OrderBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Contact, StringComparer.Ordinal).Select(InvitationItem.Of)]);
    }
}

/// <summary>Shows the results of a closed questionnaire.</summary>
public sealed class GetQuestionnaireResults(WorkflowsDbContext db, QuestionnaireDesk desk)
{
    /// <summary>Refused while people answer, where fewer have answered than the least, and to the unit before the conclusion.</summary>
    public async Task<Result<QuestionnaireResults>> HandleAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var found = await desk.FindAsync(id, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;

        var (one, about) = found.Value;
        var tally = await db.Set<AnswerTally>().AsNoTracking().SingleAsync(tally => tally.QuestionnaireId == id, cancellationToken);
        return desk.Hide(one, about, tally.Answers, caller) is { } hidden
            ? hidden
            : new QuestionnaireResults(await desk.ItemAsync(one, about, cancellationToken), [.. one.Questions.Select(question => Of(question, tally))]);
    }

    private static QuestionResult Of(Question question, AnswerTally tally)
    {
        if (question.Kind == QuestionKind.Text)
        {
            var texts = tally.Texts[question.Id];
            return new(question, texts.Count, [], null, texts);
        }

        var counts = tally.Counts[question.Id];
        var answers = counts.Sum();
        return new(question, answers, counts, question.Kind == QuestionKind.Scale && answers > 0
            ? decimal.Round((decimal)counts.Select((count, i) => count * (i + 1)).Sum() / answers, 2)
            : null, []);
    }
}
