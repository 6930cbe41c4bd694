namespace BaseWorkflows.Domain.Bases;

/// <summary>A mentor of a base (基地导师, 5.2).</summary>
/// <param name="Id">Unique within the base.</param>
/// <param name="Name">Full name.</param>
/// <param name="Discipline">The discipline they guide in, one of the college's names such as 药学.</param>
/// <param name="Qualification">Professional title and degree, such as 主任药师、硕士.</param>
/// <param name="SelectedOn">When they were selected.</param>
/// <param name="SelectionRecord">By which decision, under 《硕士研究生指导教师遴选办法》.</param>
/// <param name="Phone">Where to reach them; may be empty.</param>
/// <param name="SelectionDocumentId">The decision itself, a document of the base; may be empty.</param>
/// <param name="RetiredOn">The first day on which they guide nobody any more, Asia/Shanghai; null while they do.</param>
public sealed record Mentor(
    string Id, string? Name, string? Discipline, string? Qualification, DateOnly? SelectedOn, string? SelectionRecord, string? Phone = null,
    string? SelectionDocumentId = null, DateOnly? RetiredOn = null)
{
    /// <summary>Whether both entries are about one person in one discipline.</summary>
    public bool IsSameAs(Mentor other) => Name == other.Name && Discipline == other.Discipline;

    /// <summary>What is wrong with the entry, or null.</summary>
    /// <param name="today">The date in Asia/Shanghai.</param>
    public Refusal? Check(DateOnly today)
    {
        var errors = new FieldErrors();
        if ((FieldRules.Required(Name) ?? FieldRules.Line(Name, 50)) is { } name)
            errors.Add("name", name);
        if ((FieldRules.Required(Discipline) ?? FieldRules.Line(Discipline, 50)) is { } discipline)
            errors.Add("discipline", discipline);
        if ((FieldRules.Required(Qualification) ?? FieldRules.Line(Qualification, 100)) is { } qualification)
            errors.Add("qualification", qualification);
        if ((FieldRules.Required(SelectionRecord) ?? FieldRules.Multiline(SelectionRecord, 500)) is { } record)
            errors.Add("selectionRecord", record);
        if (SelectedOn is null)
            errors.Add("selectedOn", FieldRules.Required(null)!.Value);
        else if (FieldRules.Between(SelectedOn, new(1980, 1, 1), today) is { } date)
            errors.Add("selectedOn", date);
        if (FieldRules.Phone(Phone) is { } phone)
            errors.Add("phone", phone);

        return errors.ToRefusal("base.mentor_invalid",
            new("导师信息不完整，请按提示补全。", "The mentor's entry is not complete; see the fields."), Regulation.Art5_2);
    }

    internal static Refusal? CheckActive(Mentor? known) => known switch
    {
        null => new Refusal(RefusalKind.NotFound, "base.mentor_not_found", new("没有这名导师。", "There is no such mentor."), Regulation.Art5_2),
        { RetiredOn: not null } => new Refusal(RefusalKind.Conflict, "base.mentor_retired", new(
            $"{known.Name}已停止指导，记录不能再改。", $"{known.Name} has retired; the entry can't be changed any more."), Regulation.Art5_2),
        _ => null,
    };

    internal Refusal? CheckRetirement(DateOnly? on, DateOnly today)
    {
        var errors = new FieldErrors();
        if (on is null)
            errors.Add("retiredOn", FieldRules.Required(null)!.Value);
        else if (FieldRules.Between(on, SelectedOn ?? today, today) is { } date)
            errors.Add("retiredOn", date);
        return errors.ToRefusal("base.mentor_invalid", new("停止指导的日期不正确。", "The day of the retirement is not right."), Regulation.Art5_2);
    }
}
