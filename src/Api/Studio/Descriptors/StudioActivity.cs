using System.Text.Json.Nodes;
using BaseWorkflows.Api.Studio.Calls;
using BaseWorkflows.Engine;

namespace BaseWorkflows.Api.Studio.Descriptors;

/// <summary>An activity as Studio's designer and property panel want it.</summary>
internal sealed record StudioActivity(
    string TypeName, string Namespace, string Name, int Version, string Category, string DisplayName, string Description, ActivityKind Kind,
    IReadOnlyList<StudioInput> Inputs, IReadOnlyList<StudioOutput> Outputs, IReadOnlyList<StudioPort> Ports,
    IReadOnlyDictionary<string, string> CustomProperties, IReadOnlyDictionary<string, object> ConstructionProperties,
    bool IsContainer, bool IsBrowsable, bool IsStart, bool IsTerminal)
{
    private static readonly Dictionary<string, string> NoProperties = [];
    private static readonly Dictionary<string, object> NoConstruction = [];

    /// <summary>From the one declaration of the activity, in the visitor's language.</summary>
    public static StudioActivity Of(ActivityDescriptor activity)
    {
        var dot = activity.TypeName.LastIndexOf('.');
        return new(
            activity.TypeName, activity.TypeName[..dot], activity.TypeName[(dot + 1)..], activity.Version,
            activity.Category.Say(), activity.DisplayName.Say(), activity.Description.Say(), activity.Kind,
            [.. activity.Inputs.Select(StudioInput.Of)], [.. activity.Outputs.Select(StudioOutput.Of)], PortsOf(activity),
            NoProperties, NoConstruction, activity.IsContainer, activity.IsBrowsable, activity.IsStart, activity.IsTerminal);
    }

    /// <summary>A published definition that may be used as an activity.</summary>
    public static StudioActivity Of(WorkflowDefinition definition, string category)
    {
        var type = ActivityCatalog.TypeNameOf(definition.DefinitionId);
        IReadOnlyList<string> outcomes = definition.Outcomes.Count > 0 ? definition.Outcomes : ["Done"];
        return new(
            type, "", type, definition.Version, definition.Options.ActivityCategory ?? category, definition.Name, definition.Description ?? "",
            ActivityKind.Action,
            [.. definition.Inputs.Select((input, order) => new StudioInput(
                input.Name, input.TypeName, input.DisplayName, input.Description, order, "singleline", true, "Literal", null, null))],
            [.. definition.Outputs.Select((output, order) => new StudioOutput(output.Name, output.TypeName, output.DisplayName, order))],
            [.. outcomes.Select(outcome => new StudioPort(outcome, outcome, StudioPortType.Flow))],
            new Dictionary<string, string>
            {
                ["RootType"] = "WorkflowDefinitionActivity",
                ["WorkflowDefinitionId"] = definition.DefinitionId,
                ["WorkflowDefinitionVersionId"] = definition.VersionId,
            },
            new Dictionary<string, object>
            {
                ["workflowDefinitionId"] = definition.DefinitionId,
                ["workflowDefinitionVersionId"] = definition.VersionId,
                ["latestAvailablePublishedVersion"] = definition.Version,
                ["latestAvailablePublishedVersionId"] = definition.VersionId,
            },
            false, true, false, false);
    }

    // Slots hold inner activities, flow ports lead on; of an activity that ends everything nothing leads on.
    private static StudioPort[] PortsOf(ActivityDescriptor activity) =>
    [
        .. activity.Slots.Select(slot => new StudioPort(slot.Name, slot.DisplayName.Say(), StudioPortType.Embedded, !activity.IsContainer)),
        .. (activity.IsTerminal ? [] : activity.Ports).Select(port => new StudioPort(port.Name, port.DisplayName.Say(), StudioPortType.Flow)),
    ];
}

/// <summary>An input in the property panel.</summary>
internal sealed record StudioInput(
    string Name, string TypeName, string DisplayName, string Description, int Order, string UiHint, bool IsWrapped, string DefaultSyntax,
    JsonNode? DefaultValue, JsonObject? UiSpecifications)
{
    public bool IsBrowsable { get; } = true;

    public bool IsSynthetic { get; }

    public bool IsReadOnly { get; }

    public bool IsSensitive { get; }

    public bool AutoEvaluate { get; } = true;

    public static StudioInput Of(InputDescriptor input, int order) => new(
        Pascal(input.Name), input.TypeName, input.DisplayName.Say(), input.Description.Say(), order, input.UiHint, input.IsWrapped,
        input.DefaultSyntax, input.Default, Editor(input));

    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static JsonObject? Editor(InputDescriptor input)
    {
        var choices = new JsonArray([.. input.Choices.Select(choice => new JsonObject { ["text"] = choice.Text.Say(), ["value"] = choice.Value })]);
        return input.UiHint switch
        {
            "dropdown" => new() { ["dropdown"] = new JsonObject { ["selectList"] = new JsonObject { ["items"] = choices, ["isFlagsEnum"] = false } } },
            "checklist" => new() { ["checklist"] = new JsonObject { ["checkList"] = new JsonObject { ["items"] = choices } } },
            "radiolist" => new() { ["radiolist"] = new JsonObject { ["radioList"] = new JsonObject { ["items"] = choices } } },
            _ => [],
        };
    }
}

/// <summary>An output in the property panel.</summary>
internal sealed record StudioOutput(string Name, string TypeName, string DisplayName, int Order)
{
    public string Description { get; } = "";

    public bool IsBrowsable { get; } = true;

    public bool IsSynthetic { get; }

    public static StudioOutput Of(OutputDescriptor output, int order) =>
        new(StudioInput.Pascal(output.Name), output.TypeName, output.DisplayName.Say(), order);
}

/// <summary>A port of a node.</summary>
internal sealed record StudioPort(string Name, string DisplayName, StudioPortType Type, bool IsBrowsable = true);

/// <summary>What a port is for.</summary>
internal enum StudioPortType
{
    /// <summary>Holds an activity.</summary>
    Embedded,

    /// <summary>Leads to the next one.</summary>
    Flow,
}
