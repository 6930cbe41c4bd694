using System.Text.Json.Nodes;
using BaseWorkflows.Contracts;
using BaseWorkflows.EndToEnd.Tests.Crashes;

namespace BaseWorkflows.EndToEnd.Tests.Failures;

/// <summary>A line of the log, as the feed shows it.</summary>
internal sealed record ToldEvent(long Position, string Id, string Type, DateTimeOffset Time, string Subject, string? BaseId, JsonNode Data);

/// <summary>The whole log, as an auditor reads it.</summary>
internal sealed class EventHistory(IReadOnlyList<ToldEvent> all)
{
    public IReadOnlyList<ToldEvent> All { get; } = all;

    /// <summary>What subscribers are told.</summary>
    public IReadOnlyList<ToldEvent> Published { get; } = [.. all.Where(one => PublishedEvents.Names.Contains(one.Type))];

    /// <summary>What the sample subscriber asks for.</summary>
    public IReadOnlyList<ToldEvent> ForRegister { get; } = [.. all.Where(one => one.Type is "BaseApplied" or "BaseApproved" or "BaseStatusChanged")];

    public IEnumerable<ToldEvent> Of(string type) => All.Where(one => one.Type == type);

    public static async Task<EventHistory> ReadAsync(Office office)
    {
        var (lines, next) = (new List<ToldEvent>(), 0L);
        while (true)
        {
            var feed = await office.GetAsync("auditor", $"/api/events?after={next}&limit=500");
            var items = feed["items"]!.AsArray();
            if (items.Count == 0)
                return new(lines);
            lines.AddRange(items.Select(item => new ToldEvent(
                (long)item!["position"]!, (string)item["id"]!, (string)item["type"]!, (DateTimeOffset)item["time"]!,
                (string)item["subject"]!, (string?)item["baseId"], item["data"]!)));
            next = (long)feed["next"]!;
        }
    }
}
