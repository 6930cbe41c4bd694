using System.Globalization;
using System.Net.Http.Headers;

namespace BaseWorkflows.Workflows.Subscriptions.Sending;

/// <summary>Posts one event to a receiver, signed, once. Never throws for what a receiver does.</summary>
public sealed class WebhookSender(OutsideClient client, WebhookSecrets secrets)
{
    /// <summary>Posts it and says what came of it.</summary>
    /// <param name="subscription">The receiver.</param>
    /// <param name="body">The bytes.</param>
    /// <param name="id">The message's id, the same at every attempt.</param>
    /// <param name="cancellationToken">The node is being stopped.</param>
    public Task<SendResult> SendAsync(Subscription subscription, ReadOnlyMemory<byte> body, string id, CancellationToken cancellationToken) =>
        client.PostAsync(subscription.Url, at => Request(subscription, body, id, at), cancellationToken);

    private HttpRequestMessage Request(Subscription subscription, ReadOnlyMemory<byte> body, string id, DateTimeOffset at)
    {
        var seconds = at.ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, subscription.Url) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(EventEnvelope.MediaType, "utf-8");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", seconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Sign(secrets.Of(subscription), id, seconds, body.Span));
        return request;
    }
}
