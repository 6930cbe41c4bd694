using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Reports;

/// <summary>Asks what waits: the tasks that <see cref="GetStepTimes"/> counts as waiting.</summary>
/// <param name="Filter">Which bases.</param>
/// <param name="Page">Which page.</param>
/// <param name="TaskType">Only those that wait at steps of this type; null for all.</param>
public sealed record ListWaitingRequest(ReportFilter Filter, PageRequest Page, string? TaskType = null);

/// <summary>Lists everybody's open tasks, the longest waiting first.</summary>
public sealed class ListWaiting(ReportScope scope, TaskTypeRegistry taskTypes, TaskPeople people, IServiceProvider services, TimeProvider time)
{
    /// <summary>Lists one page, for those who have reports.</summary>
    public async Task<Result<Page<TaskItem>>> HandleAsync(ListWaitingRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (ReportScope.Check(request.Filter, caller) is { } refusal)
            return refusal;

        var now = time.GetUtcNow();
        var open = scope.Tasks(request.Filter, caller).Where(task => task.CompletedAt == null);
        if (request.TaskType is { } taskType)
            open = open.Where(task => task.TaskType == taskType);
        var page = await open.OrderBy(task => task.CreatedAt).ThenBy(task => task.Id).ToPageAsync(request.Page, cancellationToken);
        var names = await people.NamesAsync(page.Items.SelectMany(task => task.Candidates), cancellationToken);
        return page.Map(task => TaskItem.Of(task, taskTypes.Resolve(task.TaskType, services), caller, now, names));
    }
}
