using Jint.Runtime;

namespace BaseWorkflows.Engine;

/// <summary>Scripts see the burst's time in UTC, so that a replay gives what the first run gave.</summary>
internal sealed class BurstClock(DateTimeOffset now) : DefaultTimeSystem(TimeZoneInfo.Utc, System.Globalization.CultureInfo.InvariantCulture)
{
    public override DateTimeOffset GetUtcNow() => now;
}
