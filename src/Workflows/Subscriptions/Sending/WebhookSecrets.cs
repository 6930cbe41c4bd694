using Microsoft.AspNetCore.DataProtection;

namespace BaseWorkflows.Workflows.Subscriptions.Sending;

/// <summary>
/// Keeps signing secrets encrypted with the keys that protect cookies. Unlike an API key a secret can't be kept as a hash: each delivery is
/// signed with it.
/// </summary>
public sealed class WebhookSecrets(IDataProtectionProvider protection, TimeProvider time)
{
    private readonly IDataProtector protector = protection.CreateProtector("BaseWorkflows.Subscriptions.Secret");

    internal string Protect(string secret) => protector.Protect(secret);

    /// <summary>The secrets that sign now, the newest first.</summary>
    internal IReadOnlyList<string> Of(Subscription one)
    {
        var secret = protector.Unprotect(one.Secret);
        return one.OldSecret is { } old && one.OldSecretUntil > time.GetUtcNow() ? [secret, protector.Unprotect(old)] : [secret];
    }
}
