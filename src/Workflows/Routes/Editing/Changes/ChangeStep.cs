using System.Text.Json.Nodes;
using BaseWorkflows.Domain;

namespace BaseWorkflows.Workflows.Routes.Editing;

/// <summary>An input's new fixed value.</summary>
/// <param name="Name">The input, in camel case.</param>
/// <param name="TypeName">Elsa's type name, used where the input is new.</param>
/// <param name="Value">A text, number, flag or array of texts; null to give the input no value.</param>
public sealed record InputChange(string Name, string TypeName, JsonNode? Value);

/// <summary>Gives inputs of a step other values. Outcomes have changes of their own, since connections hang on them.</summary>
/// <param name="Id">The step.</param>
/// <param name="Inputs">The inputs that change.</param>
public sealed record ChangeStep(string Id, IReadOnlyList<InputChange> Inputs) : RouteEdit
{
    /// <summary>One input.</summary>
    public ChangeStep(string id, string name, string typeName, JsonNode? value)
        : this(id, [new(name, typeName, value)])
    {
    }

    private protected override Refusal? Do(Chart chart, StepList list)
    {
        if (list.Find(Id) is not PlainStep step)
            return Unknown;
        if (Inputs.Any(input => input.Name is "outcomes" or "branches" or "cases"))
            return Refuse("has_connections", "结果、分支和情形不能这样改。", "Outcomes, branches and cases are not changed in this way.");
        if (Inputs.All(input => IsSame(step, input)))
            return Nothing;
        foreach (var input in Inputs)
            Wrapped.Set(chart.Find(Id), input.Name, input.TypeName, input.Value);
        return null;
    }

    private static bool IsSame(PlainStep step, InputChange input)
    {
        var now = step.Activity.Setting(input.Name);
        return !now.IsScript && (input.Value is JsonArray list
            ? now.Value is not null && now.Texts.SequenceEqual(list.Select(item => item?.ToString() ?? ""))
            : JsonNode.DeepEquals(now.Value, input.Value));
    }
}

/// <summary>Calls a step by another name; a task shows that name in the inbox too, unless it has a title of its own.</summary>
/// <param name="Id">The step.</param>
/// <param name="Title">What people will call it.</param>
public sealed record RenameStep(string Id, string Title) : RouteEdit
{
    private protected override Refusal? Do(Chart chart, StepList list)
    {
        if (list.Find(Id) is not { } item)
            return Unknown;
        if (string.IsNullOrWhiteSpace(Title))
            return Refuse("no_name", "步骤要有名称。", "A step needs a name.");
        if (item.Title == Title)
            return Nothing;

        var activity = chart.Find(Id);
        if (activity["metadata"] is not JsonObject metadata)
            activity["metadata"] = metadata = [];
        metadata["displayText"] = Title;
        if (item is PlainStep { IsHuman: true } && item.Activity.Setting("title").Text is var shown && (shown == item.Title || shown.Length == 0))
            Wrapped.Set(activity, "title", "String", Title);
        foreach (var back in list.All.OfType<BackStep>().Where(back => back.Steps.Contains(Id)))
            RenameCase(chart, back.Id, item.Title);
        return null;
    }

    private void RenameCase(Chart chart, string backId, string oldTitle)
    {
        var cases = CaseText.Objects(chart.Find(backId)).ToList();
        if (cases.Find(one => CaseText.LabelOf(one) == oldTitle) is not { } item || Title == "Default" || cases.Exists(one => CaseText.LabelOf(one) == Title))
            return;
        item["label"] = Title;
        chart.RenamePort(backId, oldTitle, Title);
    }
}
