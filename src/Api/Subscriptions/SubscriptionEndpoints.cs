using BaseWorkflows.Api.Json;
using BaseWorkflows.Api.OpenApi;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Subscriptions;

/// <summary><c>/api/subscriptions</c>: webhooks, for administrators and for machines with a key; <c>docs/webhooks.md</c>.</summary>
internal static class SubscriptionEndpoints
{
    internal sealed record CreateBody(
        string? Url, string? Name = null, IReadOnlyList<string>? Types = null, IReadOnlyList<string>? DepartmentIds = null, IReadOnlyList<string>? BaseIds = null,
        long? From = null);

    internal sealed record ReplayBody(long? From);

    internal sealed record RotateBody(int? KeepOldHours = null);

    public static void MapSubscriptions(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/subscriptions").WithTags("订阅 Subscriptions");
        group.MapGet("", ListAsync).WithName("ListSubscriptions")
            .WithSummary("订阅列表").WithDescription("Subscriptions, newest first: all for administrators and auditors, its own for a machine.");
        group.MapPost("", CreateAsync).WithName("CreateSubscription").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("新建订阅：签名密钥只显示一次").WithDescription(
                "Subscribes an address to published events as CloudEvents, signed as Standard Webhooks. `secret` is in this answer and never again. "
                + "`from` is the position of the first event, 1 for all that ever happened; without it, what happens from now on.");
        group.MapGet("/{id}", GetAsync).WithName("GetSubscription")
            .WithSummary("查看订阅及其进度").WithDescription("A subscription, with how far it has come.");
        group.MapPut("/{id}", ChangeAsync).WithName("ChangeSubscription").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("修改订阅的网址、名称和筛选条件").WithDescription("Changes address, name and filters from the next event on; the position stays.");
        group.MapDelete("/{id}", DeleteAsync).WithName("DeleteSubscription").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("删除订阅").WithDescription("Ends a subscription for good, with its deliveries.");
        group.MapPost("/{id}/pause", PauseAsync).WithName("PauseSubscription").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("暂停投递").WithDescription("Stops deliveries; what happens meanwhile waits.");
        group.MapPost("/{id}/resume", ResumeAsync).WithName("ResumeSubscription").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("恢复投递").WithDescription("Lets it deliver again from where it stood, after a pause or after it was disabled.");
        group.MapPost("/{id}/rotate-secret", RotateAsync).WithName("RotateSubscriptionSecret").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("更换签名密钥：只显示一次").WithDescription(
                "Makes another signing secret, in this answer and never again. For `keepOldHours` (0 to 168, 24 unless given) deliveries carry the signatures of both.");
        group.MapPost("/{id}/replay", ReplayAsync).WithName("ReplaySubscription").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("从某一位置起重新投递").WithDescription("Delivers again from the event at position `from` on, in order, with the same ids.");
        group.MapDeliveries();
    }

    private static async Task<Results<Ok<Page<SubscriptionView>>, Refused>> ListAsync(
        ListSubscriptions list, CallerAccessor callers, CancellationToken cancellationToken, Word<SubscriptionState>? state = null, int page = 1, int size = 20)
    {
        var asked = PageLimits.Check(page, size);
        return asked.IsOk
            ? (await list.HandleAsync(new(asked.Value, state?.Value), callers.Caller, cancellationToken)).ToOk()
            : new Refused(asked.Refusal);
    }

    private static async Task<Results<Created<SubscriptionView>, Refused>> CreateAsync(
        CreateBody body, CreateSubscription create, CallerAccessor callers, CancellationToken cancellationToken)
    {
        var request = new CreateSubscriptionRequest(new(body.Url, body.Name, body.Types, body.DepartmentIds, body.BaseIds), body.From);
        return (await create.HandleAsync(request, callers.Caller, cancellationToken)).ToCreated(made => $"/api/subscriptions/{made.Id}");
    }

    private static async Task<Results<Ok<SubscriptionView>, Refused>> GetAsync(
        string id, GetSubscription get, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await get.HandleAsync(new(id), callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Ok<SubscriptionView>, Refused>> ChangeAsync(
        string id, SubscriptionForm form, ChangeSubscription change, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await change.HandleAsync(new(id, form), callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<NoContent, Refused>> DeleteAsync(
        string id, DeleteSubscription delete, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await delete.HandleAsync(new(id), callers.Caller, cancellationToken)).ToNoContent();

    private static async Task<Results<Ok<SubscriptionView>, Refused>> PauseAsync(
        string id, PauseSubscription pause, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await pause.HandleAsync(new(id), callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Ok<SubscriptionView>, Refused>> ResumeAsync(
        string id, ResumeSubscription resume, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await resume.HandleAsync(new(id), callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Ok<SubscriptionView>, Refused>> RotateAsync(
        string id, RotateBody? body, RotateSecret rotate, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await rotate.HandleAsync(new(id, body?.KeepOldHours), callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Ok<SubscriptionView>, Refused>> ReplayAsync(
        string id, ReplayBody body, ReplaySubscription replay, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await replay.HandleAsync(new(id, body.From), callers.Caller, cancellationToken)).ToOk();
}
