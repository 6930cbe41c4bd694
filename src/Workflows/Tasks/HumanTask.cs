using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Running;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>
/// One thing that one person has to do. Available → Assigned → Completed; Available and Assigned can also be completed at
/// once, cancelled or timed out. Every change counts the revision up, and a change of an older revision is refused; a reminder changes
/// nothing that anybody decides on, and leaves the revision.
/// </summary>
public sealed class HumanTask
{
    private IReadOnlyList<string> candidates = [];

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
    public required IReadOnlyList<string> Candidates
    {
        get => candidates;
        init => candidates = value;
    }

    /// <summary>How it can be decided, from best to worst.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary>The names of the earlier steps to which it can be returned, by their ids; null where there are none.</summary>
    public IReadOnlyDictionary<string, string>? Returns { get; init; }

    /// <summary>Its part in a question to several; null where one alone is asked.</summary>
    public TaskPart? Part { get; init; }

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

    /// <summary>When its candidates were told of it (UTC); null until then.</summary>
    public DateTimeOffset? ToldAt { get; private set; }

    /// <summary>When it is to be reminded of (UTC); null for never, or once it was.</summary>
    public DateTimeOffset? RemindAt { get; internal set; }

    /// <summary>When it was reminded of (UTC); null where it wasn't.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>When it is to be escalated (UTC); null for never, or once it was.</summary>
    public DateTimeOffset? EscalateAt { get; internal set; }

    /// <summary>When it was escalated (UTC); null where it wasn't.</summary>
    public DateTimeOffset? EscalatedAt { get; private set; }

    /// <summary>To whom it is escalated; null for nobody.</summary>
    public TaskEscalation? Escalation { get; init; }

    /// <summary>From 1, one more with every change.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>Where it stands.</summary>
    public TaskState State { get; private set; } = TaskState.Available;

    /// <summary>Who has claimed it.</summary>
    public string? AssigneeId { get; private set; }

    /// <summary>Their name.</summary>
    public string? AssigneeName { get; private set; }

    /// <summary>Who is away and for whom it was claimed; null where it was claimed in one's own right.</summary>
    public string? AssigneeForId { get; private set; }

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

    /// <summary>Of a cancelled task, the one of the others who were asked whose answer made it needless; null for none.</summary>
    public string? SettledById { get; private set; }

    /// <summary>Their name.</summary>
    public string? SettledByName { get; private set; }

    /// <summary>The department for which it was given to somebody; null where it was given for none.</summary>
    public string? DepartmentId => Candidates.Select(CandidateKey.ScopeOf).FirstOrDefault(scope => scope?.Kind == ScopeKind.Department)?.Id;

    /// <summary>Whether it still waits for somebody.</summary>
    public bool IsOpen => State is TaskState.Available or TaskState.Assigned;

    internal void Claim(Caller caller)
    {
        (State, AssigneeId, AssigneeName) = (TaskState.Assigned, caller.PersonId, caller.NameIn(candidates));
        AssigneeForId = caller.ActingForIn(candidates)?.PersonId;
        Revision++;
    }

    internal void Release()
    {
        (State, AssigneeId, AssigneeName, AssigneeForId) = (TaskState.Available, null, null, null);
        Revision++;
    }

    internal void SaveDraft(string form, string? comment)
    {
        (Form, Comment) = (form, comment);
        Revision++;
    }

    internal void Complete(Caller caller, string outcome, string? comment, string form, DateTimeOffset now)
    {
        (State, CompletedAt, CompletedById, CompletedByName) = (TaskState.Completed, now, caller.PersonId, caller.NameIn(candidates));
        (Outcome, Comment, Form) = (outcome, comment, form);
        Revision++;
    }

    /// <param name="now">The moment (UTC).</param>
    /// <param name="settledBy">The task of the same question whose answer made this one needless; null where something else ended it.</param>
    internal void Cancel(DateTimeOffset now, HumanTask? settledBy)
    {
        (State, CompletedAt) = (TaskState.Cancelled, now);
        (SettledById, SettledByName) = (settledBy?.CompletedById, settledBy?.CompletedByName);
        Revision++;
    }

    /// <returns>Whether it was time.</returns>
    internal bool Tell(DateTimeOffset now)
    {
        if (!IsOpen || ToldAt is not null)
            return false;
        ToldAt = now;
        return true;
    }

    /// <returns>Whether it was time.</returns>
    internal bool Remind(DateTimeOffset now)
    {
        if (!IsOpen || RemindAt is not { } at || at > now)
            return false;
        (RemindAt, RemindedAt) = (null, now);
        return true;
    }

    /// <returns>Whether it was time.</returns>
    internal bool Escalate(DateTimeOffset now)
    {
        if (!IsOpen || Escalation is null || EscalateAt is not { } at || at > now)
            return false;
        (EscalateAt, EscalatedAt) = (null, now);
        if (Escalation.Kind == EscalationKind.Candidate)
        {
            candidates = [.. candidates, .. Escalation.Keys.Except(candidates)];
            if (State == TaskState.Assigned)
                Release();
        }

        return true;
    }
}
