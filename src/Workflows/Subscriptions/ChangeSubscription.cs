using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Subscriptions;

/// <summary>Changes what the subscriber decides.</summary>
/// <param name="Id">Which subscription.</param>
/// <param name="Form">All of it anew.</param>
public sealed record ChangeSubscriptionRequest(string Id, SubscriptionForm Form);

/// <summary>Changes address, name and filters. They count from the next event on; the position stays.</summary>
public sealed class ChangeSubscription(
    SubscriptionAccess access, UnitOfWork unitOfWork, SubscriptionFields fields, SubscriptionEvents events, TimeProvider time)
{
    /// <summary>Refuses what isn't the caller's, and fields outside their limits.</summary>
    public Task<Result<SubscriptionView>> HandleAsync(ChangeSubscriptionRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync<SubscriptionView>(
            CommandInfo.Of(caller, "subscriptions.change", request, unitOfWork.IdempotencyKey),
            async token =>
            {
                var found = await access.LockAsync(request.Id, caller, token);
                if (!found.IsOk)
                    return found.Refusal;
                if (await fields.CheckAsync(request.Form, token) is { } invalid)
                    return invalid;
                request.Form.CopyTo(found.Value);
                events.Append("SubscriptionChanged", found.Value);
                return SubscriptionView.Of(found.Value, time.GetUtcNow());
            },
            cancellationToken);
}
