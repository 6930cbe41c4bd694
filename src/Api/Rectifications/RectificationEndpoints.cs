using BaseWorkflows.Api.Json;
using BaseWorkflows.Api.OpenApi;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Workflows.Documents.Papers;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Rectifications;
using BaseWorkflows.Workflows.Running;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Rectifications;

/// <summary><c>/api/rectifications</c>: what bases that failed their assessment have to put right (6.3.4).</summary>
internal static class RectificationEndpoints
{
    public static void MapRectifications(this RouteGroupBuilder api)
    {
        var all = api.MapGroup("/rectifications").WithTags("整改 Rectifications");
        all.MapGet("", ListAsync).WithName("ListRectifications")
            .WithSummary("整改列表：按状态、考核年度、基地、是否逾期筛选")
            .WithDescription("Rectifications of the caller's bases: the open ones first, by deadline, then the newest.");
        all.MapGet("/{id}", GetAsync).WithName("GetRectification")
            .WithSummary("查看整改：事项、佐证材料、进展、期限、复核与决定").WithDescription("A rectification with its items, evidence, notes, extension, re-assessments and decision.");
        all.MapGet("/{id}/timeline", TimelineAsync).WithName("GetRectificationTimeline")
            .WithSummary("整改的时间线").WithDescription("Everything that happened in the case, oldest first.");
        all.MapGet("/{id}/notice", (string id, GetRectificationPaper get, CallerAccessor callers, CancellationToken cancellationToken) =>
                PaperAsync(id, RectificationPaperKind.Notice, get, callers, cancellationToken)).WithName("GetRectificationNotice")
            .WithSummary("下载整改通知书（Word）").WithDescription("The notice of rectification as a Word document, made from the data as they are now.")
            .Produces<byte[]>(StatusCodes.Status200OK, Paper.ContentType);
        all.MapGet("/{id}/delisting-notice", (string id, GetRectificationPaper get, CallerAccessor callers, CancellationToken cancellationToken) =>
                PaperAsync(id, RectificationPaperKind.Delisting, get, callers, cancellationToken)).WithName("GetDelistingNotice")
            .WithSummary("下载停用通知（Word）").WithDescription("The delisting notice as a Word document; 422 where the base was not delisted.")
            .Produces<byte[]>(StatusCodes.Status200OK, Paper.ContentType);
        all.MapPost("/{id}/progress", NoteAsync).WithName("NoteRectificationProgress").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("记录整改进展，附佐证材料").WithDescription("A note on one item; its documents become evidence of the item.");
        all.MapPost("/{id}/extension", ExtensionAsync).WithName("AskRectificationExtension").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("申请延期：只能申请一次，须写明理由").WithDescription("Asks for the one extension; the graduate office decides.");
        all.MapPost("/{id}/report", ReportAsync).WithName("ReportRectification").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("提交整改报告：逐项说明并附佐证材料").WithDescription("Hands in the report; graduate office and departments then re-assess.");
    }

    private static async Task<Results<Ok<Page<RectificationListItem>>, Refused>> ListAsync(
        ListRectifications list, CallerAccessor callers, CancellationToken cancellationToken,
        Word<RectificationStatus>? status = null, int? year = null, string? @base = null, bool? overdue = null, string? text = null, int page = 1, int size = 20)
    {
        var asked = PageLimits.Check(page, size);
        return asked.IsOk
            ? (await list.HandleAsync(new(asked.Value, status?.Value, year, @base, overdue, text), callers.Caller, cancellationToken)).ToOk()
            : new Refused(asked.Refusal);
    }

    private static async Task<Results<Ok<RectificationAnswer>, Refused>> GetAsync(
        string id, GetRectification get, CallerAccessor callers, CancellationToken cancellationToken) =>
        Answer(await get.HandleAsync(id, callers.Caller, cancellationToken));

    private static async Task<Results<Ok<EventList>, Refused>> TimelineAsync(
        string id, GetRectification get, GetCaseTimeline timeline, CallerAccessor callers, CancellationToken cancellationToken)
    {
        var found = await get.HandleAsync(id, callers.Caller, cancellationToken);
        return found.IsOk
            ? (await timeline.HandleAsync(CaseKind.Rectification, id, callers.Caller, cancellationToken)).ToOk()
            : new Refused(found.Refusal);
    }

    private static async Task<Results<FileContentHttpResult, Refused>> PaperAsync(
        string id, RectificationPaperKind kind, GetRectificationPaper get, CallerAccessor callers, CancellationToken cancellationToken)
    {
        var made = await get.HandleAsync(id, kind, callers.Caller, cancellationToken);
        if (!made.IsOk)
            return new Refused(made.Refusal);
        var paper = made.Value.ToWord();
        return TypedResults.File(paper.Content, Paper.ContentType, paper.FileName);
    }

    private static async Task<Results<Ok<RectificationAnswer>, Refused>> NoteAsync(
        string id, ProgressBody body, NoteProgress note, CallerAccessor callers, CancellationToken cancellationToken) =>
        Answer(await note.HandleAsync(new(id, body.Item ?? 0, body.Note, body.Evidence), callers.Caller, cancellationToken));

    private static async Task<Results<Ok<RectificationAnswer>, Refused>> ExtensionAsync(
        string id, ExtensionBody body, AskRectificationExtension ask, CallerAccessor callers, CancellationToken cancellationToken) =>
        Answer(await ask.HandleAsync(new(id, body.Workdays, body.Reason), callers.Caller, cancellationToken));

    private static async Task<Results<Ok<RectificationAnswer>, Refused>> ReportAsync(
        string id, ReportBody body, ReportRectification report, CallerAccessor callers, CancellationToken cancellationToken)
    {
        var items = (body.Items ?? []).Select(item => new ItemReport(item.Number, item.Report, item.Evidence ?? [])).ToList();
        return Answer(await report.HandleAsync(new(id, items), callers.Caller, cancellationToken));
    }

    private static Results<Ok<RectificationAnswer>, Refused> Answer(Result<RectificationDetail> done) =>
        done.IsOk ? TypedResults.Ok(RectificationAnswer.Of(done.Value)) : new Refused(done.Refusal);
}
