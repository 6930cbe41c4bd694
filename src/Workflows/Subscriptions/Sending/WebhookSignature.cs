using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BaseWorkflows.Workflows.Subscriptions.Sending;

/// <summary>The symmetric signature of Standard Webhooks 1.0: <c>v1</c>, HMAC-SHA256 over id, time and body.</summary>
public static class WebhookSignature
{
    private const string SecretStart = "whsec_";
    private const int SecretBytes = 32;

    /// <summary>A new secret: <c>whsec_</c> and 256 random bits in Base64.</summary>
    public static string NewSecret() => SecretStart + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The value of <c>webhook-signature</c>: one signature for each secret, separated by spaces.</summary>
    /// <param name="secrets">The secrets, as <see cref="NewSecret"/> makes them.</param>
    /// <param name="id">The value of <c>webhook-id</c>; without a point.</param>
    /// <param name="timestamp">The value of <c>webhook-timestamp</c>: seconds since 1970 (UTC).</param>
    /// <param name="body">The very bytes that are sent.</param>
    public static string Sign(IEnumerable<string> secrets, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")), .. body];
        return string.Join(' ', secrets.Select(secret => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(KeyOf(secret), signed))}"));
    }

    private static byte[] KeyOf(string secret) => Convert.FromBase64String(secret[SecretStart.Length..]);
}
