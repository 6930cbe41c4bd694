using BaseWorkflows.Contracts;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Running;

namespace BaseWorkflows.Workflows.Rectifications;

/// <summary>Publishes what becomes of a rectification (6.3.4), in the running unit of work.</summary>
public sealed class RectificationEvents(EventLog events)
{
    /// <summary>A base has to put things right.</summary>
    public void Ordered(Rectification ordered, CaseRef about) =>
        Append(ordered, new RectificationOrdered(ordered.Id, ordered.BaseId, ordered.DueOn), about);

    /// <summary>It has ended, one way or the other.</summary>
    public void Concluded(Rectification concluded, CaseRef about) =>
        Append(concluded, new RectificationConcluded(concluded.Id, concluded.BaseId, concluded.Status == RectificationStatus.Passed), about, concluded.Decision?.Opinion);

    private void Append<T>(Rectification of, T published, CaseRef about, string? comment = null)
        where T : notnull =>
        events.Append(new EventRecord(typeof(T).Name, $"rectification/{of.Id}", BaseEvents.DataOf(published))
        {
            Case = about,
            BaseId = of.BaseId,
            Clause = Regulation.Art6_3_4,
            Comment = comment,
        });
}
