namespace BaseWorkflows.Workflows.Observability;

/// <summary>Begins work that goes on for many, beside whoever happened to be the first to need it.</summary>
internal static class Apart
{
    /// <summary>
    /// Begins it on another thread, in the trace, the language and the sign-in of nobody; it may be called with a lock held. What must not be lost
    /// when the service stops is a job (docs/jobs.md) and doesn't begin here.
    /// </summary>
    /// <param name="work">Must not throw.</param>
    public static void Begin(Func<Task> work)
    {
        using (ExecutionContext.SuppressFlow())
            _ = YieldAsync(work);
    }

    private static async Task YieldAsync(Func<Task> work)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await work();
    }
}
