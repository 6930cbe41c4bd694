namespace BaseWorkflows.Domain.Bases;

/// <summary>A mentor of a base (基地导师, 5.2).</summary>
/// <param name="Id">Unique within the base.</param>
/// <param name="Name">Full name.</param>
/// <param name="Discipline">The discipline they guide in, one of the college's names such as 药学.</param>
/// <param name="Qualification">Professional title and degree, such as 主任药师、硕士.</param>
/// <param name="SelectedOn">When they were selected.</param>
/// <param name="SelectionRecord">By which decision, under 《硕士研究生指导教师遴选办法》.</param>
/// <param name="Phone">Where to reach them; may be empty.</param>
public sealed record Mentor(
    string Id, string? Name, string? Discipline, string? Qualification, DateOnly? SelectedOn, string? SelectionRecord, string? Phone = null)
{
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
}
