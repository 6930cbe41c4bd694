using BaseWorkflows.Domain;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>What kind of change it is.</summary>
public enum VersionChangeKind
{
    /// <summary>Name, description, variables or options of the route as a whole.</summary>
    Route,

    /// <summary>A step that was not there before.</summary>
    StepAdded,

    /// <summary>A step that is no more.</summary>
    StepRemoved,

    /// <summary>The same step under another name.</summary>
    StepRenamed,

    /// <summary>Who, how, when: something that a step says.</summary>
    StepChanged,

    /// <summary>A way from one step to another that was not there before.</summary>
    WayAdded,

    /// <summary>A way that is no more.</summary>
    WayRemoved,
}

/// <summary>One difference between two versions.</summary>
/// <param name="Kind">What kind of change.</param>
/// <param name="ActivityId">The step, or the step that the way leaves; null for the route as a whole.</param>
/// <param name="Message">The change in a sentence.</param>
/// <param name="Field">What of the step has changed, such as <c>dueInDays</c>; for a way its port; else null.</param>
/// <param name="From">What it was, for people; null for nothing.</param>
/// <param name="To">What it is; for a way the step that it leads to; null for nothing.</param>
public sealed record VersionChange(
    VersionChangeKind Kind, string? ActivityId, Text Message, string? Field = null, Text? From = null, Text? To = null);
