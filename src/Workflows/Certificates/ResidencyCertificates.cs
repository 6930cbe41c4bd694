using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Certificates;

/// <summary>What a clinical application is checked against (2.2.1).</summary>
public sealed class ResidencyCertificates(WorkflowsDbContext db)
{
    /// <summary>The numbers that stand now; a few hundred at most. Compared character by character.</summary>
    public async Task<IReadOnlySet<string>> NumbersAsync(CancellationToken cancellationToken) =>
        await db.Set<ResidencyCertificate>().AsNoTracking()
            .Where(certificate => certificate.RevokedAt == null)
            .Select(certificate => certificate.Number)
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
}
