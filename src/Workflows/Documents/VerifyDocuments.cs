using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Documents;

/// <summary>What a look at the files found.</summary>
/// <param name="Checked">How many files the documents name; several documents may name one.</param>
/// <param name="Missing">SHA-256 of those that are not there.</param>
/// <param name="Changed">SHA-256 of those whose content is another one now.</param>
public sealed record DocumentCheck(int Checked, IReadOnlyList<string> Missing, IReadOnlyList<string> Changed);

/// <summary>Reads every file that a document names and compares it with its hash: after a restore, and whenever an operator doubts a disk.</summary>
public sealed class VerifyDocuments(WorkflowsDbContext db, FileStore files)
{
    /// <summary>Checks all files; takes as long as it takes to read them.</summary>
    public async Task<DocumentCheck> HandleAsync(CancellationToken cancellationToken)
    {
        var named = await db.Set<Document>().Select(document => document.Sha256).Distinct().ToListAsync(cancellationToken);
        List<string> missing = [], changed = [];
        foreach (var sha256 in named)
        {
            if (!files.Has(sha256))
                missing.Add(sha256);
            else if (await files.HashAsync(sha256, cancellationToken) != sha256)
                changed.Add(sha256);
        }

        return new(named.Count, missing, changed);
    }
}
