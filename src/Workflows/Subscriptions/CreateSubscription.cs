using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions.Deliveries;
using BaseWorkflows.Workflows.Subscriptions.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows.Subscriptions;

/// <summary>Makes a subscription.</summary>
/// <param name="Form">What the subscriber decides.</param>
/// <param name="From">The position of the first event to deliver, 1 for all that ever happened; null for what happens from now on.</param>
public sealed record CreateSubscriptionRequest(SubscriptionForm Form, long? From = null);

/// <summary>Makes a subscription and its signing secret, which is shown in this answer and never again.</summary>
public sealed class CreateSubscription(
    WorkflowsDbContext db, UnitOfWork unitOfWork, SubscriptionFields fields, PublishedLog log, WebhookSecrets secrets, SubscriptionEvents events,
    IDeliveryQueue queue, IOptions<SubscriptionOptions> options, TimeProvider time)
{
    /// <summary>The refusal of a repeated request whose answer held a secret.</summary>
    internal static readonly Refusal ShownAlready = new(RefusalKind.Conflict, "subscription.secret_shown_once", new(
        "这个请求已经处理过，签名密钥只显示一次。如果没有记下，请更换签名密钥。",
        "This request was carried out before and the secret was shown then. If it is lost, rotate it."));

    /// <summary>
    /// Refuses callers other than administrators and subscribing machines, fields outside their limits, a position that there is not yet, and more
    /// subscriptions than a key may have. The same idempotency key again is a conflict: no database keeps the answer.
    /// </summary>
    public async Task<Result<SubscriptionView>> HandleAsync(CreateSubscriptionRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (SubscriptionAccess.ForbidWriting(caller) is { } forbidden)
            return forbidden;
        var (id, secret) = ($"sub-{Guid.CreateVersion7():N}", WebhookSignature.NewSecret());
        // Before the transaction: the first secret of all makes a key in the same database.
        var kept = secrets.Protect(secret);
        var end = await log.EndAsync(cancellationToken);
        var created = await unitOfWork.RunAsync<SubscriptionView>(
            CommandInfo.Of(caller, "subscriptions.create", request, unitOfWork.IdempotencyKey), token => CreateAsync(request, caller, id, kept, end, token), cancellationToken);
        if (!created.IsOk)
            return created;
        if (created.Value.Id != id)
            return ShownAlready;
        queue.Enqueue(id, TimeSpan.Zero);
        return created.Value with { Secret = secret };
    }

    private async Task<Result<SubscriptionView>> CreateAsync(
        CreateSubscriptionRequest request, Caller caller, string id, string kept, long end, CancellationToken cancellationToken)
    {
        if ((await fields.CheckAsync(request.Form, cancellationToken) ?? ReplaySubscription.CheckFrom(request.From, end)) is { } invalid)
            return invalid;
        var max = options.Value.MaxPerKey;
        if (!SubscriptionAccess.Manages(caller) && await db.Set<Subscription>().CountAsync(one => one.OwnerId == caller.PersonId, cancellationToken) >= max)
        {
            return new Refusal(RefusalKind.RuleBroken, "subscription.too_many", new(
                $"每个密钥最多 {max} 个订阅，请先删除不用的。", $"A key has at most {max} subscriptions; delete those that are not used."));
        }

        var one = new Subscription
        {
            Id = id,
            OwnerId = caller.PersonId,
            CreatedBy = caller.Name,
            CreatedAt = time.GetUtcNow(),
            Name = "",
            Url = "",
            Position = request.From is { } from ? from - 1 : end,
            Secret = kept,
        };
        request.Form.CopyTo(one);
        db.Add(one);
        events.Append("SubscriptionCreated", one);
        return SubscriptionView.Of(one, time.GetUtcNow());
    }
}
