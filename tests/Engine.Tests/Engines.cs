using Microsoft.Extensions.Time.Testing;

namespace BaseWorkflows.Engine.Tests;

/// <summary>Engines for tests.</summary>
internal static class Engines
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static IServiceProvider NoServices { get; } = new Nothing();

    public static EmbeddedEngine At(DateTimeOffset now, ActivityCatalog? catalog = null, EngineLimits? limits = null) =>
        new(catalog ?? new ActivityCatalog([]), new FakeTimeProvider(now), limits ?? new EngineLimits { ScriptTime = TimeSpan.FromSeconds(20) });

    private sealed class Nothing : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
