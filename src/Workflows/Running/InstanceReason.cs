using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;

namespace BaseWorkflows.Workflows.Running;

/// <summary>Why somebody changes an instance by hand: never without a reason, and always in the log of its case.</summary>
internal static class InstanceReason
{
    private const int Longest = 500;

    public static Refusal? Check(string? reason)
    {
        var errors = new FieldErrors();
        if ((FieldRules.Required(reason) ?? FieldRules.Multiline(reason, Longest)) is { } message)
            errors.Add("reason", message);
        return errors.ToRefusal("instance.invalid", new("请填写原因。", "Say why."));
    }

    public static void AppendInstance(this EventLog events, string type, WorkflowInstance instance, JsonObject data, string reason)
    {
        data["definitionId"] = instance.DefinitionId;
        data["version"] = instance.DefinitionVersion;
        events.Append(new EventRecord(type, $"instance/{instance.Id}", data) { Case = instance.Case, Comment = reason.Trim() });
    }
}
