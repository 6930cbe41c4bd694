using BaseWorkflows.Workflows.Notifications;

namespace BaseWorkflows.Api.Components.Layout;

/// <summary>What waits to be read by the visitor, as it changes; one for each circuit.</summary>
internal sealed class UnreadInbox(UnreadWatch watch) : IDisposable
{
    private IDisposable? watching;
    private string? watched;

    /// <summary>Told from another thread when something else waits than before.</summary>
    public event EventHandler? Changed;

    /// <summary>What waits now.</summary>
    public Unread Unread { get; private set; } = Unread.None;

    /// <summary>Watches for this person from now on; the same again changes nothing.</summary>
    public void WatchFor(string personId)
    {
        if (watched == personId)
            return;
        watching?.Dispose();
        watched = personId;
        // The watch speaks for all pages at once, in the language of the one that was there first; this one keeps its own.
        var here = ExecutionContext.Capture()!;
        watching = watch.Watch(personId, now => ExecutionContext.Run(here, _ => Tell(now), null));
    }

    public void Dispose() => watching?.Dispose();

    private void Tell(Unread now)
    {
        Unread = now;
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
