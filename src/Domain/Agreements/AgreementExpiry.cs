namespace BaseWorkflows.Domain.Agreements;

/// <summary>When it is told that an agreement ends, and from when on it can be renewed. A term of years needs months (4.2).</summary>
public static class AgreementExpiry
{
    /// <summary>How many days before the last day everybody is told, the earliest first.</summary>
    public static IReadOnlyList<int> DaysAhead { get; } = [180, 90, 30, 7];

    /// <summary>How many days before the last day a renewal can be begun: from the first notice on.</summary>
    public static int RenewalWindow => DaysAhead[0];

    /// <summary>The notice that counts on a day: the one nearest to the end that has come; null where none has, or the end is past.</summary>
    /// <param name="last">The agreement's last day.</param>
    /// <param name="today">The date in Asia/Shanghai.</param>
    public static int? Threshold(DateOnly last, DateOnly today)
    {
        var left = last.DayNumber - today.DayNumber;
        return left < 0 ? null : DaysAhead.Where(days => left <= days).Cast<int?>().Min();
    }
}
