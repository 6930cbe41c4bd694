using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>The views of the inbox.</summary>
public enum TaskView
{
    /// <summary>待办: what the caller can do now, claimed or not.</summary>
    Todo,

    /// <summary>待签: what the caller could claim.</summary>
    Claimable,

    /// <summary>已办: what the caller completed.</summary>
    Done,

    /// <summary>我发起的: the open tasks of what the caller started.</summary>
    Mine,

    /// <summary>抄送我的: what the caller was copied in on, open or done.</summary>
    Cc,

    /// <summary>已超期: what the caller can do and should have done.</summary>
    Overdue,
}

/// <summary>Asks for a view of the inbox.</summary>
/// <param name="View">Which.</param>
/// <param name="Page">Which page of it.</param>
/// <param name="Text">Only tasks in whose title, step, case or base this occurs; null for all.</param>
/// <param name="TaskType">Only tasks of this type; null for all.</param>
public sealed record ListTasksRequest(TaskView View, PageRequest Page, string? Text = null, string? TaskType = null);

/// <summary>
/// Lists tasks: what waits by priority, among equals voluntary cases first (2.2.3), then by deadline; what is done, or was only
/// copied, newest first.
/// </summary>
public sealed class ListTasks(
    WorkflowsDbContext db, TaskTypeRegistry taskTypes, TaskPeople people, IServiceProvider services, TimeProvider time)
{
    /// <summary>Lists one page.</summary>
    public async Task<Result<Page<TaskItem>>> HandleAsync(ListTasksRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var query = View(db, request.View, caller, now);
        if (!string.IsNullOrWhiteSpace(request.Text))
            query = query.Where(task => EF.Property<string>(task, "Sought").Contains(Sought(request.Text.Trim())));
        if (request.TaskType is not null)
            query = query.Where(task => task.TaskType == request.TaskType);

        query = request.View switch
        {
            TaskView.Done => query.OrderByDescending(task => task.CompletedAt).ThenBy(task => task.Id),
            TaskView.Cc => query.OrderByDescending(task => task.CreatedAt).ThenBy(task => task.Id),
            _ => query.OrderByDescending(task => task.Priority).ThenByDescending(task => task.IsVoluntary)
                .ThenBy(task => task.DueAt == null).ThenBy(task => task.DueAt).ThenBy(task => task.Id),
        };
        var page = await query.ToPageAsync(request.Page, cancellationToken);
        var names = await people.NamesAsync(page.Items.SelectMany(task => task.Candidates), cancellationToken);
        return page.Map(task => TaskItem.Of(task, taskTypes.Resolve(task.TaskType, services), caller, now, names));
    }

    /// <summary>How texts are kept and sought: without regard to upper and lower case.</summary>
    internal static string Sought(string text) => string.Concat(text.Where(letter => !char.IsControl(letter))).ToLowerInvariant();

    internal static IQueryable<HumanTask> View(WorkflowsDbContext db, TaskView view, Caller caller, DateTimeOffset now)
    {
        var keys = caller.CandidateKeys;
        var tasks = db.Set<HumanTask>().AsNoTracking();
        var mine = db.Set<TaskCandidate>().Where(candidate => keys.Contains(candidate.Key)).Select(candidate => candidate.TaskId);
        var open = tasks.Where(task => task.CompletedAt == null);
        var todo = open.Where(task => task.AssigneeId == caller.PersonId || (task.AssigneeId == null && mine.Contains(task.Id)));
        return view switch
        {
            TaskView.Todo => todo,
            TaskView.Claimable => open.Where(task => task.AssigneeId == null && mine.Contains(task.Id)),
            TaskView.Done => tasks.Where(task => task.CompletedById == caller.PersonId),
            TaskView.Cc => tasks.Where(task => db.Set<TaskCopy>().Any(copy => copy.TaskId == task.Id && keys.Contains(copy.Key))),
            TaskView.Mine => open.Where(task => task.StartedById == caller.PersonId),
            TaskView.Overdue => todo.Where(task => task.DueAt < now),
            _ => throw new ArgumentOutOfRangeException(nameof(view), view, null),
        };
    }
}
