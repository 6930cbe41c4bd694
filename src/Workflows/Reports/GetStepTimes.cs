using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Reports;

/// <summary>Asks how long steps take.</summary>
/// <param name="Filter">Which bases.</param>
/// <param name="From">Only tasks done on this day or later, Asia/Shanghai; a year before <paramref name="To"/> where null.</param>
/// <param name="To">Only tasks done on this day or before; today where null.</param>
public sealed record StepTimesRequest(ReportFilter Filter, DateOnly? From = null, DateOnly? To = null);

/// <summary>A case, to be looked at.</summary>
public sealed record CaseLink(CaseKind Kind, string Id, string Title);

/// <summary>How long a step takes. Durations are days with one decimal, from when a task appeared to when it was done.</summary>
/// <param name="Step">What routes call it.</param>
/// <param name="TaskType">The key of its task type.</param>
/// <param name="Done">Tasks done in the time that was asked for.</param>
/// <param name="MedianDays">Half of them took no longer; null without any.</param>
/// <param name="SlowestDays">The longest of them; null without any.</param>
/// <param name="Slowest">The case of the longest; null without any.</param>
/// <param name="Waiting">Tasks that wait now.</param>
/// <param name="Overdue">Those of them whose deadline is over.</param>
/// <param name="OldestDays">How long the oldest of them has waited; null without any.</param>
public sealed record StepTime(
    string Step, string TaskType, int Done, decimal? MedianDays, decimal? SlowestDays, CaseLink? Slowest, int Waiting, int Overdue, decimal? OldestDays);

/// <summary>Where cases wait and how long.</summary>
/// <param name="From">First day, Asia/Shanghai.</param>
/// <param name="To">Last day.</param>
/// <param name="Steps">Those with most waiting tasks first, then the slowest ones.</param>
public sealed record StepTimesReport(DateOnly From, DateOnly To, IReadOnlyList<StepTime> Steps);

/// <summary>
/// Says where cases wait and how long steps take. The two times of each task are read and nothing else: databases have no common word for
/// a median.
/// </summary>
public sealed class GetStepTimes(ReportScope scope, TimeProvider time)
{
    /// <summary>Counts them; refuses a first day after the last one.</summary>
    public async Task<Result<StepTimesReport>> HandleAsync(StepTimesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var to = request.To ?? CollegeTime.DayOf(now);
        var from = request.From ?? to.AddYears(-1);
        if ((ReportScope.Check(request.Filter, caller) ?? Check(from, to)) is { } refusal)
            return refusal;

        var tasks = scope.Tasks(request.Filter, caller);
        var (start, end) = (CollegeTime.EndOf(from.AddDays(-1)), CollegeTime.EndOf(to));
        var done = await tasks.Where(task => task.State == TaskState.Completed && task.CompletedAt > start && task.CompletedAt <= end)
            .Select(task => new Taken(task.Id, task.Step, task.TaskType, task.CreatedAt, task.CompletedAt!.Value)).ToListAsync(cancellationToken);
        var waiting = await tasks.Where(task => task.CompletedAt == null)
            .Select(task => new Waiting(task.Step, task.TaskType, task.CreatedAt, task.DueAt)).ToListAsync(cancellationToken);
        var slowest = done.GroupBy(one => (one.Step, one.TaskType)).ToDictionary(group => group.Key, group => group.MaxBy(one => one.Days)!);
        var ids = slowest.Values.Select(one => one.Id).ToList();
        var cases = await tasks.Where(task => ids.Contains(task.Id)).Select(task => new { task.Id, task.Case }).ToDictionaryAsync(each => each.Id, each => each.Case, cancellationToken);

        var (doneBy, waitingBy) = (done.ToLookup(one => (one.Step, one.TaskType)), waiting.ToLookup(one => (one.Step, one.TaskType)));
        return new StepTimesReport(from, to,
        [
            .. doneBy.Select(group => group.Key).Union(waitingBy.Select(group => group.Key))
                .Select(key => Of(key, [.. doneBy[key]], [.. waitingBy[key]], slowest.GetValueOrDefault(key) is { } longest ? cases[longest.Id] : null, now))
                .OrderByDescending(step => step.Waiting).ThenByDescending(step => step.MedianDays).ThenBy(step => step.Step, StringComparer.Ordinal),
        ]);
    }

    private static Refusal? Check(DateOnly from, DateOnly to)
    {
        var errors = new FieldErrors();
        if (from > to)
            errors.Add("from", new("开始日期不能晚于结束日期。", "The first day can't be after the last one."));
        if (from.Year < 2000)
            errors.Add("from", new("日期过早。", "The day is too early."));
        return errors.ToRefusal("request.invalid", new("查询条件不正确。", "The query is not valid."));
    }

    private static StepTime Of((string Step, string TaskType) key, List<Taken> done, List<Waiting> waiting, CaseRef? slowest, DateTimeOffset now)
    {
        var days = done.Select(one => one.Days).Order().ToList();
        return new(
            key.Step, key.TaskType, done.Count,
            days.Count == 0 ? null : Round((days[(days.Count - 1) / 2] + days[days.Count / 2]) / 2),
            days.Count == 0 ? null : Round(days[^1]),
            slowest is null ? null : new(slowest.Kind, slowest.Id, slowest.Title),
            waiting.Count, waiting.Count(one => one.DueAt < now),
            waiting.Count == 0 ? null : Round((now - waiting.Min(one => one.CreatedAt)).TotalDays));
    }

    private static decimal Round(double days) => decimal.Round((decimal)days, 1);

    private sealed record Taken(string Id, string Step, string TaskType, DateTimeOffset CreatedAt, DateTimeOffset CompletedAt)
    {
        public double Days => (CompletedAt - CreatedAt).TotalDays;
    }

    private sealed record Waiting(string Step, string TaskType, DateTimeOffset CreatedAt, DateTimeOffset? DueAt);
}
