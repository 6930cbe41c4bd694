using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Questionnaires;

namespace BaseWorkflows.Workflows.Questionnaires;

/// <summary>A questionnaire in a list.</summary>
/// <param name="Id">The questionnaire.</param>
/// <param name="AssessmentId">The assessment that it is a method of (6.3.2).</param>
/// <param name="BaseId">The base that is asked about.</param>
/// <param name="BaseName">Its name.</param>
/// <param name="Year">The calendar year that is assessed.</param>
/// <param name="Audience">Who is asked.</param>
/// <param name="Status">Whether people can answer now.</param>
/// <param name="ClosesOn">The last day on which they can, Asia/Shanghai, to its end.</param>
/// <param name="OpenedAt">When it was opened (UTC).</param>
/// <param name="ClosedAt">When it was closed (UTC); null before.</param>
/// <param name="Invited">How many people are asked.</param>
/// <param name="Answered">How many of them have answered.</param>
public sealed record QuestionnaireItem(
    string Id, string AssessmentId, string BaseId, string BaseName, int Year, QuestionnaireAudience Audience, QuestionnaireStatus Status,
    DateOnly ClosesOn, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, int Invited, int Answered)
{
    internal static QuestionnaireItem Of(Questionnaire one, TrainingBase about, int invited, int answered, DateTimeOffset now) => new(
        one.Id, one.AssessmentId, one.BaseId, about.Name, one.Year, one.Audience, one.StatusAt(now), one.ClosesOn, one.OpenedAt, one.ClosedAt,
        invited, answered);
}

/// <summary>The questionnaires of an assessment.</summary>
/// <param name="Items">By audience.</param>
/// <param name="MayOpen">For which audiences the caller can open one.</param>
public sealed record QuestionnaireItems(IReadOnlyList<QuestionnaireItem> Items, IReadOnlyList<QuestionnaireAudience> MayOpen);

/// <summary>What can be done with a questionnaire.</summary>
public enum QuestionnaireAction
{
    /// <summary>添加名单.</summary>
    Invite,

    /// <summary>重发链接.</summary>
    RenewLinks,

    /// <summary>删除人员.</summary>
    Remove,

    /// <summary>调整截止日期.</summary>
    ChangeClosingDay,

    /// <summary>提前截止.</summary>
    Close,

    /// <summary>查看名单: who is asked and who has answered.</summary>
    SeePeople,

    /// <summary>查看结果.</summary>
    SeeResults,
}

/// <summary>A questionnaire with everything that its page shows.</summary>
/// <param name="Questionnaire">As in lists.</param>
/// <param name="TemplateNumber">Which version of the audience's template it was made from.</param>
/// <param name="Questions">What is asked.</param>
/// <param name="MinimumAnswers">How many must have answered before results are shown.</param>
/// <param name="Actions">What the caller can do now.</param>
public sealed record QuestionnaireDetail(
    QuestionnaireItem Questionnaire, int TemplateNumber, IReadOnlyList<Question> Questions, int MinimumAnswers,
    IReadOnlyList<QuestionnaireAction> Actions);

/// <summary>Somebody who is asked; never what they answered, nor when.</summary>
public sealed record InvitationItem(string Id, string Name, string Contact, bool HasAnswered)
{
    internal static InvitationItem Of(Invitation one) => new(one.Id, one.Name, one.Contact, one.HasAnswered);
}

/// <summary>The people who are asked, by name.</summary>
public sealed record InvitationItems(IReadOnlyList<InvitationItem> Items);

/// <summary>A personal link. It is shown this once and can't be shown again, only replaced.</summary>
/// <param name="InvitationId">The person's line.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Contact">Where it is to be sent.</param>
/// <param name="Token">What stands behind <c>/q/</c> in it.</param>
public sealed record PersonalLink(string InvitationId, string Name, string Contact, string Token)
{
    /// <inheritdoc />
    public override string ToString() => $"link of {InvitationId}";
}

/// <summary>New personal links.</summary>
/// <param name="Links">By the order of the list.</param>
/// <param name="Skipped">People who were on the list already and got none.</param>
public sealed record PersonalLinks(IReadOnlyList<PersonalLink> Links, int Skipped);

/// <summary>What somebody with a personal link sees.</summary>
/// <param name="BaseName">The base that is asked about.</param>
/// <param name="Year">The calendar year.</param>
/// <param name="Audience">As what they are asked.</param>
/// <param name="ClosesOn">The last day, Asia/Shanghai, to its end.</param>
/// <param name="Questions">In their order.</param>
public sealed record QuestionnaireForm(string BaseName, int Year, QuestionnaireAudience Audience, DateOnly ClosesOn, IReadOnlyList<Question> Questions);

/// <summary>The answers to one question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answers">How many people answered it.</param>
/// <param name="Counts">How often each step or choice was given, by its place; empty for free text.</param>
/// <param name="Mean">The mean of a scale, two decimals; null for the other kinds and without answers.</param>
/// <param name="Texts">The free texts, sorted by their characters, so that their order tells nothing.</param>
public sealed record QuestionResult(Question Question, int Answers, IReadOnlyList<int> Counts, decimal? Mean, IReadOnlyList<string> Texts);

/// <summary>The results of a closed questionnaire.</summary>
public sealed record QuestionnaireResults(QuestionnaireItem Questionnaire, IReadOnlyList<QuestionResult> Questions);
