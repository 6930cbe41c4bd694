using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Jobs;

/// <summary>
/// How far a schedule has been served, shared by all nodes: of several that find it due one takes it, and what was missed while
/// none ran is still due afterwards.
/// </summary>
public sealed class ScheduleRow
{
    /// <summary>The longest message of a failure that is kept, in characters.</summary>
    public const int MaxErrorLength = 1_000;

    /// <summary>How long a node has for one run before another one may take it for dead and start again.</summary>
    public static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(10);

    /// <summary>The schedule's key.</summary>
    public required string Key { get; init; }

    /// <summary>The last of its times that was served, or the one before it was first known (UTC).</summary>
    public required DateTimeOffset ServedUntil { get; set; }

    /// <summary>Until when a node works on it (UTC); null while none does.</summary>
    public DateTimeOffset? TakenUntil { get; private set; }

    /// <summary>When it was last begun (UTC); null before the first time.</summary>
    public DateTimeOffset? BegunAt { get; private set; }

    /// <summary>When it last succeeded (UTC); null before the first time.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>How many things it did then.</summary>
    public int DoneCount { get; private set; }

    /// <summary>How often it has failed since it last succeeded.</summary>
    public int Failures { get; private set; }

    /// <summary>Why it failed last; null where it hasn't since it last succeeded.</summary>
    public string? Error { get; private set; }

    internal bool IsTaken(DateTimeOffset now) => TakenUntil > now;

    internal void Take(DateTimeOffset now) => (TakenUntil, BegunAt) = (now + LongestRun, now);

    internal void Release() => TakenUntil = null;

    internal void Succeed(DateTimeOffset served, int count, DateTimeOffset now)
    {
        if (served > ServedUntil)
            ServedUntil = served;
        (TakenUntil, DoneAt, DoneCount, Failures, Error) = (null, now, count, 0, null);
    }

    internal void Fail(string error) => (TakenUntil, Failures, Error) = (null, Failures + 1, error.Length > MaxErrorLength ? error[..MaxErrorLength] : error);

    internal sealed class Mapping : IEntityTypeConfiguration<ScheduleRow>
    {
        public void Configure(EntityTypeBuilder<ScheduleRow> builder)
        {
            builder.ToTable("schedules");
            builder.HasKey(row => row.Key);
            builder.Property(row => row.Key).HasMaxLength(40);
            builder.Property(row => row.Error).HasMaxLength(MaxErrorLength);
            builder.HasVersion();
        }
    }
}
