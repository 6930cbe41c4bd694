using System.Text.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Running;

/// <summary>The kinds of case that a workflow can be about.</summary>
public enum CaseKind
{
    /// <summary>An application for a base.</summary>
    Application,

    /// <summary>An agreement.</summary>
    Agreement,

    /// <summary>A base itself, such as its construction.</summary>
    Base,

    /// <summary>The annual assessment of a base.</summary>
    Assessment,

    /// <summary>A rectification after a failed assessment.</summary>
    Rectification,

    /// <summary>A version of a route by itself, which an administrator tries out: no case at all.</summary>
    Route,
}

/// <summary>What a workflow instance and its tasks are about.</summary>
/// <param name="Kind">Application, agreement or base.</param>
/// <param name="Id">The id of that thing.</param>
/// <param name="Title">What lists show.</param>
/// <param name="BaseId">The base concerned; null until there is one.</param>
/// <param name="BaseName">Its name; null until there is one.</param>
/// <param name="IsVoluntary">Whether a unit volunteered: such cases come first among equals (2.2.3).</param>
public sealed record CaseRef(CaseKind Kind, string Id, string Title, string? BaseId, string? BaseName, bool IsVoluntary = false)
{
    /// <summary>The workflow input under which definitions and dispatched workflows find their case.</summary>
    public const string InputName = "case";

    /// <summary>As a workflow input: <c>getInput('case').id</c>.</summary>
    public JsonNode ToJson() => JsonSerializer.SerializeToNode(this, Json.Options)!;

    /// <summary>The case that a dispatch names in its input; null where it names none.</summary>
    /// <exception cref="JsonException">The input <c>case</c> is there but is no case.</exception>
    public static CaseRef? From(JsonObject input) => input[InputName]?.Deserialize<CaseRef>(Json.Options);
}
