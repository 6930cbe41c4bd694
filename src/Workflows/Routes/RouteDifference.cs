using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>
/// What has changed from one definition to another, in words. Steps are the same where their ids are. Where a step stands in the
/// designer, and other things that no run notices, is no difference.
/// </summary>
public sealed class RouteDifference
{
    private static readonly HashSet<string> NoFields = new(StringComparer.Ordinal)
    {
        "id", "nodeId", "name", "type", "version", "metadata", "customProperties", "activities", "connections", "start", "variables",
    };

    private readonly WorkflowDefinition before;
    private readonly WorkflowDefinition after;
    private readonly ActivityCatalog? catalog;
    private readonly List<VersionChange> changes = [];

    private RouteDifference(WorkflowDefinition before, WorkflowDefinition after, ActivityCatalog? catalog) =>
        (this.before, this.after, this.catalog) = (before, after, catalog);

    /// <summary>All changes: of the route as a whole, of its steps in their new order, of those that are no more, of the ways between them.</summary>
    /// <param name="before">The older one.</param>
    /// <param name="after">The newer one.</param>
    /// <param name="catalog">Knows what properties and choices are called; without it they have their technical names.</param>
    public static IReadOnlyList<VersionChange> Of(WorkflowDefinition before, WorkflowDefinition after, ActivityCatalog? catalog = null)
    {
        var difference = new RouteDifference(before, after, catalog);
        difference.CompareRoute();
        difference.CompareSteps();
        difference.CompareWays();
        return difference.changes;
    }

    private void CompareRoute()
    {
        AddRoute("name", new("名称", "Name"), Same(before.Name), Same(after.Name));
        AddRoute("description", new("说明", "Description"), Same(before.Description), Same(after.Description));
        CompareNames(
            "variables", new("变量", "Variable"), before.Variables.Select(variable => (variable.Name, variable.TypeName)),
            after.Variables.Select(variable => (variable.Name, variable.TypeName)));
        CompareNames(
            "inputs", new("输入", "Input"), before.Inputs.Select(input => (input.Name, input.TypeName)), after.Inputs.Select(input => (input.Name, input.TypeName)));
        CompareNames(
            "outputs", new("输出", "Output"), before.Outputs.Select(output => (output.Name, output.TypeName)),
            after.Outputs.Select(output => (output.Name, output.TypeName)));
        AddRoute("options", new("选项", "Options"), Options(before), Options(after));
    }

    private void CompareNames(string field, Text label, IEnumerable<(string Name, string Type)> old, IEnumerable<(string Name, string Type)> young)
    {
        var (from, to) = (old.ToLookup(one => one.Name, one => one.Type), young.ToLookup(one => one.Name, one => one.Type));
        foreach (var name in from.Select(group => group.Key).Union(to.Select(group => group.Key)))
            AddRoute($"{field}.{name}", new($"{label.Zh}“{name}”", $"{label.En} “{name}”"), Same(from[name].FirstOrDefault()), Same(to[name].FirstOrDefault()));
    }

    private void AddRoute(string field, Text label, Text? from, Text? to)
    {
        if (from != to)
            changes.Add(new(VersionChangeKind.Route, null, InWords(label, from, to), field, from, to));
    }

    private void CompareSteps()
    {
        foreach (var step in after.Activities)
        {
            if (before.Find(step.Id) is { } old)
                CompareStep(old, step);
            else
                changes.Add(new(VersionChangeKind.StepAdded, step.Id, new($"新增步骤“{step.DisplayText}”（{TypeOf(step).Zh}）", $"Step “{step.DisplayText}” added ({TypeOf(step).En})")));
        }

        foreach (var step in before.Activities.Where(step => after.Find(step.Id) is null))
            changes.Add(new(VersionChangeKind.StepRemoved, step.Id, new($"删除步骤“{step.DisplayText}”（{TypeOf(step).Zh}）", $"Step “{step.DisplayText}” removed ({TypeOf(step).En})")));
    }

    private void CompareStep(ActivityNode old, ActivityNode step)
    {
        if (old.DisplayText != step.DisplayText)
        {
            changes.Add(new(
                VersionChangeKind.StepRenamed, step.Id,
                new($"步骤“{old.DisplayText}”改名为“{step.DisplayText}”", $"Step “{old.DisplayText}” renamed to “{step.DisplayText}”"),
                "displayText", Same(old.DisplayText), Same(step.DisplayText)));
        }

        if ((old.Type, old.Version) != (step.Type, step.Version))
            AddStep(step, "type", new("类型", "type"), TypeOf(old), TypeOf(step));
        if (old.Parent?.Id != step.Parent?.Id)
            AddStep(step, "container", new("所在容器", "container"), Same(old.Parent?.DisplayText), Same(step.Parent?.DisplayText));
        if (step.Type == "Elsa.Flowchart" && StartOf(old) != StartOf(step))
            AddStep(step, "start", new("起点", "start"), Same(StartOf(old)), Same(StartOf(step)));
        CompareFields(old, step);
        AddRaw(step, "customProperties", new("自定义属性", "custom properties"), Custom(old), Custom(step));
        AddRaw(step, "variables", new("变量", "variables"), old.Json["variables"], step.Json["variables"]);
    }

    private void CompareFields(ActivityNode old, ActivityNode step)
    {
        var descriptor = catalog?.Find(step.Type, step.Version);
        var embedded = old.Children.Concat(step.Children).Select(child => (object)child.Json).ToHashSet();
        foreach (var name in old.Json.Select(part => part.Key).Union(step.Json.Select(part => part.Key)).Where(name => !NoFields.Contains(name)))
        {
            if (Holds(old.Json[name], embedded) || Holds(step.Json[name], embedded))
                continue;
            var input = descriptor?.Inputs.FirstOrDefault(one => one.Name == name);
            var (from, to) = (Meaning(old.Json[name], input), Meaning(step.Json[name], input));
            if (from == to)
                continue;
            var label = input is null ? new Text(name, name) : new Text(input.DisplayName.Zh, input.DisplayName.En);
            AddStep(step, name, label, ValueInWords.Of(old.Json[name] ?? input?.Default, input), ValueInWords.Of(step.Json[name] ?? input?.Default, input));
        }
    }

    private void AddRaw(ActivityNode step, string field, Text label, JsonNode? from, JsonNode? to)
    {
        if (Meaning(from, null) != Meaning(to, null))
            AddStep(step, field, label, ValueInWords.Of(from, null), ValueInWords.Of(to, null));
    }

    private void AddStep(ActivityNode step, string field, Text label, Text? from, Text? to)
    {
        var change = InWords(label, from, to);
        changes.Add(new(
            VersionChangeKind.StepChanged, step.Id,
            new($"步骤“{step.DisplayText}”：{change.Zh}", $"Step “{step.DisplayText}”: {change.En}"), field, from, to));
    }

    private void CompareWays()
    {
        var (old, young) = (before.Connections.Select(Way).ToHashSet(), after.Connections.Select(Way).ToHashSet());
        foreach (var way in young.Where(way => !old.Contains(way)))
            changes.Add(Way(VersionChangeKind.WayAdded, after, way, "新增连线", "Way added"));
        foreach (var way in old.Where(way => !young.Contains(way)))
            changes.Add(Way(VersionChangeKind.WayRemoved, before, way, "删除连线", "Way removed"));
    }

    private static VersionChange Way(VersionChangeKind kind, WorkflowDefinition definition, (string From, string Port, string To) way, string zh, string en)
    {
        var (from, to) = (definition.Find(way.From)?.DisplayText ?? way.From, definition.Find(way.To)?.DisplayText ?? way.To);
        var port = Outcomes.Label(way.Port, definition);
        return new(
            kind, way.From, new($"{zh}：“{from}”—{port.Zh}→“{to}”", $"{en}: “{from}” —{port.En}→ “{to}”"), way.Port, null, new(way.To, way.To));
    }

    private static (string From, string Port, string To) Way(Connection way) => (way.SourceActivity, way.SourcePort, way.TargetActivity);

    private Text TypeOf(ActivityNode step) => catalog?.Find(step.Type, step.Version) is { } known
        ? new(known.DisplayName.Zh, known.DisplayName.En)
        : new(step.Type, step.Type);

    private static Text InWords(Text label, Text? from, Text? to) => (from, to) switch
    {
        (null, { } young) => new($"{label.Zh}设为“{young.Zh}”", $"{label.En} set to “{young.En}”"),
        ({ } old, null) => new($"{label.Zh}“{old.Zh}”已清除", $"{label.En} “{old.En}” cleared"),
        ({ } old, { } young) => new($"{label.Zh}由“{old.Zh}”改为“{young.Zh}”", $"{label.En} changed from “{old.En}” to “{young.En}”"),
        _ => new($"{label.Zh}有改动", $"{label.En} changed"),
    };

    private static Text? Same(string? text) => string.IsNullOrEmpty(text) ? null : new(text, text);

    private static Text? Options(WorkflowDefinition definition) => ValueInWords.Of(definition.Document["options"], null);

    private static string? StartOf(ActivityNode flowchart) => flowchart.Json["start"] switch
    {
        JsonObject activity => activity["id"]?.ToString(),
        var id => id?.ToString(),
    };

    private static JsonObject? Custom(ActivityNode step) => step.Custom.Any(part => part.Key != "notFoundConnections" && Meaning(part.Value, null) is not ("" or "false"))
        ? new JsonObject(step.Custom.Where(part => part.Key != "notFoundConnections").Select(part => KeyValuePair.Create(part.Key, part.Value?.DeepClone())))
        : null;

    private static bool Holds(JsonNode? value, HashSet<object> activities) => value switch
    {
        null => false,
        JsonArray list => list.Any(item => Holds(item, activities)),
        JsonObject one => activities.Contains(one) || (one["activity"] is { } inner && activities.Contains(inner)),
        _ => false,
    };

    // Nothing, null and the default mean the same.
    private static string Meaning(JsonNode? value, InputDescriptor? input)
    {
        if (value is JsonObject wrapped && wrapped["expression"] is JsonObject expression)
        {
            var text = expression["value"]?.ToString() ?? "";
            return expression["type"]?.ToString() is "Literal" ? text : $"{expression["type"]}:{text}";
        }

        return value is null
            ? input?.Default?.ToString() ?? ""
            : value is JsonArray { Count: 0 } or JsonObject { Count: 0 } ? "" : value is JsonValue ? value.ToString() : Json.Text(value);
    }
}
