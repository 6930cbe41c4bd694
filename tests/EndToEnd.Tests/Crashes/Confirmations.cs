namespace BaseWorkflows.EndToEnd.Tests.Crashes;

/// <summary>Counts what the service has confirmed, and lets one wait for more of it.</summary>
internal sealed class Confirmations
{
    private readonly Lock gate = new();
    private TaskCompletionSource? reached;
    private int target;

    public int Count { get; private set; }

    public void Add()
    {
        lock (gate)
        {
            if (++Count == target)
                reached?.TrySetResult();
        }
    }

    /// <summary>Completes as soon as so many more have been confirmed.</summary>
    public Task AfterAsync(int more)
    {
        lock (gate)
        {
            target = Count + more;
            reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return reached.Task;
        }
    }
}
