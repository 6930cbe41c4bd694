using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;

namespace BaseWorkflows.Workflows.Applications;

/// <summary>An application in a list.</summary>
/// <param name="Id">The application.</param>
/// <param name="Title">What it is called: the proposed name.</param>
/// <param name="BaseId">The base that it is about.</param>
/// <param name="UnitName">The unit that would run the base.</param>
/// <param name="Category">Null while the draft doesn't say.</param>
/// <param name="Level">Null while the draft doesn't say.</param>
/// <param name="Origin">Who applies.</param>
/// <param name="IsVoluntary">Whether the unit volunteers: first among equals (2.2.3).</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Route">The route's definition; null for a draft.</param>
/// <param name="Round">How often it was submitted.</param>
/// <param name="ApplicantId">Who applies.</param>
/// <param name="ApplicantName">Their name.</param>
/// <param name="Departments">The names of the departments concerned.</param>
/// <param name="CurrentSteps">What the route waits for now.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="SubmittedAt">The first submission (UTC).</param>
/// <param name="DecidedAt">UTC; null while it is open.</param>
/// <param name="ClosedAt">When the papers were filed (3.5, UTC); null before.</param>
public sealed record ApplicationItem(
    string Id, string Title, string BaseId, string UnitName, BaseCategory? Category, BaseLevel? Level, Origin Origin, bool IsVoluntary,
    ApplicationStatus Status, string? Route, int Round, string ApplicantId, string ApplicantName, IReadOnlyList<string> Departments,
    IReadOnlyList<string> CurrentSteps, DateTimeOffset CreatedAt, DateTimeOffset? SubmittedAt, DateTimeOffset? DecidedAt, DateTimeOffset? ClosedAt);

/// <summary>What the caller can do with an application now.</summary>
public enum ApplicationAction
{
    /// <summary>修改.</summary>
    Edit,

    /// <summary>提交, or 重新提交 after a return.</summary>
    Submit,

    /// <summary>撤回.</summary>
    Withdraw,

    /// <summary>删除草稿.</summary>
    Discard,
}

/// <summary>An opinion that was given on the way, oldest first.</summary>
/// <param name="TaskId">The task in which it was given.</param>
/// <param name="Step">What the route calls the step.</param>
/// <param name="TaskType">The key of the task's type.</param>
/// <param name="Outcome">How it was decided.</param>
/// <param name="OutcomeLabel">What that is called.</param>
/// <param name="By">Who, by name.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Comment">The opinion in words; null for none.</param>
/// <param name="Form">The form as it was sent.</param>
/// <param name="IsSigned">Whether it was signed.</param>
public sealed record OpinionItem(
    string TaskId, string Step, string TaskType, string Outcome, Text OutcomeLabel, string By, DateTimeOffset At, string? Comment,
    JsonObject? Form, bool IsSigned);

/// <summary>An application with everything that its page shows.</summary>
/// <param name="Application">As in lists.</param>
/// <param name="Form">The form as last saved.</param>
/// <param name="Version">Counts its changes; send it back with a command.</param>
/// <param name="Actions">What the caller can do now.</param>
/// <param name="Opinions">The opinions so far, oldest first.</param>
/// <param name="RegulationEdition">The edition of the regulation that it runs under; null for a draft.</param>
public sealed record ApplicationDetail(
    ApplicationItem Application, ApplicationForm Form, int Version, IReadOnlyList<ApplicationAction> Actions,
    IReadOnlyList<OpinionItem> Opinions, string? RegulationEdition);
