using BaseWorkflows.Engine;

namespace BaseWorkflows.Workflows.Routes.Editing;

/// <summary>Who reads what a step leaves behind.</summary>
public static class StepUses
{
    /// <summary>
    /// The activities whose scripts read a variable that only the given step, or what stands in it, writes. Without the step they
    /// would find nothing.
    /// </summary>
    public static IReadOnlyList<ActivityNode> Of(WorkflowDefinition definition, StepItem item)
    {
        var content = item.Content().ToHashSet(StringComparer.Ordinal);
        var written = definition.Activities.ToLookup(activity => content.Contains(activity.Id), Written);
        var others = written[false].SelectMany(ids => ids).ToHashSet(StringComparer.Ordinal);
        var names = written[true].SelectMany(ids => ids).Where(id => !others.Contains(id))
            .Select(id => definition.Variables.FirstOrDefault(variable => variable.Id == id)?.Name ?? id).Distinct().ToList();
        return
        [
            .. definition.Activities.Where(activity => !content.Contains(activity.Id) && activity.Children.Count == 0
                && names.Exists(name => Reads(activity.Json.ToJsonString(), name))),
        ];
    }

    /// <summary>The step that writes a variable; null where none does.</summary>
    public static ActivityNode? WriterOf(WorkflowDefinition definition, string variable)
    {
        var id = definition.Variables.FirstOrDefault(one => one.Name == variable)?.Id ?? variable;
        return definition.Activities.FirstOrDefault(activity => Written(activity).Contains(id));
    }

    // JSON text escapes the quotes of scripts.
    private static bool Reads(string json, string name) =>
        json.Contains($"getVariable(\\u0027{name}\\u0027)", StringComparison.Ordinal)
        || json.Contains($"getVariable(\\u0022{name}\\u0022)", StringComparison.Ordinal)
        || json.Contains($"variables.{name}", StringComparison.Ordinal);

    private static IEnumerable<string> Written(ActivityNode activity) => activity.Json
        .Select(property => property.Value?.GetValueKind() == System.Text.Json.JsonValueKind.Object ? property.Value["memoryReference"]?["id"]?.ToString() : null)
        .OfType<string>();
}
