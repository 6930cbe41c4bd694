using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Architecture.Tests;

/// <summary>
/// Breaks every rule about compiled code on purpose: each rule is also asked about this assembly and must find it.
/// Nothing calls it.
/// </summary>
internal static class Canary
{
    public static (DateTime, DateTime, DateTime, DateTimeOffset, DateTimeOffset, TimeProvider) Clocks() =>
        (DateTime.Now, DateTime.UtcNow, DateTime.Today, DateTimeOffset.Now, DateTimeOffset.UtcNow, TimeProvider.System);

    public static Task Background() => Task.Run(() => new DbContext(new DbContextOptions<DbContext>()).Dispose());

    public static void Waits() => Thread.Sleep(0);

    public static Type Room() => typeof(Domain.Refusal);
}
