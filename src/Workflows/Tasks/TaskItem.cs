using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Running;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>A task in a list.</summary>
/// <param name="Id">The task.</param>
/// <param name="Revision">Counts its changes; send it back with a command.</param>
/// <param name="Title">What the inbox shows.</param>
/// <param name="TaskType">The key of its type.</param>
/// <param name="CaseKind">What kind of case it belongs to.</param>
/// <param name="CaseId">The case.</param>
/// <param name="CaseTitle">What the case is called.</param>
/// <param name="Base">The base concerned; null until there is one.</param>
/// <param name="Step">What the route calls the step.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Assignee">Who claimed it; null for nobody.</param>
/// <param name="Candidates">The keys of those who may do it.</param>
/// <param name="CreatedAt">When it appeared (UTC).</param>
/// <param name="DueAt">When it should be done (UTC); null for no deadline.</param>
/// <param name="Overdue">Whether that is past and it is still open.</param>
/// <param name="Priority">How urgent it is.</param>
/// <param name="Outcomes">How it can be decided.</param>
/// <param name="Actions">What the caller can do with it now.</param>
/// <param name="CompletedAt">When it ended (UTC); null while it is open.</param>
/// <param name="Outcome">How it was decided; null while it is open.</param>
/// <param name="IsVoluntary">Whether its case is voluntary: first among equals (2.2.3).</param>
/// <param name="People">Those of the candidates who are named in person.</param>
/// <param name="Part">Its part in a question to several; null where one alone is asked.</param>
/// <param name="RemindedAt">When it was reminded of (UTC); null where it wasn't.</param>
/// <param name="EscalatedAt">When it was escalated (UTC); null where it wasn't.</param>
/// <param name="SettledBy">Whose answer made it needless before it was done; null where nobody's did.</param>
public sealed record TaskItem(
    string Id, int Revision, string Title, string TaskType, CaseKind CaseKind, string CaseId, string CaseTitle, BaseName? Base,
    string Step, TaskState State, PersonName? Assignee, IReadOnlyList<string> Candidates, DateTimeOffset CreatedAt,
    DateTimeOffset? DueAt, bool Overdue, TaskPriority Priority, IReadOnlyList<OutcomeItem> Outcomes,
    IReadOnlyList<TaskAction> Actions, DateTimeOffset? CompletedAt, string? Outcome, bool IsVoluntary, IReadOnlyList<PersonName> People,
    TaskPart? Part, DateTimeOffset? RemindedAt, DateTimeOffset? EscalatedAt, PersonName? SettledBy)
{
    internal static TaskItem Of(HumanTask task, TaskType type, Caller caller, DateTimeOffset now, IReadOnlyDictionary<string, string> names) => new(
        task.Id, task.Revision, task.Title, task.TaskType, task.Case.Kind, task.Case.Id, task.Case.Title,
        task.Case.BaseId is { } baseId ? new(baseId, task.Case.BaseName ?? "") : null,
        task.Step, task.State, task.AssigneeId is { } assignee ? new(assignee, task.AssigneeName ?? "") : null, task.Candidates,
        task.CreatedAt, task.DueAt, task.IsOpen && task.DueAt < now, task.Priority,
        [.. task.Outcomes.Select(outcome => new OutcomeItem(outcome, type.LabelOf(task, outcome)))],
        TaskRules.Allowed(task, caller), task.CompletedAt, task.Outcome, task.IsVoluntary, TaskPeople.Of(task.Candidates, names),
        task.Part, task.RemindedAt, task.EscalatedAt, task.SettledById is { } by ? new(by, task.SettledByName ?? "") : null);
}

/// <summary>A base by name.</summary>
public sealed record BaseName(string Id, string Name);

/// <summary>A person by name.</summary>
public sealed record PersonName(string Id, string Name);

/// <summary>An outcome and what its button says.</summary>
public sealed record OutcomeItem(string Name, Text Label);
