using System.Text.Json.Nodes;

namespace BaseWorkflows.EndToEnd.Tests.Failures;

/// <summary>A subscriber that reads the feed and waits for more (<c>wait</c>), at whatever node answers; it keeps its position and a register of bases.</summary>
internal sealed class FeedReader(HttpClient http)
{
    private readonly DateTimeOffset begun = TimeProvider.System.GetUtcNow();

    /// <summary>What to ask for next.</summary>
    public long Position { get; private set; }

    /// <summary>The ids of all that came, as they came.</summary>
    public List<string> Taken { get; } = [];

    /// <summary>Number and status by the base's id.</summary>
    public Dictionary<string, (string Number, string Status)> Register { get; } = [];

    /// <summary>The longest time between an event, of those that happened since it began, and its arrival here.</summary>
    public TimeSpan LongestLag { get; private set; }

    /// <summary>Reads on until told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var feed = JsonNode.Parse(await http.GetStringAsync($"/api/events?after={Position}&limit=50&wait=20", stop))!;
                foreach (var item in feed["items"]!.AsArray())
                    Take(item!);
                Position = (long)feed["next"]!;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It has read enough.
        }
    }

    private void Take(JsonNode item)
    {
        Taken.Add((string)item["id"]!);
        var happened = (DateTimeOffset)item["time"]!;
        if (happened > begun && TimeProvider.System.GetUtcNow() - happened is var lag && lag > LongestLag)
            LongestLag = lag;
        if ((string?)item["data"]!["baseId"] is not { } id)
            return;
        var known = Register.GetValueOrDefault(id, (Number: "", Status: ""));
        Register[id] = (string?)item["type"] switch
        {
            "BaseApproved" => known with { Number = (string)item["data"]!["number"]! },
            "BaseStatusChanged" => known with { Status = (string)item["data"]!["to"]! },
            _ => known,
        };
    }
}
