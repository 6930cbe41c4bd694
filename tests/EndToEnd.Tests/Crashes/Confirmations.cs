namespace BaseWorkflows.EndToEnd.Tests.Crashes;

/// <summary>Counts what the service has confirmed, and lets some wait for more of it.</summary>
internal sealed class Confirmations
{
    private readonly Lock gate = new();
    private readonly List<(int Target, TaskCompletionSource Reached)> waiting = [];

    public int Count { get; private set; }

    public void Add()
    {
        lock (gate)
        {
            Count++;
            foreach (var (_, reached) in waiting.Where(one => one.Target == Count))
                reached.SetResult();
        }
    }

    /// <summary>Completes as soon as so many more have been confirmed.</summary>
    public Task AfterAsync(int more) => ReachAsync(Count + more);

    /// <summary>Completes as soon as so many have been confirmed altogether.</summary>
    public Task ReachAsync(int target)
    {
        lock (gate)
        {
            if (Count >= target)
                return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((target, reached));
            return reached.Task;
        }
    }
}
