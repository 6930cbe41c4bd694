using BaseWorkflows.Workflows.Reports;

namespace BaseWorkflows.Api.Pages.Home;

/// <summary>A kind of step at which cases wait, by whatever name routes call it.</summary>
/// <param name="TaskType">The key of its task type.</param>
/// <param name="Title">The name that most of its cases know it by.</param>
/// <param name="Waiting">Open tasks.</param>
/// <param name="Overdue">Those past their deadline.</param>
/// <param name="OldestDays">How long the oldest has waited.</param>
internal sealed record WaitingStep(string TaskType, string Title, int Waiting, int Overdue, decimal OldestDays)
{
    /// <summary>The steps of a report at which something waits, those with most first.</summary>
    public static IReadOnlyList<WaitingStep> Of(StepTimesReport report) =>
    [
        .. report.Steps.Where(step => step.Waiting > 0).GroupBy(step => step.TaskType)
            .Select(group => new WaitingStep(
                group.Key, group.MaxBy(step => step.Waiting)!.Step, group.Sum(step => step.Waiting), group.Sum(step => step.Overdue), group.Max(step => step.OldestDays ?? 0)))
            .OrderByDescending(step => step.Waiting).ThenByDescending(step => step.OldestDays),
    ];
}
