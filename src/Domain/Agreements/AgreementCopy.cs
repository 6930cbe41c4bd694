namespace BaseWorkflows.Domain.Agreements;

/// <summary>Who keeps a copy: 研究生处, 研究生培养基地, 院（系、部） (4.1).</summary>
public enum CopyHolder
{
    /// <summary>研究生处, copy 1.</summary>
    GraduateOffice,

    /// <summary>研究生培养基地, copy 2.</summary>
    Base,

    /// <summary>院（系、部）, copy 3.</summary>
    Department,
}

/// <summary>The two sides of an agreement.</summary>
public enum AgreementSide
{
    /// <summary>Ours: 学校、研究生处或院（系、部）.</summary>
    College,

    /// <summary>Theirs: 基地所在单位.</summary>
    Unit,
}

/// <summary>A signature on a copy, or the confirmation of its receipt.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Name">Their name as it was then.</param>
/// <param name="At">When (UTC).</param>
public sealed record SignedBy(string PersonId, string Name, DateTimeOffset At);

/// <summary>One of the three numbered copies (一式三份).</summary>
/// <param name="Number">1 to 3.</param>
/// <param name="Holder">Who keeps it.</param>
public sealed record AgreementCopy(int Number, CopyHolder Holder)
{
    /// <summary>The signature of our side; null until given.</summary>
    public SignedBy? College { get; init; }

    /// <summary>The signature of the unit; null until given.</summary>
    public SignedBy? Unit { get; init; }

    /// <summary>The holder's confirmation that they have it; null until given.</summary>
    public SignedBy? Received { get; init; }

    /// <summary>Whether both sides have signed.</summary>
    public bool IsSigned => College is not null && Unit is not null;

    /// <summary>Whether nothing is missing.</summary>
    public bool IsComplete => IsSigned && Received is not null;
}
