namespace BaseWorkflows.Domain.Questionnaires;

/// <summary>
/// 问卷调查: the questionnaire to the students or the mentors of a base for one assessment (6.3.2). Methods return the refusal, or null
/// when done; a refusal leaves it as it was.
/// </summary>
public sealed class Questionnaire
{
    /// <summary>The longest that people are given, in days.</summary>
    public const int MaxDays = 120;

    private Questionnaire()
    {
    }

    /// <summary>Unique for ever.</summary>
    public string Id { get; private set; } = null!;

    /// <summary>The assessment that it is a method of.</summary>
    public string AssessmentId { get; private set; } = null!;

    /// <summary>The base that is asked about.</summary>
    public string BaseId { get; private set; } = null!;

    /// <summary>The calendar year that is assessed.</summary>
    public int Year { get; private set; }

    /// <summary>Who is asked.</summary>
    public QuestionnaireAudience Audience { get; private set; }

    /// <summary>Which version of the audience's template it was made from.</summary>
    public int TemplateNumber { get; private set; }

    /// <summary>What is asked; never changes once it is open.</summary>
    public IReadOnlyList<Question> Questions { get; private set; } = [];

    /// <summary>The last day on which people can answer, Asia/Shanghai, to its end.</summary>
    public DateOnly ClosesOn { get; private set; }

    /// <summary>When it was opened (UTC).</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When it was closed (UTC); null before.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When the conclusion was announced (UTC), from when on the unit sees the results; null before.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>A questionnaire that is open until the end of a day.</summary>
    /// <param name="id">Unique for ever.</param>
    /// <param name="about">What it is about.</param>
    /// <param name="template">The version of the template, and its questions.</param>
    /// <param name="closesOn">Today or later, at most <see cref="MaxDays"/> days ahead.</param>
    /// <param name="now">The moment (UTC).</param>
    public static Result<Questionnaire> Open(
        string id, QuestionnaireSubject about, (int Number, IReadOnlyList<Question> Questions) template, DateOnly? closesOn, DateTimeOffset now) =>
        CheckDay(closesOn, now) is { } refusal
            ? refusal
            : new Questionnaire
            {
                Id = id,
                AssessmentId = about.AssessmentId,
                BaseId = about.BaseId,
                Year = about.Year,
                Audience = about.Audience,
                TemplateNumber = template.Number,
                Questions = template.Questions,
                ClosesOn = closesOn!.Value,
                OpenedAt = now,
            };

    /// <summary>Whether people can answer at that moment. The day decides, also before anybody has closed it.</summary>
    public QuestionnaireStatus StatusAt(DateTimeOffset now) =>
        ClosedAt is null && CollegeTime.DayOf(now) <= ClosesOn ? QuestionnaireStatus.Open : QuestionnaireStatus.Closed;

    /// <summary>Gives people more or less time, as long as it is open.</summary>
    public Refusal? CloseOn(DateOnly? day, DateTimeOffset now)
    {
        if ((OnlyWhileOpen(now) ?? CheckDay(day, now)) is { } refusal)
            return refusal;

        ClosesOn = day!.Value;
        return null;
    }

    /// <summary>Closes it for good: results that were seen must not change any more, or the change would show who gave which answers.</summary>
    public Refusal? Close(DateTimeOffset now)
    {
        if (ClosedAt is not null)
            return Closed;

        ClosedAt = now;
        return null;
    }

    /// <summary>The conclusion is announced: it closes where it hasn't, and the unit sees the results.</summary>
    public void Release(DateTimeOffset now)
    {
        ClosedAt ??= now;
        ReleasedAt ??= now;
    }

    /// <summary>The refusal of whatever needs it to be open; null where it is.</summary>
    public Refusal? OnlyWhileOpen(DateTimeOffset now) => StatusAt(now) == QuestionnaireStatus.Open ? null : Closed;

    /// <summary>What is said where it is closed.</summary>
    public static Refusal Closed { get; } = new(RefusalKind.RuleBroken, "questionnaire.closed", new(
        "问卷已经截止，不能再填写或修改。", "The questionnaire is closed; it can't be answered or changed any more."), Regulation.Art6_3_2);

    private static Refusal? CheckDay(DateOnly? day, DateTimeOffset now)
    {
        var today = CollegeTime.DayOf(now);
        var errors = new FieldErrors();
        if ((day is null ? FieldRules.Required(null) : FieldRules.Between(day, today, today.AddDays(MaxDays))) is { } message)
            errors.Add("closesOn", message);
        return errors.ToRefusal("questionnaire.invalid", new("请更正截止日期。", "Correct the closing day."));
    }
}

/// <summary>What a questionnaire is about.</summary>
/// <param name="AssessmentId">The assessment.</param>
/// <param name="BaseId">The base.</param>
/// <param name="Year">The calendar year that is assessed.</param>
/// <param name="Audience">Who is asked.</param>
public sealed record QuestionnaireSubject(string AssessmentId, string BaseId, int Year, QuestionnaireAudience Audience);
