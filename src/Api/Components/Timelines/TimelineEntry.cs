using BaseWorkflows.Domain;

namespace BaseWorkflows.Api.Components.Timelines;

/// <summary>One thing that happened to a case or a base.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="What">What happened, in a few words.</param>
/// <param name="Who">The name of the person; null for the system.</param>
/// <param name="Mood">How it reads at a glance.</param>
/// <param name="Why">The comment or reason that was given.</param>
/// <param name="Clause">The clause that it rests on.</param>
public sealed record TimelineEntry(
    DateTimeOffset At, string What, string? Who = null, TimelineMood Mood = TimelineMood.Plain, string? Why = null, Clause? Clause = null)
{
    /// <summary>What followed from it in the same moment.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];
}

/// <summary>How an entry reads at a glance; said by the text as well, never by colour alone.</summary>
public enum TimelineMood
{
    /// <summary>A step like any other.</summary>
    Plain,

    /// <summary>An approval, a signature, a base in force.</summary>
    Good,

    /// <summary>A return, a warning.</summary>
    Caution,

    /// <summary>A rejection, a delisting.</summary>
    Bad,
}
