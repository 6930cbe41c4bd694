using System.Text.Json.Nodes;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Routes;

namespace BaseWorkflows.Workflows.Running;

/// <summary>Everything about an instance.</summary>
/// <param name="Instance">What lists show.</param>
/// <param name="Incidents">What has failed.</param>
/// <param name="Waits">What it waits for.</param>
/// <param name="Variables">The workflow's variables, by name.</param>
/// <param name="Targets">The steps to which it may be made to jump.</param>
/// <param name="Journal">What happened in it, newest first, at most 200 lines.</param>
/// <param name="Picture">Where it stands on its route.</param>
/// <param name="MayAlter">Whether the caller may change it by hand now.</param>
public sealed record InstanceDetail(
    InstanceSummary Instance, IReadOnlyList<InstanceIncident> Incidents, IReadOnlyList<InstanceWait> Waits, JsonObject Variables,
    IReadOnlyList<InstanceStep> Targets, IReadOnlyList<InstanceLine> Journal, RoutePicture Picture, bool MayAlter)
{
    private const int JournalLines = 200;

    internal static InstanceDetail Of(InstanceView view, InstanceSummary summary, RoutePicture picture, bool mayAlter)
    {
        var (instance, definition, state) = (view.Instance, view.Definition, view.State);
        string TitleOf(string activityId) => definition.Find(activityId)?.DisplayText ?? activityId;
        return new InstanceDetail(
            summary,
            [.. state.Incidents.Select(incident => new InstanceIncident(incident.ActivityId, TitleOf(incident.ActivityId), incident.At, incident.Message))],
            instance.IsRunning ? [.. state.Bookmarks.Select(wait => new InstanceWait(wait.ActivityId, TitleOf(wait.ActivityId), wait.Kind, wait.DueAt))] : [],
            (JsonObject)state.Variables.DeepClone(),
            instance.IsRunning ? TargetsOf(definition, state) : [],
            [.. view.Journal.Reverse().SelectMany(row => row.Entries.Reverse().Select(entry => new InstanceLine(
                entry.At, entry.ActivityId, TitleOf(entry.ActivityId), entry.Event, row.ActorName, entry.Outcomes, entry.Message))).Take(JournalLines)],
            picture, mayAlter);
    }

    /// <summary>The activities to which a jump can lead: those whose container runs.</summary>
    internal static IReadOnlyList<InstanceStep> TargetsOf(WorkflowDefinition definition, WorkflowState state)
    {
        var active = state.Running.Select(running => running.ActivityId).ToHashSet();
        return [.. definition.Activities
            .Where(activity => activity.Parent is { Type: "Elsa.Flowchart" or "Elsa.Sequence" } container && active.Contains(container.Id))
            .Select(activity => new InstanceStep(activity.Id, activity.DisplayText))];
    }
}

/// <summary>An activity that failed.</summary>
public sealed record InstanceIncident(string ActivityId, string Title, DateTimeOffset At, string Message);

/// <summary>A wait: of a person, of a timer (<paramref name="DueAt"/>, UTC), of an event or another instance.</summary>
public sealed record InstanceWait(string ActivityId, string Title, string Kind, DateTimeOffset? DueAt);

/// <summary>A step of the route.</summary>
public sealed record InstanceStep(string ActivityId, string Title);

/// <summary>A line of the journal.</summary>
public sealed record InstanceLine(DateTimeOffset At, string ActivityId, string Title, JournalEvent Event, string Actor, IReadOnlyList<string> Outcomes, string? Message);
