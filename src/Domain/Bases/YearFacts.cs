namespace BaseWorkflows.Domain.Bases;

/// <summary>How many students of a discipline a base offers places to and has.</summary>
/// <param name="Discipline">One of the base's.</param>
/// <param name="Places">Places offered in the year.</param>
/// <param name="Students">Students at the base in the year.</param>
public sealed record DisciplineFacts(string? Discipline, int? Places, int? Students);

/// <summary>Whether the base provides one of the conditions of 6(2), by the agreement.</summary>
/// <param name="IsMet">Yes or no.</param>
/// <param name="Note">What there is; for a no, why not and what is done.</param>
public sealed record ConditionFact(bool? IsMet, string? Note = null);

/// <summary>What a base reports for a calendar year: money (6.4), conditions (6.2), students.</summary>
/// <param name="SpecialFund">专项基金 in yuan; 0 for none.</param>
/// <param name="Investment">Other investment into the base in yuan; 0 for none.</param>
/// <param name="MonthlyAllowance">生活补贴 in yuan per student and month; 0 for none.</param>
/// <param name="Disciplines">Places and students of every discipline of the base.</param>
/// <param name="Living">生活条件: dormitory, canteen.</param>
/// <param name="Study">学习条件: rooms, library, network.</param>
/// <param name="Work">工作条件: posts, equipment, labour protection.</param>
/// <param name="Remark">Anything else; may be empty.</param>
public sealed record FactsEntry(
    decimal? SpecialFund, decimal? Investment, decimal? MonthlyAllowance, IReadOnlyList<DisciplineFacts>? Disciplines,
    ConditionFact? Living, ConditionFact? Study, ConditionFact? Work, string? Remark = null)
{
    /// <summary>The largest amount, in yuan.</summary>
    public const decimal MaxAmount = 1_000_000_000;

    /// <summary>The largest allowance, in yuan per month.</summary>
    public const decimal MaxAllowance = 100_000;

    /// <summary>The most places or students of a discipline.</summary>
    public const int MaxPeople = 10_000;

    /// <summary>The conditions of 6(2) by the name of their field, with what they are called.</summary>
    public IReadOnlyList<(string Field, Text Title, ConditionFact? Fact)> Conditions() =>
    [
        ("living", new("生活条件", "living conditions"), Living),
        ("study", new("学习条件", "study conditions"), Study),
        ("work", new("工作条件", "working conditions"), Work),
    ];

    /// <summary>Students of all disciplines.</summary>
    public int TotalStudents() => (Disciplines ?? []).Sum(one => one.Students ?? 0);

    /// <summary>Places of all disciplines.</summary>
    public int TotalPlaces() => (Disciplines ?? []).Sum(one => one.Places ?? 0);

    /// <summary>What is wrong with it for a base with these disciplines, or null.</summary>
    public Refusal? Check(IReadOnlyList<string> disciplines)
    {
        var errors = new FieldErrors();
        Amount(errors, "specialFund", SpecialFund, MaxAmount);
        Amount(errors, "investment", Investment, MaxAmount);
        Amount(errors, "monthlyAllowance", MonthlyAllowance, MaxAllowance);
        foreach (var (field, _, fact) in Conditions())
        {
            if (fact?.IsMet is null)
                errors.Add($"{field}.isMet", FieldRules.Required(null)!.Value);
            else if (fact.IsMet == false && FieldRules.Required(fact.Note) is not null)
                errors.Add($"{field}.note", new("不具备时请说明原因和改进安排。", "Say why not, and what is done about it."));
            if (FieldRules.Multiline(fact?.Note, 500) is { } note)
                errors.Add($"{field}.note", note);
        }

        CheckDisciplines(errors, disciplines);
        if (FieldRules.Multiline(Remark, 1000) is { } remark)
            errors.Add("remark", remark);

        return errors.ToRefusal("base.facts_invalid", new("年度情况不完整，请按提示补全。", "The facts of the year are not complete; see the fields."), Regulation.Art6_4);
    }

    private void CheckDisciplines(FieldErrors errors, IReadOnlyList<string> disciplines)
    {
        var rows = Disciplines ?? [];
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i]?.Discipline is not { } name || !disciplines.Contains(name))
                errors.Add($"disciplines[{i}].discipline", new("不是本基地的学科专业。", "Not a discipline of this base."));
            else if (rows.Take(i).Any(other => other?.Discipline == name))
                errors.Add($"disciplines[{i}].discipline", new("该学科已填写。", "This discipline is there already."));
            People(errors, $"disciplines[{i}].places", rows[i]?.Places);
            People(errors, $"disciplines[{i}].students", rows[i]?.Students);
        }

        var missing = disciplines.Except(rows.Select(row => row?.Discipline ?? "")).ToList();
        if (missing.Count > 0)
            errors.Add("disciplines", new($"请填写全部学科，还缺：{string.Join('、', missing)}。", $"Fill in every discipline; missing: {string.Join(", ", missing)}."));
    }

    private static void Amount(FieldErrors errors, string field, decimal? value, decimal max)
    {
        if (value is not { } amount)
            errors.Add(field, new("此项必填，没有请填 0。", "This field is required; 0 for none."));
        else if (amount < 0 || amount > max || decimal.Round(amount, 2) != amount)
            errors.Add(field, new($"应在 0 到 {max:0} 之间，最多两位小数。", $"From 0 to {max:0}, with two decimals at most."));
    }

    private static void People(FieldErrors errors, string field, int? value)
    {
        if (value is null)
            errors.Add(field, new("此项必填，没有请填 0。", "This field is required; 0 for none."));
        else if (FieldRules.Between(value, 0, MaxPeople) is { } range)
            errors.Add(field, range);
    }
}

/// <summary>The facts of a base for one calendar year, until the assessment of that year has its result.</summary>
public sealed class YearFacts
{
    /// <summary>The first year that can be reported.</summary>
    public const int FirstYear = 2000;

    private YearFacts()
    {
    }

    /// <summary>The base.</summary>
    public string BaseId { get; private set; } = null!;

    /// <summary>The calendar year.</summary>
    public int Year { get; private set; }

    /// <summary>What was reported.</summary>
    public FactsEntry Entry { get; private set; } = null!;

    /// <summary>Who reported it last.</summary>
    public EnteredBy Entered { get; private set; } = null!;

    /// <summary>Reports a year for the first time; from approval of the base on, not for a year to come.</summary>
    /// <param name="owner">The base.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="entry">What is reported.</param>
    /// <param name="concluded">The years whose assessment has a result.</param>
    /// <param name="by">Who reports it.</param>
    public static Result<YearFacts> Report(TrainingBase owner, int year, FactsEntry entry, IReadOnlySet<int> concluded, EnteredBy by)
    {
        var facts = new YearFacts { BaseId = owner.Id, Year = year };
        return facts.Change(owner, entry, concluded, by) is { } refusal ? refusal : facts;
    }

    /// <summary>Corrects what was reported, until the assessment of that year has its result.</summary>
    public Refusal? Change(TrainingBase owner, FactsEntry entry, IReadOnlySet<int> concluded, EnteredBy by)
    {
        if (owner.RegistersClosed() is { } closed)
            return closed;
        var errors = new FieldErrors();
        if (FieldRules.Between(Year, FirstYear, CollegeTime.DayOf(by.At).Year) is { } range)
            errors.Add("year", range);
        if (errors.ToRefusal("base.facts_invalid", new("只能填报今年和以往年度的情况。", "Only this year and years before can be reported."), Regulation.Art6_4) is { } notYet)
            return notYet;
        if (concluded.Contains(Year))
            return Concluded(Year);
        if (entry.Check(owner.Disciplines) is { } refusal)
            return refusal;

        (Entry, Entered) = (entry, by);
        return null;
    }

    internal static Refusal Concluded(int year) => new(RefusalKind.RuleBroken, "base.year_concluded", new(
        $"{year} 年度考核已有结论，该年度的记录不能再修改。", $"The assessment of {year} has its result; what was recorded for that year can't be changed any more."), Regulation.Art6_3);
}
