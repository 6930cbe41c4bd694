using System.Text.Json;
using BaseWorkflows.Api.Studio.Calls;
using BaseWorkflows.Workflows.Running;

namespace BaseWorkflows.Api.Studio.Instances;

/// <summary>An instance as a file: for reading and for keeping, never for reading back, since history can't be brought in from outside.</summary>
internal static class InstanceFile
{
    public static string Of(InstanceView view) => JsonSerializer.Serialize(
        new { workflowInstance = StudioInstance.Of(view), journal = InstanceLog.Entries(view), activityExecutions = InstanceLog.Executions(view) },
        StudioAnswer.Json);
}
