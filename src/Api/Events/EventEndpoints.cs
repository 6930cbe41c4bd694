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
            .WithSummary("从某一位置起读取事件").WithDescription("Events after a position, in order and without gaps; pass `next` as `after`.");
        api.MapGet("/audit/verify", VerifyAsync).WithTags("审计 Audit").WithName("VerifyEvents")
            .WithSummary("校验事件的哈希链").WithDescription("Walks the hash chain and names the first event that was tampered with.");
    }

    private static async Task<Results<Ok<EventFeed>, Refused>> ReadAsync(
        ReadEvents read, CallerAccessor callers, CancellationToken cancellationToken, long after = 0, int limit = 100, string? type = null)
    {
        var errors = new Dictionary<string, IReadOnlyList<Text>>();
        if (after < 0)
            errors["after"] = [new("不能为负数。", "Not negative.")];
        if (limit is < 1 or > MaxLimit)
            errors["limit"] = [new($"应为 1 到 {MaxLimit}。", $"From 1 to {MaxLimit}.")];
        return errors.Count > 0
            ? new Refused(new(RefusalKind.Invalid, "request.page_out_of_range", new("读取范围不正确。", "The range is outside the limits.")) { Errors = errors })
            : (await read.HandleAsync(new(after, limit, type), callers.Caller, cancellationToken)).ToOk();
    }

    private static async Task<Results<Ok<EventCheck>, Refused>> VerifyAsync(
        VerifyEvents verify, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await verify.HandleAsync(callers.Caller, cancellationToken)).ToOk();
}
