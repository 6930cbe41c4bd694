namespace BaseWorkflows.Engine;

/// <summary>Something worth telling that happened within a step.</summary>
/// <param name="Kind">What.</param>
/// <param name="Plan">Where.</param>
/// <param name="Outcome">The port; null where it is not about one.</param>
/// <param name="After">How many completions of the step had happened.</param>
internal readonly record struct Notice(NoticeKind Kind, ActivityPlan Plan, string? Outcome, int After);

internal enum NoticeKind
{
    /// <summary>A port was taken that leads nowhere.</summary>
    LeadsNowhere,

    /// <summary>Something ended while work remained.</summary>
    EndsWithWorkLeft,

    /// <summary>An activity runs more often at the same time than ways lead to it.</summary>
    PilesUp,

    /// <summary>Several ways out, taken at once, lead to one activity, which begins once for each.</summary>
    BeginsTwice,
}
