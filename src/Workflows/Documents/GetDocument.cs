using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Documents;

/// <summary>Shows what a document is, to those who may see its case, and to whoever uploaded it.</summary>
public sealed class GetDocument(WorkflowsDbContext db, CaseAccess access)
{
    /// <summary>Shows it.</summary>
    public async Task<Result<DocumentItem>> HandleAsync(string documentId, Caller caller, CancellationToken cancellationToken)
    {
        var found = await FindAsync(documentId, caller, cancellationToken);
        return found.IsOk ? DocumentItem.Of(found.Value) : found.Refusal;
    }

    internal async Task<Result<Document>> FindAsync(string documentId, Caller caller, CancellationToken cancellationToken)
    {
        var document = await db.Set<Document>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == documentId, cancellationToken);
        var isVisible = document is not null && (document.UploadedById == caller.PersonId || CaseAccess.SeesEveryCase(caller)
            || (document is { CaseKind: { } kind, CaseId: { } id } && await access.MaySeeAsync(caller, kind, id, cancellationToken)));
        return isVisible ? document! : new Refusal(RefusalKind.NotFound, "document.not_found", new(
            "没有这个文件，或者您无权查看。", "There is no such document, or it is not yours to see."));
    }
}

/// <summary>A document's bytes. The reader disposes the stream.</summary>
/// <param name="Document">What it is.</param>
/// <param name="Content">The bytes.</param>
public sealed record DocumentContent(DocumentItem Document, Stream Content);

/// <summary>Opens a document's content, under the rule of <see cref="GetDocument"/>.</summary>
public sealed class GetDocumentContent(GetDocument documents, FileStore files)
{
    /// <summary>Opens it.</summary>
    public async Task<Result<DocumentContent>> HandleAsync(string documentId, Caller caller, CancellationToken cancellationToken)
    {
        var found = await documents.FindAsync(documentId, caller, cancellationToken);
        return found.IsOk ? new DocumentContent(DocumentItem.Of(found.Value), files.Open(found.Value.Sha256)) : found.Refusal;
    }
}
