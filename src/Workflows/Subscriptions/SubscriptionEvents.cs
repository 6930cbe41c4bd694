using System.Text.Json.Nodes;
using BaseWorkflows.Workflows.Events;

namespace BaseWorkflows.Workflows.Subscriptions;

/// <summary>What the event log tells of subscriptions. Of the address only the host: the rest may hold a token.</summary>
public sealed class SubscriptionEvents(EventLog events)
{
    internal void Append(string type, Subscription one, params (string Name, JsonNode? Value)[] more)
    {
        var data = new JsonObject { ["name"] = one.Name, ["host"] = new Uri(one.Url).Authority };
        foreach (var (name, value) in more)
            data[name] = value;
        events.Append(new EventRecord(type, $"subscription/{one.Id}", data));
    }
}
