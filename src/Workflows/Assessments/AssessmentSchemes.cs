using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Assessments;

/// <summary>The schemes by year. A year without one of its own has that of the year before it, and so on; the first have the default.</summary>
public sealed class AssessmentSchemes(WorkflowsDbContext db, TimeProvider time)
{
    /// <summary>The scheme by which a year is assessed.</summary>
    public async Task<AssessmentScheme> OfAsync(int year, CancellationToken cancellationToken) =>
        (await db.Set<SchemeRow>().AsNoTracking().Where(row => row.Year <= year).OrderByDescending(row => row.Year)
            .FirstOrDefaultAsync(cancellationToken))?.Scheme ?? DefaultScheme.Value;

    /// <summary>Writes the year's scheme down where it has none of its own, so that what is assessed by it never changes.</summary>
    internal async Task FixAsync(int year, Caller caller, CancellationToken cancellationToken)
    {
        if (await db.Set<SchemeRow>().AnyAsync(row => row.Year == year, cancellationToken))
            return;
        db.Add(new SchemeRow { Year = year, Scheme = await OfAsync(year, cancellationToken), ChangedBy = caller.Name, ChangedAt = time.GetUtcNow() });
    }
}
