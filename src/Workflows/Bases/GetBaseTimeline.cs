using BaseWorkflows.Contracts;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Assessments;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Bases;

/// <summary>
/// Everything that happened to a base, in all its cases. Whom the base doesn't concern sees what is published to everybody, not
/// the opinions that were given on the way.
/// </summary>
public sealed class GetBaseTimeline(BaseReader reader, Timelines timelines)
{
    /// <summary>Reads it, oldest first.</summary>
    public async Task<Result<EventList>> HandleAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var found = await reader.FindAsync(id, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;

        var items = AssessmentReader.IsAnonymousTo(caller)
            ? await timelines.OfBaseForUnitAsync(id, cancellationToken)
            : await timelines.OfBaseAsync(id, cancellationToken);
        var seesAll = await reader.Concerning(caller).AnyAsync(one => one.Id == id, cancellationToken);
        return new EventList(seesAll ? items : [.. items.Where(item => PublishedEvents.Names.Contains(item.Type))]);
    }
}
