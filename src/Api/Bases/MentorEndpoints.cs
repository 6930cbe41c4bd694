using BaseWorkflows.Api.OpenApi;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Bases.Registers;
using BaseWorkflows.Workflows.Documents.Sheets;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BaseWorkflows.Api.Bases;

/// <summary>The mentors of a base (5.2). <c>If-Match</c> takes the base's version.</summary>
internal static class MentorEndpoints
{
    private const int LargestRequest = 2_000_000;

    internal sealed record MentorBody(
        string? Name, string? Discipline, string? Qualification, DateOnly? SelectedOn, string? SelectionRecord, string? Phone, string? SelectionDocumentId);

    internal sealed record ChangedMentorBody(
        string? Id, string? Name, string? Discipline, string? Qualification, DateOnly? SelectedOn, string? SelectionRecord, string? Phone, string? SelectionDocumentId);

    internal sealed record RetirementBody(string? MentorId, DateOnly? RetiredOn);

    internal sealed record MentorList(IReadOnlyList<Mentor> Items);

    internal sealed record ImportAnswer(int Added, int Known, IReadOnlyList<Mentor> Items);

    public static void MapMentors(this RouteGroupBuilder bases)
    {
        bases.MapGet("/{id}/mentors", ListAsync).WithName("ListMentors")
            .WithSummary("查看基地导师（5.2）").WithDescription("The mentors, in the order of their entry; those who have retired carry `retiredOn`.");
        bases.MapPost("/{id}/mentors", AddAsync).WithName("AddMentor").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("登记基地导师（5.2）").WithDescription("Registers a mentor: graduate office, departments of the base, and its unit. `selectionDocumentId` is a document uploaded for this base.");
        bases.MapPut("/{id}/mentors", ChangeAsync).WithName("ChangeMentor").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("修改导师信息（5.2）").WithDescription("Replaces the entry of the mentor that `id` in the body names.");
        bases.MapPost("/{id}/mentors/retire", RetireAsync).WithName("RetireMentor").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("停止指导（5.2）").WithDescription("Retires a mentor; the entry stays.");
        bases.MapGet("/{id}/mentors/table", ExportAsync).WithName("ExportMentors")
            .WithSummary("导出导师名册（Excel）").WithDescription("The mentors as an Excel table, which the import takes back.")
            .Produces<byte[]>(StatusCodes.Status200OK, Spreadsheet.ContentType);
        bases.MapPost("/{id}/mentors/import", ImportAsync).WithName("ImportMentors").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("从 Excel 导入导师（5.2）").WithDescription("All of the table or nothing; errors are named by row: `rows[3].selectedOn`. Rows that are known already are left as they are.")
            .WithMetadata(new RequestSizeLimitAttribute(LargestRequest))
            .WithFormOptions(multipartBodyLengthLimit: long.MaxValue) // The limit above answers 413; this one would answer 400.
            .DisableAntiforgery() // ApiGroup checks the token of browsers, by header.
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
    }

    private static async Task<Results<Ok<MentorList>, Refused>> ListAsync(
        string id, GetBase get, CallerAccessor callers, HttpResponse response, CancellationToken cancellationToken)
    {
        var found = await get.HandleAsync(id, callers.Caller, cancellationToken);
        if (!found.IsOk)
            return new Refused(found.Refusal);
        IfMatch.Write(response, found.Value.Version);
        return TypedResults.Ok(new MentorList(found.Value.Mentors));
    }

    private static async Task<Results<Created<Mentor>, Refused>> AddAsync(
        string id, MentorBody body, AddMentor add, CallerAccessor callers, HttpContext http, CancellationToken cancellationToken)
    {
        var version = IfMatch.Read(http.Request);
        if (!version.IsOk)
            return new Refused(version.Refusal);
        var request = new AddMentorRequest(
            id, body.Name, body.Discipline, body.Qualification, body.SelectedOn, body.SelectionRecord, body.Phone, body.SelectionDocumentId, version.Value);
        var added = await add.HandleAsync(request, callers.Caller, cancellationToken);
        if (!added.IsOk)
            return new Refused(added.Refusal);
        IfMatch.Write(http.Response, added.Value.Version);
        return TypedResults.Created($"/api/bases/{added.Value.Base.Id}/mentors", added.Value.Mentors[^1]);
    }

    private static async Task<Results<Ok<Mentor>, Refused>> ChangeAsync(
        string id, ChangedMentorBody body, ChangeMentor change, CallerAccessor callers, HttpContext http, CancellationToken cancellationToken)
    {
        var version = IfMatch.Read(http.Request);
        if (!version.IsOk)
            return new Refused(version.Refusal);
        if (body.Id is not { } mentorId)
            return new Refused(Missing.Field("id"));
        var entry = new AddMentorRequest(
            id, body.Name, body.Discipline, body.Qualification, body.SelectedOn, body.SelectionRecord, body.Phone, body.SelectionDocumentId, version.Value);
        return Mentor(await change.HandleAsync(new(mentorId, entry), callers.Caller, cancellationToken), mentorId, http.Response);
    }

    private static async Task<Results<Ok<Mentor>, Refused>> RetireAsync(
        string id, RetirementBody body, RetireMentor retire, CallerAccessor callers, HttpContext http, CancellationToken cancellationToken)
    {
        var version = IfMatch.Read(http.Request);
        if (!version.IsOk)
            return new Refused(version.Refusal);
        if (body.MentorId is not { } mentorId)
            return new Refused(Missing.Field("mentorId"));
        var request = new RetireMentorRequest(id, mentorId, body.RetiredOn, version.Value);
        return Mentor(await retire.HandleAsync(request, callers.Caller, cancellationToken), mentorId, http.Response);
    }

    private static async Task<Results<FileContentHttpResult, Refused>> ExportAsync(
        string id, ExportMentors export, CallerAccessor callers, CancellationToken cancellationToken)
    {
        var made = await export.HandleAsync(id, callers.Caller, cancellationToken);
        return made.IsOk ? TypedResults.File(made.Value.Content, Spreadsheet.ContentType, made.Value.FileName) : new Refused(made.Refusal);
    }

    private static async Task<Results<Ok<ImportAnswer>, Refused>> ImportAsync(
        string id, IFormFile file, ImportMentors import, CallerAccessor callers, HttpResponse response, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        var imported = await import.HandleAsync(new(id, content.ToArray()), callers.Caller, cancellationToken);
        if (!imported.IsOk)
            return new Refused(imported.Refusal);
        IfMatch.Write(response, imported.Value.Base.Version);
        return TypedResults.Ok(new ImportAnswer(imported.Value.Added, imported.Value.Known, imported.Value.Base.Mentors));
    }

    private static Results<Ok<Mentor>, Refused> Mentor(Result<BaseDetail> result, string mentorId, HttpResponse response)
    {
        if (!result.IsOk)
            return new Refused(result.Refusal);
        IfMatch.Write(response, result.Value.Version);
        return TypedResults.Ok(result.Value.Mentors.First(one => one.Id == mentorId));
    }
}
