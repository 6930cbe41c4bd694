using BaseWorkflows.Api.OpenApi;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Calendars;
using BaseWorkflows.Workflows.Calendars;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BaseWorkflows.Api.Calendars;

/// <summary><c>/api/calendar</c>: the working calendar that deadlines count on.</summary>
internal static class CalendarEndpoints
{
    private const int LargestRequest = 200_000;

    internal sealed record EntryBody(DateOnly From, DateOnly To, CalendarDayKind Kind, string Name);

    internal sealed record CalendarBody(IReadOnlyList<EntryBody> Entries);

    public static void MapCalendar(this RouteGroupBuilder api)
    {
        var calendar = api.MapGroup("/calendar").WithTags("工作日历 Working calendar");
        calendar.MapGet("", ListAsync).WithName("ListCalendarYears")
            .WithSummary("已录入的年份").WithDescription("The years that have been entered.");
        calendar.MapGet("/{id:int}", GetAsync).WithName("GetCalendarYear")
            .WithSummary("查看某一年的放假、调休和寒暑假").WithDescription("The days of a year that are not what their weekday says; `id` is the year.");
        calendar.MapPut("/{id:int}", SaveAsync).WithName("SaveCalendarYear").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("录入某一年的日历（研究生处、系统管理员）").WithDescription("Replaces the year's entries; `If-Match` takes the version.");
        calendar.MapPost("/import", ImportAsync).WithName("ImportCalendar").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("从文件导入日历（研究生处、系统管理员）")
            .WithDescription("Lines of first day, last day, kind (放假, 上班, 寒假, 暑假) and name, comma-separated, UTF-8 or GB 18030.")
            .WithMetadata(new RequestSizeLimitAttribute(LargestRequest))
            .WithFormOptions(multipartBodyLengthLimit: long.MaxValue) // The limit above answers 413; this one would answer 400.
            .DisableAntiforgery() // ApiGroup checks the token of browsers, by header.
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
    }

    private static async Task<Results<Ok<CalendarYears>, Refused>> ListAsync(
        ListCalendarYears list, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await list.HandleAsync(callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Ok<CalendarItem>, Refused>> GetAsync(
        int id, GetCalendarYear get, CallerAccessor callers, HttpResponse response, CancellationToken cancellationToken) =>
        Show(await get.HandleAsync(id, callers.Caller, cancellationToken), response).ToOk();

    private static async Task<Results<Ok<CalendarItem>, Refused>> SaveAsync(
        int id, CalendarBody body, SaveCalendarYear save, CallerAccessor callers, HttpContext http, CancellationToken cancellationToken)
    {
        var version = IfMatch.Read(http.Request);
        if (!version.IsOk)
            return new Refused(version.Refusal);
        if (body.Entries is null)
            return new Refused(Missing.Field("entries"));
        var request = new SaveCalendarYearRequest(
            id, [.. body.Entries.Select(entry => new CalendarEntry(entry.From, entry.To, entry.Kind, entry.Name ?? ""))], version.Value);
        return Show(await save.HandleAsync(request, callers.Caller, cancellationToken), http.Response).ToOk();
    }

    private static async Task<Results<Ok<CalendarYears>, Refused>> ImportAsync(
        IFormFile file, ImportCalendar import, CallerAccessor callers, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        return (await import.HandleAsync(new(content.ToArray()), callers.Caller, cancellationToken)).ToOk();
    }

    private static Result<CalendarItem> Show(Result<CalendarItem> result, HttpResponse response)
    {
        if (result.IsOk)
            IfMatch.Write(response, result.Value.Version);
        return result;
    }
}
