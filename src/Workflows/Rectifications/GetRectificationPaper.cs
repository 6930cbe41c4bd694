using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Documents.Papers;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Workflows.Rectifications;

/// <summary>The papers of a rectification.</summary>
public enum RectificationPaperKind
{
    /// <summary>整改通知书.</summary>
    Notice,

    /// <summary>停用通知.</summary>
    Delisting,
}

/// <summary>Makes a paper of a rectification from the data as they are now, to be printed as a page or kept as a Word document.</summary>
public sealed class GetRectificationPaper(RectificationReader reader)
{
    /// <summary>Makes it; the delisting notice only where the base was delisted (422).</summary>
    public async Task<Result<PaperText>> HandleAsync(string id, RectificationPaperKind kind, Caller caller, CancellationToken cancellationToken)
    {
        var found = await reader.FindAsync(id, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;

        var (one, of) = found.Value;
        return kind == RectificationPaperKind.Notice ? RectificationPapers.Notice(one, of) : RectificationPapers.Delisting(one, of);
    }
}
