using BaseWorkflows.Api.Json;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Documents.Sheets;
using BaseWorkflows.Workflows.Reports;

namespace BaseWorkflows.Api.Reports;

/// <summary><c>/api/reports</c>: the reports, each also as an Excel file.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this RouteGroupBuilder api)
    {
        var reports = api.MapGroup("/reports").WithTags("统计报表 Reports");
        reports.MapGet("/overview", OverviewAsync).WithName("GetOverviewReport")
            .WithSummary("总览：基地状态、待办、年度考核进度、即将到期协议").WithDescription("Bases by status, what waits, the newest campaign, agreements that end soon. `format=xlsx` for Excel.")
            .Produces<OverviewReport>().Produces<byte[]>(StatusCodes.Status200OK, Spreadsheet.ContentType).Refuses();
        reports.MapGet("/steps", StepsAsync).WithName("GetStepReport")
            .WithSummary("环节用时：在哪里等待、中位数与最长用时").WithDescription("How long steps take and where cases wait; `from`, `to` by the day on which tasks were done. `format=xlsx` for Excel.")
            .Produces<StepTimesReport>().Produces<byte[]>(StatusCodes.Status200OK, Spreadsheet.ContentType).Refuses();
        reports.MapGet("/scores", ScoresAsync).WithName("GetScoreReport")
            .WithSummary("考核得分：按年度、考核内容和等级").WithDescription("Scores by dimension and year, grades by year; `base` and `year` narrow. `format=xlsx` for Excel.")
            .Produces<ScoreReport>().Produces<byte[]>(StatusCodes.Status200OK, Spreadsheet.ContentType).Refuses();
    }

    private static async Task<IResult> OverviewAsync(
        GetOverview get, CallerAccessor callers, CancellationToken cancellationToken,
        string? department = null, Word<BaseCategory>? category = null, Word<AnswerFormat>? format = null) =>
        (await get.HandleAsync(new(department, category?.Value), callers.Caller, cancellationToken)).ToAnswer(format, ReportSheets.Overview);

    private static async Task<IResult> StepsAsync(
        GetStepTimes get, CallerAccessor callers, CancellationToken cancellationToken,
        string? department = null, Word<BaseCategory>? category = null, DateOnly? from = null, DateOnly? to = null, Word<AnswerFormat>? format = null) =>
        (await get.HandleAsync(new(new(department, category?.Value), from, to), callers.Caller, cancellationToken)).ToAnswer(format, ReportSheets.Steps);

    private static async Task<IResult> ScoresAsync(
        GetScoreReport get, CallerAccessor callers, CancellationToken cancellationToken,
        string? department = null, Word<BaseCategory>? category = null, string? @base = null, int? year = null, Word<AnswerFormat>? format = null) =>
        (await get.HandleAsync(new(new(department, category?.Value), @base, year), callers.Caller, cancellationToken)).ToAnswer(format, ReportSheets.Scores);

    private static void Refuses(this RouteHandlerBuilder report) => report
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
}
