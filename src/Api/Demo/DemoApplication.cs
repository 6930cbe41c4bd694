using BaseWorkflows.Workflows;

namespace BaseWorkflows.Api.Demo;

/// <summary>A copy of the application on the same database, whose clock the demo sets: its history lies in the past.</summary>
internal sealed class DemoApplication : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly DemoClock clock;

    public DemoApplication(IConfiguration configuration, ILoggerFactory logging, TimeProvider time)
    {
        Now = time.GetUtcNow();
        clock = new DemoClock(Now);
        services = new ServiceCollection()
            .AddSingleton(logging).AddLogging()
            .AddSingleton<TimeProvider>(clock)
            .AddWorkflows(configuration)
            .BuildServiceProvider();
    }

    /// <summary>The moment from which the history is told.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>A scope in which it is this moment.</summary>
    public AsyncServiceScope At(DateTimeOffset moment)
    {
        clock.Set(moment);
        return services.CreateAsyncScope();
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private sealed class DemoClock(DateTimeOffset start) : TimeProvider
    {
        private DateTimeOffset now = start;

        public override DateTimeOffset GetUtcNow() => now;

        public void Set(DateTimeOffset moment) => now = moment.ToUniversalTime();
    }
}
