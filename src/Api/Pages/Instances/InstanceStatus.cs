using BaseWorkflows.Api.Components.Statuses;
using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Running;

namespace BaseWorkflows.Api.Pages.Instances;

/// <summary>How an instance's status reads.</summary>
internal static class InstanceStatus
{
    public static (Text Label, StatusMood Mood) Of(InstanceSummary instance) => instance switch
    {
        { Status: WorkflowSubStatus.Finished } => (new("已结束", "Ended"), StatusMood.Good),
        { Status: WorkflowSubStatus.Cancelled } => (new("已终止", "Cancelled"), StatusMood.Quiet),
        { Incidents: > 0 } => (new("异常", "Failed"), StatusMood.Bad),
        _ => (new("办理中", "Running"), StatusMood.Busy),
    };
}
