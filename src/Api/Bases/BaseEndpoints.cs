using BaseWorkflows.Api.Json;
using BaseWorkflows.Api.OpenApi;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Documents.Sheets;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Reports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Bases;

/// <summary><c>/api/bases</c>: the register of bases and what it says about each.</summary>
internal static class BaseEndpoints
{
    public static void MapBases(this RouteGroupBuilder api)
    {
        var bases = api.MapGroup("/bases").WithTags("基地 Bases");
        bases.MapGet("", ListAsync).WithName("ListBases")
            .WithSummary("基地名册：按状态、类别、等级、院系、学科、可招生年度筛选")
            .WithDescription("The register. `eligibleFor` with `eligible=false` lists those that may not take students in that year, each with reason and clause. `sort`: name, number, status, statusSince, endsOn; `-` in front reverses. Bases without a number are shown to those whom they concern. `format=xlsx` gives all pages as an Excel file.")
            .Produces<byte[]>(StatusCodes.Status200OK, Spreadsheet.ContentType);
        bases.MapGet("/{id}", GetAsync).WithName("GetBase")
            .WithSummary("查看基地：名册信息、工作小组、导师、可用操作").WithDescription("A base with its people and the allowed actions; the `ETag` is its version.");
        bases.MapGet("/{id}/timeline", TimelineAsync).WithName("GetBaseTimeline")
            .WithSummary("基地的时间线").WithDescription("Everything that happened to it, oldest first; whom it doesn't concern sees the published events.");
        bases.MapGet("/{id}/eligibility", EligibilityAsync).WithName("GetEligibility")
            .WithSummary("某年度可否招生，不可时说明理由与条款").WithDescription("May this base take students in that year (2000–2100), and if not, by which clause?");
        bases.MapPost("/{id}/terminate", TerminateAsync).WithName("TerminateBase").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("终止合作（研究生处处长）").WithDescription(
                "Ends the cooperation for good, with a reason; the base's running cases end with it. Takes `If-Match`.");
        bases.MapWorkingGroup();
        bases.MapMentors();
        bases.MapRecords();
    }

    internal sealed record TerminateBody(string? Reason);

    private static async Task<Results<Ok<Page<BaseItem>>, FileContentHttpResult, Refused>> ListAsync(
        ListBases list, CallerAccessor callers, CancellationToken cancellationToken,
        Word<BaseStatus>? status = null, Word<BaseCategory>? category = null, Word<BaseLevel>? level = null, string? department = null,
        string? discipline = null, int? eligibleFor = null, bool eligible = true, string? text = null, string? sort = null, Word<AnswerFormat>? format = null, int page = 1, int size = 20)
    {
        var asked = PageLimits.Check(page, size);
        if (!asked.IsOk)
            return new Refused(asked.Refusal);
        var request = new ListBasesRequest(asked.Value, status?.Value, category?.Value, level?.Value, department, discipline, eligibleFor, text, sort, eligible);
        if (format?.Value == AnswerFormat.Xlsx)
            return (await WholeList.ReadAsync(each => list.HandleAsync(request with { Page = each }, callers.Caller, cancellationToken))).ToFile(ReportSheets.Bases);
        var found = await list.HandleAsync(request, callers.Caller, cancellationToken);
        return found.IsOk ? TypedResults.Ok(found.Value) : new Refused(found.Refusal);
    }

    private static async Task<Results<Ok<BaseAnswer>, Refused>> GetAsync(
        string id, GetBase get, CallerAccessor callers, HttpResponse response, CancellationToken cancellationToken)
    {
        var found = await get.HandleAsync(id, callers.Caller, cancellationToken);
        if (!found.IsOk)
            return new Refused(found.Refusal);
        IfMatch.Write(response, found.Value.Version);
        return TypedResults.Ok(BaseAnswer.Of(found.Value));
    }

    private static async Task<Results<Ok<EventList>, Refused>> TimelineAsync(
        string id, GetBaseTimeline get, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await get.HandleAsync(id, callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Ok<EligibilityItem>, Refused>> EligibilityAsync(
        string id, GetEligibility get, CallerAccessor callers, CancellationToken cancellationToken, int? year = null) =>
        year is { } asked ? (await get.HandleAsync(id, asked, callers.Caller, cancellationToken)).ToOk() : new Refused(Missing.Field("year"));

    private static async Task<Results<Ok<BaseAnswer>, Refused>> TerminateAsync(
        string id, TerminateBody body, TerminateBase terminate, CallerAccessor callers, HttpRequest request, HttpResponse response, CancellationToken cancellationToken)
    {
        var seen = IfMatch.Read(request);
        if (!seen.IsOk)
            return new Refused(seen.Refusal);
        var ended = await terminate.HandleAsync(new(id, body.Reason, seen.Value), callers.Caller, cancellationToken);
        if (!ended.IsOk)
            return new Refused(ended.Refusal);
        IfMatch.Write(response, ended.Value.Version);
        return TypedResults.Ok(BaseAnswer.Of(ended.Value));
    }
}
