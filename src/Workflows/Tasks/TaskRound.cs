using System.Text.Json.Nodes;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>
/// Counts the answers that a human task has got, in the memory of its activity: how many are open, the votes so far, for a countersign
/// the worst answer without its form, for a sequence whom to ask next. Without a mode it waits for all, as rounds did that began before
/// there were others.
/// </summary>
internal sealed class TaskRound(JsonObject memory)
{
    private const string Open = "open";
    private const string Rest = "rest";

    /// <summary>How many have answered.</summary>
    public int Answered => Votes.Sum(vote => vote.Value!.GetValue<int>());

    /// <summary>The outcomes, from best to worst, as they were when it began.</summary>
    public IReadOnlyList<string> Outcomes => [.. memory["outcomes"]!.AsArray().Select(outcome => outcome!.GetValue<string>())];

    /// <summary>The votes by outcome.</summary>
    public JsonObject Votes => memory["votes"] as JsonObject ?? [];

    private TaskMode Mode => memory["mode"] is { } mode ? Enum.Parse<TaskMode>(mode.GetValue<string>()) : TaskMode.Countersign;

    /// <summary>Begins to count.</summary>
    /// <returns>The groups of candidate keys to ask now.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> Begin(JsonObject memory, TaskPlan plan)
    {
        var groups = plan.Groups;
        memory["outcomes"] = new JsonArray([.. plan.Settings.Outcomes.Select(outcome => (JsonNode)outcome)]);
        if (plan.Settings.Mode is not (TaskMode.Single or TaskMode.Countersign) && groups.Count > 1)
            memory["mode"] = plan.Settings.Mode.ToString();
        if (plan.Needed is { } needed)
            memory["need"] = needed;
        if (plan.Settings.Mode != TaskMode.Sequential)
        {
            memory[Open] = groups.Count;
            return groups;
        }

        memory[Open] = 1;
        if (groups.Count > 1)
            memory[Rest] = new JsonArray([.. groups.Skip(1).Select(keys => new JsonArray([.. keys.Select(key => (JsonNode)key)]))]);
        return [groups[0]];
    }

    /// <summary>Counts an answer.</summary>
    /// <returns>What was decided, as the activity's <c>result</c>; null while it isn't.</returns>
    public JsonObject? Count(JsonObject answer)
    {
        var outcome = answer["outcome"]!.GetValue<string>();
        var votes = Votes;
        votes[outcome] = (votes[outcome]?.GetValue<int>() ?? 0) + 1;
        if (votes.Parent is null)
            memory["votes"] = votes;
        memory[Open] = memory[Open]!.GetValue<int>() - 1;
        return Mode switch
        {
            TaskMode.OrSign => Copy(answer),
            TaskMode.Sequential => outcome != Outcomes[0] || memory[Rest] is not JsonArray { Count: > 0 } ? Copy(answer) : null,
            TaskMode.Vote => Elected(Outcomes, votes, memory[Open]!.GetValue<int>(), memory["need"]!.GetValue<int>()) is not { } elected ? null
                : elected == outcome ? Copy(answer)
                : new JsonObject { ["outcome"] = elected },
            _ => Worst(answer, outcome),
        };
    }

    /// <summary>Takes the next of a sequence; to be asked once no answer is open.</summary>
    public IReadOnlyList<string> Next()
    {
        var rest = memory[Rest]!.AsArray();
        List<string> next = [.. rest[0]!.AsArray().Select(key => key!.GetValue<string>())];
        rest.RemoveAt(0);
        memory[Open] = 1;
        return next;
    }

    /// <summary>Whether a sequence goes on with the next.</summary>
    public bool HasNext => memory[Open]!.GetValue<int>() == 0 && memory[Rest] is JsonArray { Count: > 0 };

    /// <summary>How a vote ends, whatever those say who have not voted yet; null while that still matters.</summary>
    internal static string? Elected(IReadOnlyList<string> outcomes, JsonObject votes, int open, int needed)
    {
        int For(string outcome) => votes[outcome]?.GetValue<int>() ?? 0;
        if (For(outcomes[0]) >= needed)
            return outcomes[0];
        if (For(outcomes[0]) + open >= needed)
            return null;

        // Of equals the worst, so the leader is looked for from the worst on; a worse rival wins already when it draws level.
        List<string> others = [.. outcomes.Skip(1).Reverse()];
        var leader = others.MaxBy(For)!;
        var place = others.IndexOf(leader);
        return others.Where(other => other != leader).All(rival => others.IndexOf(rival) < place ? For(rival) + open < For(leader) : For(rival) + open <= For(leader))
            ? leader
            : null;
    }

    private JsonObject? Worst(JsonObject answer, string outcome)
    {
        var outcomes = Outcomes.ToList();
        var worst = memory["worst"] as JsonObject;
        if (worst is null || outcomes.IndexOf(outcome) > outcomes.IndexOf(worst["outcome"]!.GetValue<string>()))
            worst = Copy(answer);
        if (memory[Open]!.GetValue<int>() <= 0)
            return Copy(worst);

        worst.Remove("form");
        if (worst.Parent is null)
            memory["worst"] = worst;
        return null;
    }

    private static JsonObject Copy(JsonObject answer) => (JsonObject)answer.DeepClone();
}
