using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Api.Components.Timelines;

/// <summary>Says in words which part a task has in a question to several.</summary>
internal static class PartWords
{
    /// <summary>Mode and place, such as <c>依次 2/3</c>; of a vote how many are needed.</summary>
    public static Text Of(TaskPart part) => part switch
    {
        { Mode: TaskMode.OrSign } => new($"或签（共 {part.Of} 方，一方办理即可）", $"or-sign (one of {part.Of} decides)"),
        { Mode: TaskMode.Sequential } => new($"依次 {part.Place}/{part.Of}", $"{part.Place} of {part.Of} in turn"),
        { Mode: TaskMode.Vote } => new($"票签（共 {part.Of} 方，{part.Needed} 票通过）", $"vote ({part.Needed} of {part.Of} needed)"),
        _ => new($"{part.Mode.Title().Zh}（共 {part.Of} 方）", $"{part.Mode.Title().En} ({part.Of} asked)"),
    };
}
