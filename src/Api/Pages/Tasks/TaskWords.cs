using BaseWorkflows.Api.Components.Statuses;
using BaseWorkflows.Api.Components.Timelines;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Api.Pages.Tasks;

/// <summary>What tasks say about themselves on screen.</summary>
internal static class TaskWords
{
    private const string Person = "person:";

    /// <summary>Where a task stands, with the name of whoever works on it.</summary>
    public static Text StateOf(TaskItem task, Caller? visitor) => task switch
    {
        { State: TaskState.Assigned, Assignee: { } who } when who.Id == visitor?.PersonId => new("我已认领", "Claimed by me"),
        { State: TaskState.Assigned, Assignee: { } who } => new($"{who.Name} 办理中", $"With {who.Name}"),
        { State: TaskState.Available } when !task.Actions.Contains(TaskAction.Claim) =>
            new($"等待{HoldersOf(task, visitor).Zh}", $"With {HoldersOf(task, visitor).En}"),
        { State: TaskState.Available } when IsPersonal(task) => new("待办理", "To do"),
        _ => task.State.Title(),
    };

    /// <summary>How it reads at a glance.</summary>
    public static StatusMood MoodOf(TaskItem task) => task.State switch
    {
        TaskState.Available or TaskState.Assigned when task.Overdue => StatusMood.Bad,
        TaskState.Available => StatusMood.Caution,
        TaskState.Assigned => StatusMood.Busy,
        TaskState.Completed => StatusMood.Good,
        _ => StatusMood.Quiet,
    };

    /// <summary>How an outcome reads at a glance.</summary>
    public static StatusMood MoodOf(string? outcome) => Outcomes.KindOf(outcome ?? "") switch
    {
        "Reject" => StatusMood.Bad,
        "Return" or "Withdraw" => StatusMood.Caution,
        _ => StatusMood.Good,
    };

    /// <summary>Whether one person alone is asked, so that nobody needs to claim it.</summary>
    public static bool IsPersonal(TaskItem task) => task.Candidates is [var only] && only.StartsWith(Person, StringComparison.Ordinal);

    /// <summary>Whom a task waits for: the candidates by role, people by name.</summary>
    public static Text HoldersOf(TaskItem task, Caller? visitor)
    {
        var holders = task.Candidates.Select(key => HolderOf(key, task.People, visitor)).Distinct().ToList();
        return new(string.Join("、", holders.Select(holder => holder.Zh)), string.Join(", ", holders.Select(holder => holder.En)));
    }

    /// <summary>How it is one of several questions; null where one alone is asked.</summary>
    public static Text? PartOf(TaskItem task) => task.Part is { } part ? PartWords.Of(part) : null;

    private static Text HolderOf(string key, IReadOnlyList<PersonName> people, Caller? visitor) =>
        visitor is not null && key == Person + visitor.PersonId ? new("您本人", "you")
        : people.FirstOrDefault(person => key == Person + person.Id) is { } named ? new(named.Name, named.Name)
        : key.Split('@')[0] is ['r', 'o', 'l', 'e', ':', .. var name] && Enum.TryParse<Role>(name, out var role)
            ? role.Title()
            : new("指定的人", "the person named");
}
