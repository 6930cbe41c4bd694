using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Events;

/// <summary><c>/api/events</c> and <c>/api/audit</c>: the log to read on from a position, and the walk along its hash chain.</summary>
internal static class EventEndpoints
{
    private const int MaxLimit = 500;

    public static void MapEvents(this RouteGroupBuilder api)
    {
        api.MapGet("/events", ReadAsync).WithTags("事件 Events").WithName("ReadEvents")
            .WithSummary("从某一位置起读取事件").WithDescription(
                "Events after a position, in order and without gaps; pass `next` as `after`. `type` takes several, separated by commas. With `wait` "
                + "(seconds, at most 30) the answer comes with the first new event, or empty when the time is up. What was answered before under the "
                + "same `ETag` is `304`. The form of `data` of a published event is `/asyncapi/schemas/{type}.json`.")
            .Produces(StatusCodes.Status304NotModified);
        api.MapGet("/audit/verify", VerifyAsync).WithTags("审计 Audit").WithName("VerifyEvents")
            .WithSummary("校验事件的哈希链").WithDescription("Walks the hash chain and names the first event that was tampered with.");
    }

    private static async Task<Results<Ok<EventFeed>, StatusCodeHttpResult, Refused>> ReadAsync(
        ReadEvents read, CallerAccessor callers, HttpContext http, CancellationToken cancellationToken,
        long after = 0, int limit = 100, string? type = null, int wait = 0)
    {
        var errors = new Dictionary<string, IReadOnlyList<Text>>();
        if (after < 0)
            errors["after"] = [new("不能为负数。", "Not negative.")];
        if (limit is < 1 or > MaxLimit)
            errors["limit"] = [new($"应为 1 到 {MaxLimit}。", $"From 1 to {MaxLimit}.")];
        var maxWait = (int)ReadEventsRequest.MaxWait.TotalSeconds;
        if (wait < 0 || wait > maxWait)
            errors["wait"] = [new($"应为 0 到 {maxWait} 秒。", $"From 0 to {maxWait} seconds.")];
        if (errors.Count > 0)
            return new Refused(new(RefusalKind.Invalid, "request.page_out_of_range", new("读取范围不正确。", "The range is outside the limits.")) { Errors = errors });

        var types = type?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var feed = await read.HandleAsync(new(after, limit, types, TimeSpan.FromSeconds(wait)), callers.Caller, cancellationToken);
        if (!feed.IsOk)
            return new Refused(feed.Refusal);

        // The log only grows: the same lines up to the same position are the same answer for ever.
        var tag = $"\"{feed.Value.Next}-{(feed.Value.Items is [.., var last] ? last.Hash[..16] : "none")}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        return http.Request.Headers.IfNoneMatch.Contains(tag) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(feed.Value);
    }

    private static async Task<Results<Ok<EventCheck>, Refused>> VerifyAsync(
        VerifyEvents verify, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await verify.HandleAsync(callers.Caller, cancellationToken)).ToOk();
}
