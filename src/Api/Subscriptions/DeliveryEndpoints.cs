using BaseWorkflows.Api.Json;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions.Deliveries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Subscriptions;

/// <summary>What became of single events, tests included.</summary>
internal static class DeliveryEndpoints
{
    public static void MapDeliveries(this RouteGroupBuilder subscriptions)
    {
        subscriptions.MapGet("/{id}/deliveries", ListAsync).WithName("ListDeliveries")
            .WithSummary("订阅的投递记录").WithDescription("What was sent to a subscription, the last attempted first; kept for a while.");
        subscriptions.MapPost("/{id}/test", TestAsync).WithName("TestSubscription")
            .WithSummary("发送一次测试投递").WithDescription(
                "Sends one event of the type `SubscriptionTest` at once and answers with what came of it. Each call sends one.");
        subscriptions.MapGet("/deliveries/{id}", GetAsync).WithName("GetDelivery")
            .WithSummary("查看一次投递：各次尝试和内容").WithDescription("A delivery with all its attempts and what is sent.");
        subscriptions.MapPost("/deliveries/{id}/redeliver", RedeliverAsync).WithName("RedeliverEvent")
            .WithSummary("重新投递一个事件").WithDescription(
                "Sends one event again at once, outside of the order; one that waits for its next attempt is tried at once, in its place. Each call sends once.");
    }

    private static async Task<Results<Ok<Page<DeliveryView>>, Refused>> ListAsync(
        string id, ListDeliveries list, CallerAccessor callers, CancellationToken cancellationToken, Word<DeliveryStatus>? status = null, int page = 1, int size = 20)
    {
        var asked = PageLimits.Check(page, size);
        return asked.IsOk
            ? (await list.HandleAsync(new(id, asked.Value, status?.Value), callers.Caller, cancellationToken)).ToOk()
            : new Refused(asked.Refusal);
    }

    private static async Task<Results<Ok<DeliveryView>, Refused>> TestAsync(
        string id, TestSubscription test, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await test.HandleAsync(new(id), callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Ok<DeliveryView>, Refused>> GetAsync(
        string id, GetDelivery get, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await get.HandleAsync(id, callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Ok<DeliveryView>, Refused>> RedeliverAsync(
        string id, RedeliverEvent redeliver, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await redeliver.HandleAsync(new(id), callers.Caller, cancellationToken)).ToOk();
}
