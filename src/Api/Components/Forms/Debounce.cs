namespace BaseWorkflows.Api.Components.Forms;

/// <summary>Acts once it has been quiet for a while: drafts are saved when somebody pauses, not at each letter.</summary>
internal sealed class Debounce : IDisposable
{
    private readonly TimeSpan quiet;
    private readonly ITimer timer;

    /// <param name="time">The clock; tests move it.</param>
    /// <param name="quiet">How long nothing may happen before it acts.</param>
    /// <param name="act">What is done, on a thread of its own.</param>
    public Debounce(TimeProvider time, TimeSpan quiet, Action act)
    {
        this.quiet = quiet;
        timer = time.CreateTimer(_ => act(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Something happened: the wait begins anew.</summary>
    public void Touch() => timer.Change(quiet, Timeout.InfiniteTimeSpan);

    /// <summary>Nothing is waited for any more.</summary>
    public void Stop() => timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Dispose() => timer.Dispose();
}
