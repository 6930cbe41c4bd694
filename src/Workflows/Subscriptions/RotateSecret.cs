using System.Globalization;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions.Sending;

namespace BaseWorkflows.Workflows.Subscriptions;

/// <summary>Asks for another signing secret.</summary>
/// <param name="Id">Which subscription.</param>
/// <param name="KeepOldHours">For how many hours deliveries are signed with the old one too, 0 to 168; 24 where null.</param>
public sealed record RotateSecretRequest(string Id, int? KeepOldHours = null);

/// <summary>
/// Makes another signing secret. For a while both sign every delivery, so that the receiver changes over when it likes; where two are valid
/// already, the older of them ends now.
/// </summary>
public sealed class RotateSecret(SubscriptionAccess access, UnitOfWork unitOfWork, WebhookSecrets secrets, SubscriptionEvents events, TimeProvider time)
{
    private const int DefaultHours = 24;
    private const int MaxHours = 168;

    /// <summary>Refuses what isn't the caller's. The same idempotency key again is a conflict: no database keeps the answer.</summary>
    public async Task<Result<SubscriptionView>> HandleAsync(RotateSecretRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var hours = request.KeepOldHours ?? DefaultHours;
        if (FieldRules.Between(hours, 0, MaxHours) is { } message)
        {
            var errors = new FieldErrors();
            errors.Add("keepOldHours", message);
            return errors.ToRefusal("subscription.invalid", new("请更正标出的内容。", "Correct the fields that are marked."))!;
        }

        var (secret, made) = (WebhookSignature.NewSecret(), "");
        var kept = secrets.Protect(secret);
        var rotated = await unitOfWork.RunAsync<SubscriptionView>(
            CommandInfo.Of(caller, "subscriptions.rotate_secret", request, unitOfWork.IdempotencyKey),
            async token =>
            {
                var found = await access.LockAsync(request.Id, caller, token);
                if (!found.IsOk)
                    return found.Refusal;
                var (one, now) = (found.Value, time.GetUtcNow());
                (one.OldSecret, one.OldSecretUntil) = hours == 0 ? ((string?)null, (DateTimeOffset?)null) : (one.Secret, now.AddHours(hours));
                one.Secret = kept;
                made = secret;
                events.Append("SubscriptionSecretRotated", one, ("oldUntil", one.OldSecretUntil?.ToString("O", CultureInfo.InvariantCulture)));
                return SubscriptionView.Of(one, now);
            },
            cancellationToken);
        if (!rotated.IsOk)
            return rotated;
        return made.Length > 0 ? rotated.Value with { Secret = secret } : CreateSubscription.ShownAlready;
    }
}
