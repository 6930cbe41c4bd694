using BaseWorkflows.Contracts;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Events;

/// <summary>What happened, oldest first.</summary>
public sealed record EventList(IReadOnlyList<EventItem> Items);

/// <summary>What happened to a case, a base or a task, oldest first. Whoever calls has checked that the caller may see it.</summary>
public sealed class Timelines(WorkflowsDbContext db, EventSequencer sequencer)
{
    private static readonly string[] ToldToUnits =
    [
        nameof(AssessmentOpened), "AssessmentAnnounced", "AssessmentAccepted", "AssessmentObjected", "AssessmentObjectionDecided", nameof(AssessmentConcluded),
    ];

    /// <summary>Everything that happened in a case.</summary>
    public Task<IReadOnlyList<EventItem>> OfCaseAsync(CaseKind kind, string caseId, CancellationToken cancellationToken) =>
        ReadAsync(rows => rows.Where(row => row.CaseId == caseId && row.CaseKind == kind), cancellationToken);

    /// <summary>Everything that happened to a base, in all its cases.</summary>
    public Task<IReadOnlyList<EventItem>> OfBaseAsync(string baseId, CancellationToken cancellationToken) =>
        ReadAsync(rows => rows.Where(row => row.BaseId == baseId), cancellationToken);

    /// <summary>The same for the base itself, which is not told who judges it in its assessments, nor what they say among themselves.</summary>
    public Task<IReadOnlyList<EventItem>> OfBaseForUnitAsync(string baseId, CancellationToken cancellationToken) => ReadAsync(
        rows => rows.Where(row => row.BaseId == baseId && (row.CaseKind != CaseKind.Assessment || ToldToUnits.Contains(row.Type))), cancellationToken);

    /// <summary>What happened in an assessment, as far as the base is told.</summary>
    public Task<IReadOnlyList<EventItem>> OfAssessmentForUnitAsync(string assessmentId, CancellationToken cancellationToken) => ReadAsync(
        rows => rows.Where(row => row.CaseId == assessmentId && row.CaseKind == CaseKind.Assessment && ToldToUnits.Contains(row.Type)), cancellationToken);

    /// <summary>Everything that happened to a human task.</summary>
    public Task<IReadOnlyList<EventItem>> OfTaskAsync(string taskId, CancellationToken cancellationToken) =>
        ReadAsync(rows => rows.Where(row => row.TaskId == taskId), cancellationToken);

    /// <summary>Everything that happened to a thing which is no case, such as <c>route/approval-clinical</c>.</summary>
    public Task<IReadOnlyList<EventItem>> OfSubjectAsync(string subject, CancellationToken cancellationToken) =>
        ReadAsync(rows => rows.Where(row => row.CaseId == null && row.Subject == subject), cancellationToken);

    private async Task<IReadOnlyList<EventItem>> ReadAsync(
        Func<IQueryable<EventRow>, IQueryable<EventRow>> filter, CancellationToken cancellationToken)
    {
        await sequencer.NumberAsync(cancellationToken);
        var rows = await filter(db.Set<EventRow>().AsNoTracking()).OrderBy(row => row.Position).ToListAsync(cancellationToken);
        return [.. rows.Select(EventItem.Of)];
    }
}
