namespace BaseWorkflows.Domain.Rectifications;

/// <summary>What a failed assessment asks a base to put right.</summary>
/// <param name="Title">The indicator or subject, at most 200 characters.</param>
/// <param name="Finding">What was found; null where the demand says it all.</param>
/// <param name="Demand">What has to be done, at most 2,000 characters.</param>
public sealed record RectificationDemand(string Title, string? Finding, string Demand)
{
    private const int MaxTitle = 40;

    /// <summary>The demand that follows from a problem which the conclusion of an assessment names: its beginning is the title.</summary>
    public static RectificationDemand Of(string problem) => new(
        problem.Length > MaxTitle ? $"{problem[..(char.IsHighSurrogate(problem[MaxTitle - 1]) ? MaxTitle - 1 : MaxTitle)]}…" : problem,
        problem, "请针对上述问题落实整改，并逐条提交整改情况和佐证材料。");
}

/// <summary>One numbered item of a rectification, with what the base says it has done about it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Title">The indicator or subject.</param>
/// <param name="Finding">What was found; null where the demand says it all.</param>
/// <param name="Demand">What has to be done.</param>
public sealed record RectificationItem(int Number, string Title, string? Finding, string Demand)
{
    /// <summary>Characters of a report on one item.</summary>
    public const int MaxReport = 4_000;

    /// <summary>Pieces of evidence for one item.</summary>
    public const int MaxEvidence = 20;

    /// <summary>What was done; null where nothing was written yet.</summary>
    public string? Report { get; init; }

    /// <summary>The documents that show it.</summary>
    public IReadOnlyList<string> EvidenceIds { get; init; } = [];

    /// <summary>Whether it is reported on and shown by evidence.</summary>
    public bool IsAnswered => !string.IsNullOrWhiteSpace(Report) && EvidenceIds.Count > 0;
}

/// <summary>What the base says about one item.</summary>
/// <param name="Number">The item.</param>
/// <param name="Report">What was done; null for nothing yet.</param>
/// <param name="EvidenceIds">The documents that show it.</param>
public sealed record ItemReport(int Number, string? Report, IReadOnlyList<string> EvidenceIds);

/// <summary>A note on how far an item has come, for graduate office and departments to follow.</summary>
/// <param name="Number">The item.</param>
/// <param name="Note">What happened.</param>
/// <param name="EvidenceIds">Documents that came with it; they become evidence of the item.</param>
/// <param name="By">Who wrote it, when.</param>
public sealed record ProgressNote(int Number, string Note, IReadOnlyList<string> EvidenceIds, DoneBy By);

/// <summary>Who did something in a rectification.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Name">Their name as it was then.</param>
/// <param name="At">When (UTC).</param>
public sealed record DoneBy(string PersonId, string Name, DateTimeOffset At);
