using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Running;

namespace BaseWorkflows.Workflows.Applications;

/// <summary>Shows an application.</summary>
public sealed class GetApplication(ApplicationReader reader)
{
    /// <summary>Shows it; one that the caller may not see is as one that is not there.</summary>
    public async Task<Result<ApplicationDetail>> HandleAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var found = await reader.FindAsync(id, caller, cancellationToken);
        return found.IsOk
            ? await reader.ShowAsync(found.Value.Application, found.Value.Base, caller, cancellationToken)
            : found.Refusal;
    }
}

/// <summary>Everything that happened to an application.</summary>
public sealed class GetApplicationTimeline(ApplicationReader reader, Timelines timelines)
{
    /// <summary>Shows it, oldest first.</summary>
    public async Task<Result<EventList>> HandleAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var found = await reader.FindAsync(id, caller, cancellationToken);
        return found.IsOk
            ? new EventList(await timelines.OfCaseAsync(CaseKind.Application, id, cancellationToken))
            : found.Refusal;
    }
}
