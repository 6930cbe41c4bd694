using System.Text.Json.Nodes;

namespace BaseWorkflows.Workflows.Routes.Editing;

/// <summary>
/// Keeps the switches that go back to where a case was returned: they know each step that can return it by a case of their own, and
/// such a step writes its id into the variable that they read.
/// </summary>
internal static class Backs
{
    /// <summary>Adds or drops the case of a step, by whether one of its outcomes leads to the switch.</summary>
    public static void Update(Chart chart, string stepId)
    {
        var list = chart.Read();
        if (list.Find(stepId) is not PlainStep step)
            return;
        foreach (var back in list.All.OfType<BackStep>())
        {
            var line = list.LineOf(back.Id)!;
            var leadsThere = step.Ways.Any(way => way.Target is { } target && line.Steps.Any(other => other.Id == target));
            if (leadsThere && line.Steps.All(other => other.Id != stepId))
                Add(chart, back, step);
            else if (!leadsThere && back.Steps.Contains(stepId))
                Drop(chart, back.Id, stepId);
        }
    }

    /// <summary>Takes a step out of a switch; what went to it by default goes to <paramref name="instead"/>.</summary>
    public static void Drop(Chart chart, string backId, string stepId, string? instead = null)
    {
        var cases = chart.Find(backId)["cases"] as JsonArray ?? [];
        foreach (var item in cases.OfType<JsonObject>().ToList())
        {
            var label = CaseText.LabelOf(item);
            if (!chart.Ways.Any(way => way.Source == backId && way.Port == label && way.Target == stepId))
                continue;
            cases.Remove(item);
            chart.RemoveWays(way => way.Source == backId && way.Port == label);
        }

        if (instead is not null)
        {
            foreach (var way in chart.Ways.Where(way => way.Source == backId && way.Target == stepId).ToList())
                way.LeadTo(instead);
        }
    }

    private static void Add(Chart chart, BackStep back, PlainStep step)
    {
        var activity = chart.Find(step.Id);
        if (activity["step"] is null && chart.Variables.FirstOrDefault(one => one["name"]?.ToString() == back.Variable) is { } variable)
        {
            activity["step"] = new JsonObject
            {
                ["typeName"] = "String",
                ["memoryReference"] = new JsonObject { ["id"] = (variable["id"] ?? variable["name"])!.ToString() },
            };
        }

        if (back.Steps.Contains(step.Id))
            return;
        var labels = CaseText.Objects(chart.Find(back.Id)).Select(CaseText.LabelOf).Append("Default").ToHashSet(StringComparer.Ordinal);
        var label = step.Title;
        for (var number = 2; labels.Contains(label); number++)
            label = $"{step.Title} {number}";
        ((JsonArray)chart.Find(back.Id)["cases"]!).Add((JsonNode)new JsonObject
        {
            ["label"] = label,
            ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = $"getVariable('{back.Variable}') === '{step.Id}'" },
        });
        chart.Lead(new([new(back.Id, label)], null), step.Id);
    }
}
