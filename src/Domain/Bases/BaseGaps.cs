namespace BaseWorkflows.Domain.Bases;

/// <summary>The registers of a base, as its page has them.</summary>
public enum BaseRegister
{
    /// <summary>工作小组 (5.1).</summary>
    WorkingGroup,

    /// <summary>基地导师 (5.2).</summary>
    Mentors,

    /// <summary>管理办法 (6.1).</summary>
    Rules,

    /// <summary>定期交流 (6.1).</summary>
    Exchanges,

    /// <summary>年度情况 (6.2, 6.4).</summary>
    Facts,
}

/// <summary>All registers of a base.</summary>
/// <param name="Base">The base, with working group and mentors as they are now.</param>
/// <param name="Rules">All versions of both kinds.</param>
/// <param name="Exchanges">All meetings.</param>
/// <param name="Facts">The facts of all years.</param>
public sealed record BaseRecords(
    TrainingBase Base, IReadOnlyList<RulesVersion> Rules, IReadOnlyList<ExchangeMeeting> Exchanges, IReadOnlyList<YearFacts> Facts);

/// <summary>Something that the regulation asks of a base and that its registers don't show.</summary>
/// <param name="Code">Stable, such as <c>gap.safety_rules</c>.</param>
/// <param name="Clause">The clause that asks it.</param>
/// <param name="What">What is missing.</param>
/// <param name="Register">Where it is to be entered.</param>
/// <param name="IsAdvice">Whether the clause encourages it (鼓励) and doesn't demand it.</param>
public sealed record BaseGap(string Code, Clause Clause, Text What, BaseRegister Register, bool IsAdvice = false);

/// <summary>What a base has yet to do by articles 5 and 6.</summary>
public static class BaseGaps
{
    /// <summary>The month of a year from which its facts are asked for: the assessment is in December.</summary>
    public const int FactsMonth = 10;

    /// <summary>The most months between two exchange meetings where the college hasn't said otherwise; the regulation says “regular”.</summary>
    public const int DefaultExchangeMonths = 12;

    /// <summary>The year whose facts are to be there on a day: from October on that year, until then the one before.</summary>
    public static int YearAskedOn(DateOnly today) => today.Month >= FactsMonth ? today.Year : today.Year - 1;

    /// <summary>
    /// What is missing, in the order of the clauses. A base before its approval, or that is a base no more, misses nothing; one without an
    /// agreement in force yet is asked for people and rules only.
    /// </summary>
    /// <param name="records">The registers.</param>
    /// <param name="year">The year whose facts must be there.</param>
    /// <param name="on">The day on which the rest is looked at, Asia/Shanghai: today, or for an assessment the last day of its year.</param>
    /// <param name="exchangeMonths">The most months between two exchange meetings.</param>
    public static IReadOnlyList<BaseGap> Of(BaseRecords records, int year, DateOnly on, int exchangeMonths = DefaultExchangeMonths)
    {
        var one = records.Base;
        if (one.Status is not (BaseStatus.Approved or BaseStatus.Active or BaseStatus.Rectifying or BaseStatus.Lapsed))
            return [];

        return
        [
            .. OfPeople(one),
            .. OfRules(records.Rules, on),
            .. one.Agreement is { } term && one.Status != BaseStatus.Approved
                ? OfRunning(records, term, year, on, exchangeMonths)
                : [],
        ];
    }

    private static IEnumerable<BaseGap> OfPeople(TrainingBase one)
    {
        if (one.WorkingGroup is null)
            yield return new("gap.working_group", Regulation.Art5_1, new("尚未成立基地工作小组", "No working group has been set up"), BaseRegister.WorkingGroup);
        if (one.DisciplinesWithoutMentor is { Count: > 0 } missing)
        {
            yield return new("gap.mentors", Regulation.Art5_2, new(
                $"没有导师的学科：{string.Join('、', missing)}", $"Disciplines without a mentor: {string.Join(", ", missing)}"), BaseRegister.Mentors);
        }
    }

    private static IEnumerable<BaseGap> OfRules(IReadOnlyList<RulesVersion> rules, DateOnly on)
    {
        if (RulesVersion.InEffect(rules, RulesKind.Safety, on) is null)
            yield return new("gap.safety_rules", Regulation.Art6_1, new("没有生效的研究生实践安全管理办法", "No safety rules are in effect"), BaseRegister.Rules);
        if (RulesVersion.InEffect(rules, RulesKind.Operation, on) is null)
            yield return new("gap.operation_rules", Regulation.Art6_1, new("没有生效的基地运行管理办法", "No operation rules are in effect"), BaseRegister.Rules);
    }

    private static IEnumerable<BaseGap> OfRunning(BaseRecords records, AgreementTerm term, int year, DateOnly on, int exchangeMonths)
    {
        var meetings = records.Exchanges.Where(meeting => meeting.HeldOn <= on).Select(meeting => meeting.HeldOn).ToList();
        var last = meetings.Count > 0 ? meetings.Max() : (DateOnly?)null;
        var since = last > term.StartsOn ? last.Value : term.StartsOn;
        if (since.AddMonths(exchangeMonths) < on)
        {
            yield return new("gap.exchange", Regulation.Art6_1, last is { } day
                ? new($"上次定期交流在 {day:yyyy-MM-dd}，已超过 {exchangeMonths} 个月", $"The last exchange meeting was on {day:yyyy-MM-dd}, more than {exchangeMonths} months ago")
                : new("还没有定期交流记录", "No exchange meeting is recorded"), BaseRegister.Exchanges);
        }

        if (term.StartsOn.Year > year)
            yield break;
        if (records.Facts.FirstOrDefault(one => one.Year == year)?.Entry is not { } facts)
        {
            yield return new("gap.conditions_unknown", Regulation.Art6_2, new(
                $"未填报 {year} 年学习、生活、工作条件", $"Conditions of living, study and work are not reported for {year}"), BaseRegister.Facts);
            yield return new("gap.funds_unknown", Regulation.Art6_4, new(
                $"未填报 {year} 年专项基金、投入、生活补贴和研究生人数", $"Funds, allowance and students are not reported for {year}"), BaseRegister.Facts);
            yield break;
        }

        foreach (var (_, title, _) in facts.Conditions().Where(condition => condition.Fact?.IsMet != true))
        {
            yield return new("gap.condition", Regulation.Art6_2, new(
                $"{year} 年{title.Zh}未落实", $"The {title.En} of {year} are not provided"), BaseRegister.Facts);
        }

        if (facts is { SpecialFund: 0, Investment: 0 })
            yield return new("gap.fund", Regulation.Art6_4, new($"{year} 年没有专项基金或投入（鼓励设立）", $"No special fund or investment in {year} (encouraged)"), BaseRegister.Facts, IsAdvice: true);
        if (facts.MonthlyAllowance == 0)
            yield return new("gap.allowance", Regulation.Art6_4, new($"{year} 年没有向研究生提供生活补贴（鼓励提供）", $"No allowance for students in {year} (encouraged)"), BaseRegister.Facts, IsAdvice: true);
    }
}
