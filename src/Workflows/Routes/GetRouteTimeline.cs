using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>Who did what with a route, oldest first.</summary>
public sealed class GetRouteTimeline(Timelines timelines)
{
    /// <summary>Tells it; refuses callers who may not see versions. A route that is not there has no history.</summary>
    public async Task<Result<EventList>> HandleAsync(string definitionId, Caller caller, CancellationToken cancellationToken) =>
        RouteKeepers.ForbidReading(caller) is { } forbidden
            ? forbidden
            : new EventList(await timelines.OfSubjectAsync(RouteEvents.Subject(definitionId), cancellationToken));
}
