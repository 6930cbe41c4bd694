using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>A text in both languages of the product.</summary>
public sealed record Bilingual(string Zh, string En);

/// <summary>The one declaration of an activity, read by designers, checks, the inbox and the Elsa adapter.</summary>
/// <param name="TypeName">Such as <c>BaseWorkflows.HumanTask</c>.</param>
/// <param name="Version">A positive integer; a definition names type and version.</param>
/// <param name="Category">Where designers list it.</param>
/// <param name="DisplayName">What designers call it.</param>
/// <param name="Description">One sentence.</param>
public sealed record ActivityDescriptor(
    string TypeName, int Version, Bilingual Category, Bilingual DisplayName, Bilingual Description)
{
    /// <summary>Its inputs, in the order of the property panel.</summary>
    public IReadOnlyList<InputDescriptor> Inputs { get; init; } = [];

    /// <summary>Its outputs.</summary>
    public IReadOnlyList<OutputDescriptor> Outputs { get; init; } = [];

    /// <summary>Its fixed ports.</summary>
    public IReadOnlyList<PortDescriptor> Ports { get; init; } = [new("Done", new("完成", "Done"))];

    /// <summary>
    /// An input (a literal JSON array of names) whose values are ports too, as the outcomes of a human task are;
    /// null where the ports are fixed.
    /// </summary>
    public string? OutcomesInput { get; init; }

    /// <summary>The properties that hold inner activities, such as the body of a loop, by Elsa's own names; not ports that can be left by.</summary>
    public IReadOnlyList<PortDescriptor> Slots { get; init; } = [];

    /// <summary>How Elsa classes it.</summary>
    public ActivityKind Kind { get; init; }

    /// <summary>Whether designers draw what is inside it.</summary>
    public bool IsContainer { get; init; }

    /// <summary>Whether a flowchart begins at it.</summary>
    public bool IsStart { get; init; }

    /// <summary>Whether nothing follows it.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether designers offer it; what they don't offer still runs.</summary>
    public bool IsBrowsable { get; init; } = true;

    /// <summary>Whether a burst can stop at it.</summary>
    public bool CanWait { get; init; }

    /// <summary>Whether it is carried out by people; such steps make up the route that users see.</summary>
    public bool IsHuman { get; init; }
}

/// <summary>Elsa's classes of activities.</summary>
public enum ActivityKind
{
    /// <summary>Does something when it is its turn.</summary>
    Action,

    /// <summary>May start a workflow.</summary>
    Trigger,

    /// <summary>Always runs in the background.</summary>
    Job,

    /// <summary>May run in the background.</summary>
    Task,
}

/// <summary>An input of an activity.</summary>
/// <param name="Name">In camel case, as in the definition's JSON.</param>
/// <param name="TypeName">Elsa's type name: <c>String</c>, <c>Int32</c>, <c>Boolean</c>, <c>Object</c>, <c>String[]</c>.</param>
/// <param name="DisplayName">The label.</param>
/// <param name="Description">The hint.</param>
/// <param name="UiHint">One of Elsa Studio's editors, such as <c>singleline</c> or <c>dropdown</c>.</param>
public sealed record InputDescriptor(
    string Name, string TypeName, Bilingual DisplayName, Bilingual Description, string UiHint = "singleline")
{
    /// <summary>Used where the definition says nothing.</summary>
    public JsonNode? Default { get; init; }

    /// <summary>Whether a definition without it can't run.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The choices of a drop-down or check list; empty for free values.</summary>
    public IReadOnlyList<ChoiceDescriptor> Choices { get; init; } = [];

    /// <summary>The language that designers offer first: <c>Literal</c>, <c>JavaScript</c>, <c>Object</c>.</summary>
    public string DefaultSyntax { get; init; } = "Literal";

    /// <summary>False for an input that is stored as plain JSON instead of an expression.</summary>
    public bool IsWrapped { get; init; } = true;
}

/// <summary>One value of a drop-down.</summary>
public sealed record ChoiceDescriptor(string Value, Bilingual Text);

/// <summary>An output of an activity.</summary>
public sealed record OutputDescriptor(string Name, string TypeName, Bilingual DisplayName)
{
    /// <summary>Whether its value is always the id of the activity itself, so that checks know it without a run.</summary>
    public bool IsActivityId { get; init; }
}

/// <summary>A port by which an activity can be left.</summary>
public sealed record PortDescriptor(string Name, Bilingual DisplayName);
