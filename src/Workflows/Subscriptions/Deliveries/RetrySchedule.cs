namespace BaseWorkflows.Workflows.Subscriptions.Deliveries;

/// <summary>When an event that a receiver didn't take is tried again: the schedule that Standard Webhooks gives as its example, over three days.</summary>
public static class RetrySchedule
{
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>How many attempts an event has, the first included.</summary>
    public static int Attempts => Delays.Length + 1;

    /// <summary>The longest that a receiver's <c>Retry-After</c> is heeded.</summary>
    public static TimeSpan LongestWait { get; } = TimeSpan.FromHours(24);

    /// <summary>
    /// How long to wait after a failed attempt; null after the last. A tenth more or less by chance, so that receivers who failed together
    /// don't get everything again at one moment; what the receiver asks for counts where it is longer.
    /// </summary>
    /// <param name="tries">How many attempts have failed.</param>
    /// <param name="chance">0 to 1.</param>
    /// <param name="retryAfter">What the receiver asked for; null for nothing.</param>
    public static TimeSpan? After(int tries, double chance, TimeSpan? retryAfter = null)
    {
        if (tries > Delays.Length)
            return null;
        var delay = Delays[tries - 1] * (0.9 + (0.2 * chance));
        var asked = retryAfter > LongestWait ? LongestWait : retryAfter ?? TimeSpan.Zero;
        return asked > delay ? asked : delay;
    }
}
