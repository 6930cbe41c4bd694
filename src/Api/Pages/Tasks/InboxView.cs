using BaseWorkflows.Api.Components.Routing;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Api.Pages.Tasks;

/// <summary>A view of the inbox as its page shows it.</summary>
/// <param name="View">Which.</param>
/// <param name="Title">On its tab.</param>
/// <param name="Nothing">What stands there while it is empty.</param>
/// <param name="Why">One sentence about what will stand there.</param>
/// <param name="Count">Its counter; null for a view that only grows.</param>
internal sealed record InboxView(TaskView View, Text Title, Text Nothing, Text Why, Func<TaskCounts, int>? Count = null)
{
    /// <summary>In the order of the tabs.</summary>
    public static IReadOnlyList<InboxView> All { get; } =
    [
        new(TaskView.Todo, new("待办", "To do"), new("没有待办事项", "Nothing to do"),
            new("轮到您办理的事项会出现在这里，菜单上有数目提示。", "What you have to decide will stand here; the menu shows how many."), counts => counts.Todo),
        new(TaskView.Claimable, new("待签", "To claim"), new("没有可认领的任务", "Nothing to claim"),
            new("交给您所在岗位、还没有人认领的任务会出现在这里。", "Tasks given to your role that nobody has claimed yet will stand here."), counts => counts.Claimable),
        new(TaskView.Overdue, new("已超期", "Overdue"), new("没有超期任务", "Nothing is overdue"),
            new("过了期限还没有办理的任务会出现在这里。", "Tasks past their due date will stand here."), counts => counts.Overdue),
        new(TaskView.Mine, new("我发起的", "Started by me"), new("您发起的事项目前没有在办的任务", "Nothing of what you started is waiting for anybody"),
            new("您发起的申请等在谁那里，可以在这里看到。", "Here you see with whom your applications wait."), counts => counts.Mine),
        new(TaskView.Done, new("已办", "Done"), new("还没有办理过任务", "You have completed nothing yet"),
            new("您办理过的任务和当时的意见会留在这里。", "What you decided, and what you wrote, stays here.")),
        new(TaskView.Cc, new("抄送我的", "Copied to me"), new("没有抄送给您的任务", "Nothing was copied to you"),
            new("流程抄送给您、只需知悉的任务会出现在这里。", "Tasks that a route lets you know about will stand here.")),
    ];

    /// <summary>The view that an address names; the first where it names none.</summary>
    public static InboxView Of(string? name) =>
        All.FirstOrDefault(one => one.View.ToString().Equals(name, StringComparison.OrdinalIgnoreCase)) ?? All[0];

    /// <summary>Where it is.</summary>
    public string Address => View == TaskView.Todo ? Addresses.Inbox : $"{Addresses.Inbox}?view={View.ToString().ToLowerInvariant()}";
}
