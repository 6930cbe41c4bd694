namespace BaseWorkflows.Domain.Rectifications;

/// <summary>The one extension that a base may ask for.</summary>
/// <param name="Reason">Why, in the base's words.</param>
/// <param name="Workdays">How many working days are asked for.</param>
/// <param name="Asked">Who asked, when.</param>
public sealed record RectificationExtension(string Reason, int Workdays, DoneBy Asked)
{
    /// <summary>Whether the graduate office granted it; null while undecided.</summary>
    public bool? IsGranted { get; init; }

    /// <summary>What the graduate office says to it.</summary>
    public string? Answer { get; init; }

    /// <summary>Who decided, when; null while undecided.</summary>
    public DoneBy? Decided { get; init; }

    /// <summary>Whether it waits for the graduate office.</summary>
    public bool IsPending => Decided is null;
}
