using BaseWorkflows.Domain.Bases;

namespace BaseWorkflows.Domain.Assessments;

/// <summary>The assessments of one year (6.3.1): opened once, on 1 December or by hand.</summary>
public sealed class Campaign
{
    private Campaign()
    {
    }

    /// <summary>Unique for ever.</summary>
    public string Id { get; private set; } = null!;

    /// <summary>The year that is assessed; one campaign each.</summary>
    public int Year { get; private set; }

    /// <summary>When it was opened (UTC).</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>By whom, by name.</summary>
    public string OpenedBy { get; private set; } = null!;

    /// <summary>How many bases it covers, so far as is known.</summary>
    public int Planned { get; private set; }

    /// <summary>When the assessments of all of them had been opened (UTC); null while that goes on.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>A campaign without assessments.</summary>
    public static Campaign Open(string id, int year, string by, DateTimeOffset at) => new() { Id = id, Year = year, OpenedBy = by, OpenedAt = at };

    /// <summary>So many assessments are to be there in the end.</summary>
    public void Plan(int planned) => (Planned, FinishedAt) = (planned, null);

    /// <summary>All are there.</summary>
    public void Finish(DateTimeOffset at) => FinishedAt = at;

    /// <summary>
    /// Whether a base is assessed in a year, and if not, why (6.3.1): every base in force on 1 December, or on the day of the opening
    /// where that is before. Who came into force later is first assessed in the next December.
    /// </summary>
    /// <param name="trainingBase">The base.</param>
    /// <param name="inForceSince">The day on which its first agreement came into force, Asia/Shanghai; null for never.</param>
    /// <param name="year">The year.</param>
    /// <param name="today">The date in Asia/Shanghai.</param>
    public static Refusal? LeftOut(TrainingBase trainingBase, DateOnly? inForceSince, int year, DateOnly today)
    {
        var firstOfDecember = new DateOnly(year, 12, 1);
        var on = today < firstOfDecember ? today : firstOfDecember;
        return trainingBase.Status switch
        {
            BaseStatus.Active when inForceSince > on => Leave("assessment.base_too_new", Regulation.Art6_3_1, new(
                $"基地 {inForceSince:yyyy-MM-dd} 才在用，{on:yyyy-MM-dd} 尚未在用，下一年度起考核。", $"In force since {inForceSince:yyyy-MM-dd}, after {on:yyyy-MM-dd}; first assessed in the next year.")),
            BaseStatus.Active => null,
            BaseStatus.Rectifying => Leave("assessment.base_rectifying", Regulation.Art6_3_4, new(
                "基地正在整改，由整改复核作出结论。", "The base is being rectified; its re-assessment decides.")),
            BaseStatus.Delisted => Leave("assessment.base_delisted", Regulation.Art6_3_4, new("基地已停用。", "The base is delisted.")),
            BaseStatus.Lapsed => Leave("assessment.base_lapsed", Regulation.Art4_2, new("合作协议已到期，未续签。", "The agreement has lapsed and was not renewed.")),
            BaseStatus.Terminated => Leave("assessment.base_terminated", Regulation.Art4_2, new("合作已终止。", "The cooperation has ended.")),
            _ => Leave("assessment.base_not_in_force", Regulation.Art4_1, new("合作协议尚未生效。", "The agreement is not in force yet.")),
        };
    }

    private static Refusal Leave(string code, Clause clause, Text why) => new(RefusalKind.RuleBroken, code, why, clause);
}
