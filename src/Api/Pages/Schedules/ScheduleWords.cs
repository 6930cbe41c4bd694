using BaseWorkflows.Api.Components.Statuses;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Jobs;

namespace BaseWorkflows.Api.Pages.Schedules;

/// <summary>How a schedule stands, in words and at a glance.</summary>
internal static class ScheduleWords
{
    public static Text Title(this ScheduleState state) => state switch
    {
        ScheduleState.OnTime => new("按时", "On time"),
        ScheduleState.Running => new("执行中", "Running"),
        ScheduleState.Late => new("逾时未执行", "Late"),
        ScheduleState.Failed => new("失败，将重试", "Failed, tried again"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static StatusMood Mood(this ScheduleState state) => state switch
    {
        ScheduleState.OnTime => StatusMood.Good,
        ScheduleState.Running => StatusMood.Busy,
        ScheduleState.Late => StatusMood.Caution,
        _ => StatusMood.Bad,
    };
}
