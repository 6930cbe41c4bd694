using BaseWorkflows.Api.Json;
using BaseWorkflows.Api.OpenApi;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Workflows.Agreements;
using BaseWorkflows.Workflows.Documents.Papers;
using BaseWorkflows.Workflows.Documents.Sheets;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Reports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Agreements;

/// <summary><c>/api/agreements</c>: the cooperation agreements (article 4) of the bases that are the caller's business.</summary>
internal static class AgreementEndpoints
{
    public static void MapAgreements(this RouteGroupBuilder api)
    {
        var agreements = api.MapGroup("/agreements").WithTags("协议 Agreements");
        agreements.MapGet("", ListAsync).WithName("ListAgreements")
            .WithSummary("协议书列表：按基地、状态筛选；即将到期和已到期的").WithDescription(
                "Agreements of the caller's bases, newest first. `ending=true`: those under which a base works, or last worked, and that end within 180 days or have lapsed; those that end first come first. `format=xlsx` gives all pages as an Excel file.")
            .Produces<byte[]>(StatusCodes.Status200OK, Spreadsheet.ContentType);
        agreements.MapPost("/{id}/renew", RenewAsync).WithName("RenewAgreement").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("发起续签：到期前 180 天起，以及到期之后").WithDescription(
                "Begins a renewal, from 180 days before the end on and after it; answers the new agreement. One renewal at a time (409).");
        agreements.MapGet("/{id}", GetAsync).WithName("GetAgreement")
            .WithSummary("查看协议书：内容、三份的签字与收到确认").WithDescription("An agreement with its content and its three copies.");
        agreements.MapGet("/{id}/document", GetDocumentAsync).WithName("GetAgreementDocument")
            .WithSummary("下载第 1、2 或 3 份协议书（Word）").WithDescription("One of the three copies as a Word document, made from the data as they are now.")
            .Produces<byte[]>(StatusCodes.Status200OK, Paper.ContentType);
    }

    private static async Task<Results<Ok<Page<AgreementItem>>, FileContentHttpResult, Refused>> ListAsync(
        ListAgreements list, CallerAccessor callers, CancellationToken cancellationToken,
        string? @base = null, Word<AgreementStatus>? status = null, bool ending = false, Word<AnswerFormat>? format = null, int page = 1, int size = 20)
    {
        var asked = PageLimits.Check(page, size);
        if (!asked.IsOk)
            return new Refused(asked.Refusal);
        var request = new ListAgreementsRequest(asked.Value, @base, status?.Value, ending);
        if (format?.Value == AnswerFormat.Xlsx)
            return (await WholeList.ReadAsync(each => list.HandleAsync(request with { Page = each }, callers.Caller, cancellationToken))).ToFile(ReportSheets.Agreements);
        var found = await list.HandleAsync(request, callers.Caller, cancellationToken);
        return found.IsOk ? TypedResults.Ok(found.Value) : new Refused(found.Refusal);
    }

    private static async Task<Results<Ok<AgreementAnswer>, Refused>> GetAsync(
        string id, GetAgreement get, CallerAccessor callers, CancellationToken cancellationToken)
    {
        var found = await get.HandleAsync(id, callers.Caller, cancellationToken);
        return found.IsOk ? TypedResults.Ok(AgreementAnswer.Of(found.Value)) : new Refused(found.Refusal);
    }

    private static async Task<Results<Created<AgreementAnswer>, Refused>> RenewAsync(
        string id, RenewAgreement renew, GetAgreement get, CallerAccessor callers, CancellationToken cancellationToken)
    {
        var renewal = await renew.HandleAsync(new(id), callers.Caller, cancellationToken);
        if (!renewal.IsOk)
            return new Refused(renewal.Refusal);
        var opened = await get.HandleAsync(renewal.Value, callers.Caller, cancellationToken);
        return opened.IsOk
            ? TypedResults.Created($"/api/agreements/{renewal.Value}", AgreementAnswer.Of(opened.Value))
            : new Refused(opened.Refusal);
    }

    private static async Task<Results<FileContentHttpResult, Refused>> GetDocumentAsync(
        string id, GetAgreementDocument get, CallerAccessor callers, CancellationToken cancellationToken, int copy = 1)
    {
        var made = await get.HandleAsync(id, copy, callers.Caller, cancellationToken);
        return made.IsOk ? TypedResults.File(made.Value.Content, Paper.ContentType, made.Value.FileName) : new Refused(made.Refusal);
    }
}
