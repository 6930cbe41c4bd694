using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Running;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>
/// One thing that one person has to do. Available → Assigned → Completed; Available and Assigned can also be completed at
/// once, cancelled or timed out. Every change counts the revision up, and a change of an older revision is refused.
/// </summary>
public sealed class HumanTask
{
    /// <summary>Unique for ever.</summary>
    public required string Id { get; init; }

    /// <summary>The instance that waits.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The bookmark that completing it resumes.</summary>
    public required string BookmarkId { get; init; }

    /// <summary>The activity in the definition.</summary>
    public required string ActivityId { get; init; }

    /// <summary>What the route calls this step.</summary>
    public required string Step { get; init; }

    /// <summary>What the inbox calls it.</summary>
    public required string Title { get; init; }

    /// <summary>The key of its <see cref="Tasks.TaskType"/>.</summary>
    public required string TaskType { get; init; }

    /// <summary>What it is about.</summary>
    public required CaseRef Case { get; init; }

    /// <summary>Who started the workflow.</summary>
    public required string StartedById { get; init; }

    /// <summary>The keys of those who may do it.</summary>
    public required IReadOnlyList<string> Candidates { get; init; }

    /// <summary>How it can be decided, from best to worst.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary>Whether completing it takes a signature.</summary>
    public bool SignatureRequired { get; init; }

    /// <summary>How urgent it is.</summary>
    public TaskPriority Priority { get; init; } = TaskPriority.Normal;

    /// <summary>Whether its case is voluntary: such tasks come first among equals (2.2.3).</summary>
    public bool IsVoluntary { get; init; }

    /// <summary>When it appeared (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it should be done (UTC); null for no deadline.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>From 1, one more with every change.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>Where it stands.</summary>
    public TaskState State { get; private set; } = TaskState.Available;

    /// <summary>Who has claimed it.</summary>
    public string? AssigneeId { get; private set; }

    /// <summary>Their name.</summary>
    public string? AssigneeName { get; private set; }

    /// <summary>When it ended (UTC), however it did; null while it is open.</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>Who did it.</summary>
    public string? CompletedById { get; private set; }

    /// <summary>Their name.</summary>
    public string? CompletedByName { get; private set; }

    /// <summary>How it was decided.</summary>
    public string? Outcome { get; private set; }

    /// <summary>The opinion that was given, or was last saved for later.</summary>
    public string? Comment { get; private set; }

    /// <summary>The form as it was sent, or as it was last saved for later: JSON; null where nothing was filled in yet.</summary>
    public string? Form { get; private set; }

    /// <summary>Whether it still waits for somebody.</summary>
    public bool IsOpen => State is TaskState.Available or TaskState.Assigned;

    internal void Claim(Caller caller)
    {
        (State, AssigneeId, AssigneeName) = (TaskState.Assigned, caller.PersonId, caller.Name);
        Revision++;
    }

    internal void Release()
    {
        (State, AssigneeId, AssigneeName) = (TaskState.Available, null, null);
        Revision++;
    }

    internal void SaveDraft(string form, string? comment)
    {
        (Form, Comment) = (form, comment);
        Revision++;
    }

    internal void Complete(Caller caller, string outcome, string? comment, string form, DateTimeOffset now)
    {
        (State, CompletedAt, CompletedById, CompletedByName) = (TaskState.Completed, now, caller.PersonId, caller.Name);
        (Outcome, Comment, Form) = (outcome, comment, form);
        Revision++;
    }

    internal void Cancel(DateTimeOffset now)
    {
        (State, CompletedAt) = (TaskState.Cancelled, now);
        Revision++;
    }
}
