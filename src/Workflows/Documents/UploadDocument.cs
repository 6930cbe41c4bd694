using System.Security.Cryptography;
using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows.Documents;

/// <summary>Uploads a file.</summary>
/// <param name="FileName">The client's name for it.</param>
/// <param name="Content">The bytes; read once.</param>
/// <param name="CaseKind">The kind of the case that it belongs to; null for none yet.</param>
/// <param name="CaseId">The case; null for none yet.</param>
public sealed record UploadDocumentRequest(string FileName, Stream Content, CaseKind? CaseKind = null, string? CaseId = null);

/// <summary>A document as it is listed.</summary>
/// <param name="Id">The document.</param>
/// <param name="FileName">Its name.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">The hash of its content.</param>
/// <param name="UploadedBy">Who uploaded it.</param>
/// <param name="UploadedAt">When (UTC).</param>
public sealed record DocumentItem(
    string Id, string FileName, string ContentType, long Size, string Sha256, string UploadedBy, DateTimeOffset UploadedAt)
{
    internal static DocumentItem Of(Document document) => new(
        document.Id, document.FileName, document.ContentType, document.Size, document.Sha256, document.UploadedByName, document.UploadedAt);
}

/// <summary>Takes in a file: PDF, PNG, JPEG, Word or Excel, found out from its content, at most 20 MB.</summary>
public sealed class UploadDocument(
    WorkflowsDbContext db, UnitOfWork unitOfWork, FileStore files, CaseAccess access, EventLog events,
    IOptions<DocumentOptions> options, TimeProvider time)
{
    private const int MaxName = 200;
    private const int MaxCaseId = 40;

    /// <summary>Takes it in; refused where it is too large (413) or its content is of another kind (415).</summary>
    public async Task<Result<DocumentItem>> HandleAsync(UploadDocumentRequest request, Caller caller, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        if (!await CopyAsync(request.Content, content, cancellationToken))
        {
            var megabytes = Math.Round(options.Value.MaxBytes / (1024m * 1024), 1);
            return Refuse(RefusalKind.TooLarge, "document.too_large", new($"文件超过 {megabytes} MB。", $"The file is larger than {megabytes} MB."));
        }

        if (FileKind.Detect(content) is not { } contentType)
        {
            return Refuse(RefusalKind.WrongType, "document.unsupported_type", new(
                "只接受 PDF、PNG、JPEG、Word（docx）和 Excel（xlsx）文件，文件内容与此不符。",
                "Only PDF, PNG, JPEG, Word (docx) and Excel (xlsx) are accepted; the content is none of these."));
        }

        content.Position = 0;
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        await files.KeepAsync(content, sha256, cancellationToken);
        var name = SafeName(request.FileName);
        var shown = new { name, sha256, request.CaseKind, request.CaseId };
        return await unitOfWork.RunAsync(
            CommandInfo.Of(caller, "documents.upload", shown, unitOfWork.IdempotencyKey),
            token => StoreAsync(request, name, contentType, content.Length, sha256, caller, token), cancellationToken);
    }

    private async Task<Result<DocumentItem>> StoreAsync(
        UploadDocumentRequest request, string name, string contentType, long size, string sha256, Caller caller, CancellationToken cancellationToken)
    {
        if (request is { CaseKind: { } kind, CaseId: { } caseId }
            && (FieldRules.Line(caseId, MaxCaseId) is not null || !await access.MaySeeAsync(caller, kind, caseId, cancellationToken)))
        {
            return new Refusal(RefusalKind.NotFound, "case.not_found", new(
                "没有这个事项，或者您无权查看。", "There is no such case, or it is not yours to see."));
        }

        var document = new Document
        {
            Id = Guid.CreateVersion7().ToString("N"),
            FileName = name,
            ContentType = contentType,
            Size = size,
            Sha256 = sha256,
            UploadedById = caller.PersonId,
            UploadedByName = caller.Name,
            UploadedAt = time.GetUtcNow(),
            CaseKind = request.CaseKind,
            CaseId = request.CaseId,
        };
        db.Add(document);
        events.Append(new EventRecord("DocumentUploaded", $"document/{document.Id}", new JsonObject { ["fileName"] = name, ["sha256"] = sha256 })
        {
            Case = request is { CaseKind: { } of, CaseId: { } id } ? new(of, id, "", null, null) : null,
        });
        return DocumentItem.Of(document);
    }

    private async Task<bool> CopyAsync(Stream from, MemoryStream to, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (to.Length + read > options.Value.MaxBytes)
                return false;
            to.Write(buffer, 0, read);
        }

        return true;
    }

    private static string SafeName(string name)
    {
        var last = name.Replace('\\', '/').Split('/')[^1];
        var clean = new string([.. last.Where(character => !char.IsControl(character) && !"<>:\"|?*".Contains(character))]).Trim('.', ' ');
        if (clean.Length > MaxName)
        {
            var extension = Path.GetExtension(clean) is { Length: <= 10 } suffix ? suffix : "";
            var end = MaxName - extension.Length;
            clean = clean[..(char.IsHighSurrogate(clean[end - 1]) ? end - 1 : end)] + extension;
        }

        return clean.Length == 0 ? "未命名" : clean;
    }

    private static Refusal Refuse(RefusalKind kind, string code, Text message) => new(kind, code, message)
    {
        Errors = new Dictionary<string, IReadOnlyList<Text>> { ["file"] = [message] },
    };
}
