using System.Collections.Concurrent;
using System.Net;

namespace BaseWorkflows.EndToEnd.Tests.Failures;

/// <summary>
/// Sends each request to the next one of several nodes; where that doesn't answer, or answers that the server failed, the same request to the node after
/// it, until there is an answer. With idempotency keys that is what a patient client does. Now and then the answer to a command gets lost on its way.
/// </summary>
internal sealed class AnyNode(IReadOnlyList<Uri> nodes, Random random) : DelegatingHandler(new SocketsHttpHandler())
{
    private const double LostAnswers = 0.1;

    // Longer than the feed lets a reader wait.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private int turn;
    private int refused;

    /// <summary>How many requests found nobody there.</summary>
    public int Refused => refused;

    /// <summary>Requests that a node may have begun with, without an answer: what was asked, and when that was known (UTC).</summary>
    public ConcurrentQueue<(string Path, DateTimeOffset At)> Lost { get; } = [];

    /// <summary>Answers that the server failed: what was asked, when that was known (UTC), and the answer.</summary>
    public ConcurrentQueue<(string Path, DateTimeOffset At, string Answer)> Failed { get; } = [];

    /// <summary>A client for people or machines, who wait as long as it takes.</summary>
    public HttpClient NewClient() => new(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan, BaseAddress = nodes[0] };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.PathAndQuery;
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            request.RequestUri = new Uri(nodes[(int)((uint)Interlocked.Increment(ref turn) % nodes.Count)], path);
            if (await TryAsync(request, path, cancellationToken) is { } answer)
                return answer;
            await again.WaitForNextTickAsync(cancellationToken);
        }
    }

    private async Task<HttpResponseMessage?> TryAsync(HttpRequestMessage request, string path, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var answer = await base.SendAsync(request, patience.Token);
            await answer.Content.LoadIntoBufferAsync(patience.Token);
            if (answer.StatusCode >= HttpStatusCode.InternalServerError)
                Failed.Enqueue((path, Now, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}"));
            else if (IsLost(request))
                Lost.Enqueue((path, Now));
            else
                return answer;
            answer.Dispose();
        }
        catch (HttpRequestException nobody) when (nobody.HttpRequestError == HttpRequestError.ConnectionError)
        {
            Interlocked.Increment(ref refused);
        }
        catch (Exception lost) when (lost is HttpRequestException || (lost is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Lost.Enqueue((path, Now));
        }

        return null;
    }

    private bool IsLost(HttpRequestMessage request)
    {
        if (!request.Headers.Contains("Idempotency-Key"))
            return false;
        lock (random)
            return random.NextDouble() < LostAnswers;
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();
}
