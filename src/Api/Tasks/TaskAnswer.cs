using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Api.Tasks;

/// <summary>A task opened: all that its list item says, and beside it the form, the opinion and the history.</summary>
internal sealed record TaskAnswer(
    string Id, int Revision, string Title, string TaskType, Text TypeTitle, CaseKind CaseKind, string CaseId, string CaseTitle,
    BaseName? Base, string Step, TaskState State, PersonName? Assignee, IReadOnlyList<string> Candidates, DateTimeOffset CreatedAt,
    DateTimeOffset? DueAt, bool Overdue, TaskPriority Priority, IReadOnlyList<OutcomeItem> Outcomes, IReadOnlyList<TaskAction> Actions,
    DateTimeOffset? CompletedAt, string? Outcome, bool IsVoluntary, IReadOnlyList<PersonName> People, TaskPart? Part,
    DateTimeOffset? RemindedAt, DateTimeOffset? EscalatedAt, PersonName? SettledBy, IReadOnlyList<FormField> Fields, JsonObject? Form,
    IReadOnlyList<string> CommentNeededFor, bool SignatureRequired, string? Comment, PersonName? CompletedBy,
    SignatureItem? Signature, IReadOnlyList<EventItem> History)
{
    public static TaskAnswer Of(TaskDetail detail)
    {
        var task = detail.Task;
        return new(
            task.Id, task.Revision, task.Title, task.TaskType, detail.TypeTitle, task.CaseKind, task.CaseId, task.CaseTitle,
            task.Base, task.Step, task.State, task.Assignee, task.Candidates, task.CreatedAt,
            task.DueAt, task.Overdue, task.Priority, task.Outcomes, task.Actions,
            task.CompletedAt, task.Outcome, task.IsVoluntary, task.People, task.Part,
            task.RemindedAt, task.EscalatedAt, task.SettledBy, detail.Fields, detail.Form,
            detail.CommentNeededFor, detail.SignatureRequired, detail.Comment, detail.CompletedBy,
            detail.Signature, detail.History);
    }
}
