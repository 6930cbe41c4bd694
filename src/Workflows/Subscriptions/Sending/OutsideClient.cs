using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows.Subscriptions.Sending;

/// <summary>Says which addresses a host name has; the system's own unless a test says otherwise.</summary>
public delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellationToken);

/// <summary>
/// Posts something to an address that somebody entered, once. Never throws for what is there. Follows no redirect, uses no proxy, keeps no cookie, and
/// reads no more of an answer than histories show.
/// </summary>
public sealed class OutsideClient : IDisposable
{
    private const int AnswerBytes = 1_000;

    // What the receiver wanted to say is known by then; it must not hold up the next event by saying it slowly.
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(2);

    private readonly WebhookTargets targets;
    private readonly SubscriptionOptions options;
    private readonly TimeProvider time;
    private readonly ResolveHost resolve;
    private readonly HttpClient client;

    /// <summary>Opens nothing yet.</summary>
    public OutsideClient(WebhookTargets targets, IOptions<SubscriptionOptions> options, TimeProvider time, ResolveHost resolve)
    {
        (this.targets, this.options, this.time, this.resolve) = (targets, options.Value, time, resolve);
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = ConnectAsync,
            // Connections are opened, and their addresses checked, anew before a name has long meant another machine.
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 0,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("BaseWorkflows", "1.0"));
    }

    /// <summary>Posts it and says what came of it.</summary>
    /// <param name="url">The address, as it was entered.</param>
    /// <param name="request">Makes the request at the moment (UTC) that the attempt begins.</param>
    /// <param name="cancellationToken">The node is being stopped.</param>
    public async Task<SendResult> PostAsync(string url, Func<DateTimeOffset, HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        var (at, begun) = (time.GetUtcNow(), Stopwatch.GetTimestamp());
        SendResult Failed(SendFailure failure) => new(at, null, failure, Stopwatch.GetElapsedTime(begun));
        if (targets.Check(url) is not null)
            return Failed(SendFailure.AddressForbidden);

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Timeout);
        using var posted = request(at);
        try
        {
            using var response = await client.SendAsync(posted, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            var answer = await BeginningAsync(response, patience.Token);
            return new(
                at, (int)response.StatusCode, response.IsSuccessStatusCode ? null : SendFailure.Refused, Stopwatch.GetElapsedTime(begun), answer,
                WaitAskedFor(response));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(SendFailure.TimedOut);
        }
        catch (HttpRequestException exception)
        {
            return Failed(KindOf(exception));
        }
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();

    // The address that was checked is the one that is connected to: nothing asks for the name again in between.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var known = await resolve(host, cancellationToken);
        var allowed = Array.FindAll(known, address => targets.Allows(host, port, address));
        if (allowed.Length == 0 && known.Length > 0)
            throw new ForbiddenAddressException(host);

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>How the answer begins, for histories. What the status says stands, whatever becomes of the rest.</summary>
    private static async Task<string?> BeginningAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(AnswerTime);
        var bytes = new byte[AnswerBytes];
        var count = 0;
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(patience.Token);
            int read;
            while (count < bytes.Length && (read = await stream.ReadAsync(bytes.AsMemory(count), patience.Token)) > 0)
                count += read;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or HttpRequestException)
        {
            // The beginning is all that histories want.
        }

        var text = new string([.. Encoding.UTF8.GetString(bytes, 0, count).Select(one => char.IsControl(one) ? ' ' : one)]).Trim();
        return text.Length == 0 ? null : text;
    }

    private TimeSpan? WaitAskedFor(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        _ => null,
    };

    private static SendFailure KindOf(HttpRequestException exception) => exception switch
    {
        { InnerException: ForbiddenAddressException } => SendFailure.AddressForbidden,
        { HttpRequestError: HttpRequestError.SecureConnectionError } => SendFailure.Insecure,
        { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError } => SendFailure.Unreachable,
        _ => SendFailure.Garbled,
    };

    private sealed class ForbiddenAddressException(string host) : Exception($"{host} has no address that webhooks may reach.");
}
