namespace BaseWorkflows.Domain.Agreements;

/// <summary>The five sections that an agreement must have (4.3). None may be empty.</summary>
/// <param name="Purpose">双方合作目的.</param>
/// <param name="Goals">基地建设目标.</param>
/// <param name="RightsAndDuties">双方权利和义务.</param>
/// <param name="Term">合作年限, in words.</param>
/// <param name="Other">其它事项.</param>
public sealed record AgreementSections(string? Purpose, string? Goals, string? RightsAndDuties, string? Term, string? Other)
{
    /// <summary>The most characters that one section can hold.</summary>
    public const int MaxLength = 10_000;

    /// <summary>The sections in the regulation's order, with the field's name and the section's title.</summary>
    public IReadOnlyList<(string Field, Text Title, string? Body)> InOrder() =>
    [
        ("purpose", new("双方合作目的", "Purpose of the cooperation"), Purpose),
        ("goals", new("基地建设目标", "Goals of the base"), Goals),
        ("rightsAndDuties", new("双方权利和义务", "Rights and duties of both sides"), RightsAndDuties),
        ("term", new("合作年限", "Term"), Term),
        ("other", new("其它事项", "Other matters"), Other),
    ];
}

/// <summary>What both sides are to sign.</summary>
/// <param name="Sections">The five sections (4.3).</param>
/// <param name="StartsOn">First day, Asia/Shanghai.</param>
/// <param name="Years">The term in whole years (4.2).</param>
/// <param name="TermReason">Why the term is not 3 to 5 years; required then.</param>
public sealed record AgreementContent(AgreementSections Sections, DateOnly? StartsOn, int? Years, string? TermReason)
{
    /// <summary>The usual shortest term (4.2).</summary>
    public const int UsualYearsMin = 3;

    /// <summary>The usual longest term (4.2).</summary>
    public const int UsualYearsMax = 5;

    /// <summary>The longest term that a reason can justify.</summary>
    public const int MaxYears = 20;

    /// <summary>How far from today an agreement can begin, in days to either side.</summary>
    public const int MaxDaysFromToday = 366;

    /// <summary>The last day, included.</summary>
    /// <exception cref="InvalidOperationException">The content was not checked.</exception>
    public DateOnly EndsOn => StartsOn is { } start && Years is { } years
        ? start.AddYears(years).AddDays(-1)
        : throw new InvalidOperationException("The content has no start or no term.");

    /// <summary>What is wrong with it, or null.</summary>
    /// <param name="today">The date in Asia/Shanghai.</param>
    public Refusal? Check(DateOnly today)
    {
        var errors = new FieldErrors();
        foreach (var (field, _, body) in Sections.InOrder())
        {
            if ((FieldRules.Required(body) ?? FieldRules.Multiline(body, AgreementSections.MaxLength)) is { } section)
                errors.Add($"sections.{field}", section);
        }

        CheckTerm(errors, today);
        return errors.ToRefusal("agreement.content_invalid",
            new("协议书内容不完整，请按提示补全。", "The agreement is not complete; see the fields."), Regulation.Art4_3);
    }

    private void CheckTerm(FieldErrors errors, DateOnly today)
    {
        if (StartsOn is null)
            errors.Add("startsOn", FieldRules.Required(null)!.Value);
        else if (FieldRules.Between(StartsOn, today.AddDays(-MaxDaysFromToday), today.AddDays(MaxDaysFromToday)) is { } start)
            errors.Add("startsOn", start);

        if (Years is null)
            errors.Add("years", FieldRules.Required(null)!.Value);
        else if (FieldRules.Between(Years, 1, MaxYears) is { } years)
            errors.Add("years", years);
        else if (Years is < UsualYearsMin or > UsualYearsMax && string.IsNullOrWhiteSpace(TermReason))
        {
            errors.Add("termReason", new(
                "合作年限一般为 3-5 年，其他年限须书面说明理由。", "The usual term is 3 to 5 years; any other needs a written reason."));
        }

        if (FieldRules.Multiline(TermReason, 1_000) is { } reason)
            errors.Add("termReason", reason);
    }
}
