namespace BaseWorkflows.Domain.Rectifications;

/// <summary>Whether one item is put right, as a re-assessment found.</summary>
/// <param name="Number">The item.</param>
/// <param name="IsMet">Whether it is put right.</param>
/// <param name="Reason">Why not; null for a yes.</param>
public sealed record ItemFinding(int Number, bool IsMet, string? Reason);

/// <summary>What the graduate office or one department found after the report was handed in (6.3.1: 研究生处会同院（系、部）).</summary>
/// <param name="DepartmentId">The department; null for the graduate office.</param>
/// <param name="Findings">Item by item.</param>
/// <param name="Opinion">The opinion; null for none.</param>
/// <param name="By">Who, when.</param>
public sealed record Reassessment(string? DepartmentId, IReadOnlyList<ItemFinding> Findings, string? Opinion, DoneBy By)
{
    /// <summary>Whether everything is put right.</summary>
    public bool IsPassed => Findings.All(one => one.IsMet);
}

/// <summary>The director's decision on a rectification.</summary>
/// <param name="IsPassed">Passed or failed.</param>
/// <param name="Opinion">Why; needed where it goes against what was found.</param>
/// <param name="By">Who, when.</param>
public sealed record RectificationDecision(bool IsPassed, string? Opinion, DoneBy By);
