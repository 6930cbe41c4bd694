using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Questionnaires;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Questionnaires;

namespace BaseWorkflows.Workflows.Tests.Questionnaires;

/// <summary>Calls the use cases of questionnaires, about the base of pharmacy and nursing.</summary>
public abstract class QuestionnaireCalls(DatabaseProvider provider) : DatabaseTests(provider)
{
    protected static readonly DateOnly LastDay = TestBases.Today.AddDays(10);

    protected static readonly Question[] Questions =
    [
        new("", QuestionKind.Scale, "总体评价", null, [], true),
        new("", QuestionKind.Choice, "指导频次", null, [new("每周"), new("每月")], true),
        new("", QuestionKind.Text, "建议", null, [], false),
    ];

    [SetUp]
    public Task SaveBase() => Service.SaveAsync(
        TestBases.Base("base", BaseStatus.Active), Campaign.Open("campaign", 2027, "李晓燕", TestBases.At), Assessment.Open("assessment", "campaign", "base", 2027, TestBases.At));

    /// <summary>An open questionnaire to students with the three questions above.</summary>
    protected async Task<string> OpenShortAsync()
    {
        var saved = await SaveTemplateAsync(new(QuestionnaireAudience.Students, Questions));
        Assert.That(saved.Refusal, Is.Null);
        return (await OpenAsync()).Value.Questionnaire.Id;
    }

    protected Task<Result<QuestionnaireDetail>> OpenAsync(
        QuestionnaireAudience audience = QuestionnaireAudience.Students, Caller? caller = null, string assessmentId = "assessment") =>
        Service.With<OpenQuestionnaire, Result<QuestionnaireDetail>>(open =>
            open.HandleAsync(new(assessmentId, audience, LastDay), caller ?? People.GraduateOfficer, default));

    protected Task<Result<QuestionnaireTemplateItem>> SaveTemplateAsync(SaveQuestionnaireTemplateRequest request, Caller? caller = null) =>
        Service.With<SaveQuestionnaireTemplate, Result<QuestionnaireTemplateItem>>(save => save.HandleAsync(request, caller ?? People.GraduateOfficer, default));

    protected Task<Result<QuestionnaireDetail>> GetAsync(string id, Caller? caller = null) =>
        Service.With<GetQuestionnaire, Result<QuestionnaireDetail>>(get => get.HandleAsync(id, caller ?? People.GraduateOfficer, default));

    protected Task<Result<PersonalLinks>> InviteAsync(string id, string people, Caller? caller = null, string? key = null) =>
        Service.With<InvitePeople, Result<PersonalLinks>>(invite => invite.HandleAsync(new(id, people), caller ?? People.GraduateOfficer, default), key);

    protected async Task<IReadOnlyList<string>> LinksAsync(string id, int people) =>
        [.. (await InviteAsync(id, string.Join('\n', Enumerable.Range(1, people).Select(n => $"学生{n},1380013800{n}")))).Value.Links.Select(link => link.Token)];

    protected Task<Result<QuestionnaireForm>> ReadAsync(string? token) =>
        Service.With<ReadQuestionnaireForm, Result<QuestionnaireForm>>(read => read.HandleAsync(token, default));

    protected Task<Result<bool>> AnswerAsync(string? token, string scale = "4", string choice = "0", string? text = null) =>
        Service.With<AnswerQuestionnaire, Result<bool>>(answer => answer.HandleAsync(
            new(token, new Dictionary<string, string?> { ["q1"] = scale, ["q2"] = choice, ["q3"] = text }), default));

    protected Task<Result<QuestionnaireDetail>> CloseAsync(string id, Caller? caller = null) =>
        Service.With<CloseQuestionnaire, Result<QuestionnaireDetail>>(close => close.HandleAsync(id, caller ?? People.GraduateOfficer, default));

    protected Task<Result<QuestionnaireResults>> ResultsAsync(string id, Caller? caller = null) =>
        Service.With<GetQuestionnaireResults, Result<QuestionnaireResults>>(get => get.HandleAsync(id, caller ?? People.GraduateOfficer, default));

    protected Task<Result<InvitationItems>> PeopleAsync(string id, bool? answered = null, Caller? caller = null) =>
        Service.With<ListInvitations, Result<InvitationItems>>(list => list.HandleAsync(id, answered, caller ?? People.GraduateOfficer, default));
}
