using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>What has to be true before somebody does something with a task. Every refusal names action, task and state.</summary>
internal static class TaskRules
{
    /// <summary>Why the action is not possible; null when it is. The caller is known to see the task.</summary>
    public static Refusal? Check(HumanTask task, TaskAction action, int? revision, Caller caller)
    {
        if (!task.IsOpen)
            return Ended(task, action);
        if (!IsFor(task, caller))
        {
            return Refuse(RefusalKind.Forbidden, "task.forbidden", task, action, new(
                "您不是这项任务的候选办理人。", "You are no candidate of this task."));
        }

        if (task.State == TaskState.Assigned && task.AssigneeId != caller.PersonId)
        {
            return Refuse(RefusalKind.Conflict, "task.claimed", task, action, new(
                $"任务已由{task.AssigneeName}认领。", $"{task.AssigneeName} has claimed it."));
        }

        if (action == TaskAction.Claim && task.State == TaskState.Assigned)
        {
            return Refuse(RefusalKind.Conflict, "task.already_claimed", task, action, new(
                "您已经认领了这项任务。", "You have claimed it already."));
        }

        if (action == TaskAction.Release && task.State != TaskState.Assigned)
        {
            return Refuse(RefusalKind.RuleBroken, "task.not_claimed", task, action, new(
                "任务尚未被认领，不需要释放。", "Nobody has claimed it, so there is nothing to release."));
        }

        if (revision is { } seen && seen != task.Revision)
        {
            return Refuse(RefusalKind.Conflict, "task.stale", task, action, new(
                $"任务已被修改（您看到的是第 {seen} 版，现在是第 {task.Revision} 版），请刷新后再试。",
                $"It has changed: you saw revision {seen}, it is now {task.Revision}. Reload and try again."));
        }

        return null;
    }

    /// <summary>What the caller can do with the task now.</summary>
    public static IReadOnlyList<TaskAction> Allowed(HumanTask task, Caller caller) =>
        [.. Enum.GetValues<TaskAction>().Where(action => Check(task, action, null, caller) is null)];

    /// <summary>Whether the task was given to the caller, by role or by person.</summary>
    public static bool IsFor(HumanTask task, Caller caller) =>
        task.AssigneeId == caller.PersonId || task.Candidates.Any(caller.CandidateKeys.Contains);

    private static Refusal Ended(HumanTask task, TaskAction action)
    {
        if (task.SettledByName is { } other)
        {
            return Refuse(RefusalKind.Conflict, "task.settled", task, action, new(
                $"{other}已先作出决定，这项任务不再需要办理。", $"{other} has decided before; the task needs nobody any more."));
        }

        if (task.State != TaskState.Completed)
        {
            return Refuse(RefusalKind.Conflict, "task.ended", task, action, new(
                "任务已结束，不再需要办理。", "It has ended and needs nobody any more."));
        }

        var at = CollegeTime.At(task.CompletedAt!.Value);
        return Refuse(RefusalKind.Conflict, "task.already_completed", task, action, new(
            $"任务已由{task.CompletedByName}于 {at:yyyy-MM-dd HH:mm} 办理完毕。",
            $"{task.CompletedByName} completed it on {at:yyyy-MM-dd HH:mm} (Beijing time)."));
    }

    private static Refusal Refuse(RefusalKind kind, string code, HumanTask task, TaskAction action, Text why) => new(kind, code, new(
        $"{why.Zh}（操作：{action.Title().Zh}，任务“{task.Title}”，状态：{task.State.Title().Zh}）",
        $"{why.En} (action: {action.Title().En}, task “{task.Title}”, state: {task.State.Title().En})"));
}
