using System.Diagnostics;

namespace BaseWorkflows.Workflows.Observability;

/// <summary>
/// The service's own spans, beside those of ASP.NET, HttpClient and Npgsql: a burst inside its request, and the delivery of an event
/// inside the burst that wrote it, however much later and on whichever node.
/// </summary>
public static class Tracing
{
    /// <summary>The name of the source, for whoever listens.</summary>
    public const string Name = "BaseWorkflows";

    internal const int MaxLength = 55;

    private static readonly ActivitySource Source = new(Name);

    /// <summary>What an event keeps of the span that it is written in, as W3C's <c>traceparent</c>; null where nobody traces.</summary>
    internal static string? Parent => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { Length: MaxLength } id } ? id : null;

    /// <summary>Begins the span of a burst.</summary>
    internal static Activity? StartBurst(string definitionId, int version, string instanceId) => Source.StartActivity("burst")
        ?.SetTag("workflow.definition", definitionId).SetTag("workflow.version", version).SetTag("workflow.instance", instanceId);

    /// <summary>Begins the span of a delivery, as a child of the span in which its event was written.</summary>
    /// <param name="channel">Such as <c>bus</c> or <c>webhook</c>.</param>
    /// <param name="type">The type of the event.</param>
    /// <param name="parent">The event's <see cref="Events.EventRow.TraceParent"/>.</param>
    public static Activity? StartDelivery(string channel, string type, string? parent) =>
        Source.StartActivity($"deliver {channel}", ActivityKind.Producer, parent)?.SetTag("event.type", type);
}
