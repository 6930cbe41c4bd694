using BaseWorkflows.Api.Json;
using BaseWorkflows.Api.OpenApi;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Domain.Documents;
using BaseWorkflows.Workflows.Documents;
using BaseWorkflows.Workflows.Running;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Api.Documents;

/// <summary><c>/api/documents</c>: uploaded files, and where their papers are kept (3.5).</summary>
internal static class DocumentEndpoints
{
    // What multipart adds to the file itself: boundaries, headers, the other fields.
    private const int Envelope = 64 * 1024;

    internal sealed record CustodyBody(PaperForm? Form, string? Holder, string? Location);

    public static void MapDocuments(this RouteGroupBuilder api)
    {
        var largest = ((IEndpointRouteBuilder)api).ServiceProvider.GetRequiredService<IOptions<DocumentOptions>>().Value.MaxBytes;
        var documents = api.MapGroup("/documents").WithTags("文件 Documents");
        documents.MapPost("", UploadAsync).WithName("UploadDocument").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("上传文件（PDF、PNG、JPEG、docx、xlsx）")
            .WithDescription("Uploads a file. `caseKind` and `caseId` attach it to a case, whose parties then see it; without them only the uploader does.")
            .WithMetadata(new RequestSizeLimitAttribute(largest + Envelope))
            .WithFormOptions(multipartBodyLengthLimit: long.MaxValue) // The limit above answers 413; this one would answer 400.
            .DisableAntiforgery() // ApiGroup checks the token of browsers, by header.
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        documents.MapGet("/{id}", GetAsync).WithName("GetDocument")
            .WithSummary("查看文件信息").WithDescription("What a document is, not its bytes.");
        documents.MapGet("/{id}/content", GetContentAsync).WithName("GetDocumentContent")
            .WithSummary("下载文件").WithDescription("The bytes as they were uploaded.")
            .Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream");
        documents.MapGet("/{id}/custody", GetCustodyAsync).WithName("GetCustody")
            .WithSummary("查看原件、复印件存放登记（3.5）").WithDescription("Where the papers of a document are kept, oldest entry first.");
        documents.MapPost("/{id}/custody", RecordCustodyAsync).WithName("RecordCustody").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("登记原件或复印件的存放（3.5）").WithDescription("The graduate office files originals, departments their copies.");
    }

    private static async Task<Results<Created<DocumentItem>, Refused>> UploadAsync(
        IFormFile file, [FromForm] Word<CaseKind>? caseKind, [FromForm] string? caseId, UploadDocument upload, CallerAccessor callers,
        CancellationToken cancellationToken)
    {
        if (caseKind is null != string.IsNullOrEmpty(caseId))
            return new Refused(Missing.Field(caseKind is null ? "caseKind" : "caseId"));

        await using var content = file.OpenReadStream();
        var request = new UploadDocumentRequest(file.FileName, content, caseKind?.Value, caseKind is null ? null : caseId);
        return (await upload.HandleAsync(request, callers.Caller, cancellationToken)).ToCreated(document => $"/api/documents/{document.Id}");
    }

    private static async Task<Results<Ok<DocumentItem>, Refused>> GetAsync(
        string id, GetDocument get, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await get.HandleAsync(id, callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<FileStreamHttpResult, Refused>> GetContentAsync(
        string id, GetDocumentContent get, CallerAccessor callers, CancellationToken cancellationToken)
    {
        var found = await get.HandleAsync(id, callers.Caller, cancellationToken);
        if (!found.IsOk)
            return new Refused(found.Refusal);

        // With a name it is sent as an attachment: whatever is in it, the browser doesn't run it on our origin.
        var (document, content) = found.Value;
        return TypedResults.File(content, document.ContentType, document.FileName, document.UploadedAt, enableRangeProcessing: true);
    }

    private static async Task<Results<Ok<CustodyRegister>, Refused>> GetCustodyAsync(
        string id, GetCustody get, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await get.HandleAsync(id, callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Created<CustodyItem>, Refused>> RecordCustodyAsync(
        string id, CustodyBody body, RecordCustody record, CallerAccessor callers, CancellationToken cancellationToken) =>
        body.Form is not { } form ? new Refused(Missing.Field("form"))
        : (await record.HandleAsync(new(id, form, body.Holder ?? "", body.Location ?? ""), callers.Caller, cancellationToken))
            .ToCreated(_ => $"/api/documents/{id}/custody");
}
