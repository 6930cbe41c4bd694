namespace BaseWorkflows.Engine;

/// <summary>One way in which an activity, or the round of a loop, may go on.</summary>
/// <param name="Outcomes">It completes by these ports; null where it does not complete.</param>
/// <param name="Schedules">It starts these inside; null where it starts none.</param>
internal sealed record Alternative(IReadOnlyList<string>? Outcomes, IReadOnlyList<ActivityPlan>? Schedules)
{
    public static readonly Alternative Done = Completes("Done");

    /// <summary>Whether it waits.</summary>
    public bool Waits => Outcomes is null && Schedules is null;

    /// <summary>Whether this way can't be taken again and again within one burst: the items of a loop come to an end, time goes on.</summary>
    public bool IsBounded { get; init; }

    /// <summary>What its counter then holds; null where it stays.</summary>
    public int? Memory { get; init; }

    public static Alternative Completes(params string[] outcomes) => new(outcomes, null);

    /// <summary>Starts these; completes where there are none.</summary>
    public static Alternative Starts(params ActivityPlan[] plans) => plans.Length == 0 ? Done : new(null, plans);
}
