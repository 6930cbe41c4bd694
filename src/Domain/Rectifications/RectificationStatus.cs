namespace BaseWorkflows.Domain.Rectifications;

/// <summary>Where a rectification stands.</summary>
public enum RectificationStatus
{
    /// <summary>整改中: the base works on the items.</summary>
    InProgress,

    /// <summary>已提交: the report is handed in, graduate office and departments re-assess.</summary>
    HandedIn,

    /// <summary>整改合格: the base is in force again.</summary>
    Passed,

    /// <summary>整改后仍不合格: the base is delisted.</summary>
    Failed,

    /// <summary>逾期未交: nothing was handed in by the deadline; the base is delisted.</summary>
    Overdue,
}

/// <summary>What the values of a rectification are called on screen.</summary>
public static class RectificationTitles
{
    /// <summary>A status in words.</summary>
    public static Text Title(this RectificationStatus status) => status switch
    {
        RectificationStatus.InProgress => new("整改中", "In progress"),
        RectificationStatus.HandedIn => new("已提交待复核", "Handed in"),
        RectificationStatus.Passed => new("整改合格", "Passed"),
        RectificationStatus.Failed => new("整改后仍不合格", "Failed"),
        RectificationStatus.Overdue => new("逾期未交", "Overdue"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
