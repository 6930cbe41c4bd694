namespace BaseWorkflows.Domain.Bases;

/// <summary>Somebody who took part in an exchange meeting.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Post">Whom they speak for, such as 护理学院院长; may be empty.</param>
public sealed record Participant(string? Name, string? Post = null);

/// <summary>What is written down of an exchange meeting.</summary>
/// <param name="HeldOn">The day, Asia/Shanghai; not in the future.</param>
/// <param name="Place">Where.</param>
/// <param name="Topic">What it was about.</param>
/// <param name="CollegeSide">Who came from the graduate office and the departments; at least one.</param>
/// <param name="BaseSide">Who came from the base; at least one.</param>
/// <param name="Minutes">The minutes as text; may be empty where there is a document.</param>
/// <param name="DocumentIds">The minutes as documents of the base; may be empty where there is a text.</param>
public sealed record ExchangeEntry(
    DateOnly? HeldOn, string? Place, string? Topic, IReadOnlyList<Participant>? CollegeSide, IReadOnlyList<Participant>? BaseSide,
    string? Minutes = null, IReadOnlyList<string>? DocumentIds = null)
{
    /// <summary>The most people of one side.</summary>
    public const int MaxParticipants = 50;

    /// <summary>The most documents.</summary>
    public const int MaxDocuments = 10;

    private static readonly DateOnly Earliest = new(2000, 1, 1);

    /// <summary>What is wrong with it, or null.</summary>
    /// <param name="today">The date in Asia/Shanghai.</param>
    public Refusal? Check(DateOnly today)
    {
        var errors = new FieldErrors();
        if (HeldOn is null)
            errors.Add("heldOn", FieldRules.Required(null)!.Value);
        else if (FieldRules.Between(HeldOn, Earliest, today) is { } date)
            errors.Add("heldOn", date);
        if ((FieldRules.Required(Place) ?? FieldRules.Line(Place, 200)) is { } place)
            errors.Add("place", place);
        if ((FieldRules.Required(Topic) ?? FieldRules.Line(Topic, 200)) is { } topic)
            errors.Add("topic", topic);
        Check(errors, "collegeSide", CollegeSide);
        Check(errors, "baseSide", BaseSide);
        if (FieldRules.Multiline(Minutes, 4000) is { } minutes)
            errors.Add("minutes", minutes);
        if (DocumentIds is { Count: > MaxDocuments })
            errors.Add("documentIds", new($"最多 {MaxDocuments} 个文件。", $"At most {MaxDocuments} files."));
        if (string.IsNullOrWhiteSpace(Minutes) && DocumentIds is null or { Count: 0 })
            errors.Add("minutes", new("请填写纪要，或上传纪要文件。", "Write the minutes, or upload them."));

        return errors.ToRefusal("base.exchange_invalid",
            new("交流记录不完整，请按提示补全。", "The record of the meeting is not complete; see the fields."), Regulation.Art6_1);
    }

    private static void Check(FieldErrors errors, string path, IReadOnlyList<Participant>? side)
    {
        if (side is null or { Count: 0 })
            errors.Add(path, new("双方各至少一名参加人员。", "Name at least one participant of each side."));
        else if (side.Count > MaxParticipants)
            errors.Add(path, new($"最多 {MaxParticipants} 名。", $"At most {MaxParticipants} people."));
        else
            for (var i = 0; i < side.Count; i++)
            {
                if ((FieldRules.Required(side[i]?.Name) ?? FieldRules.Line(side[i]?.Name, 50)) is { } name)
                    errors.Add($"{path}[{i}].name", name);
                if (FieldRules.Line(side[i]?.Post, 100) is { } post)
                    errors.Add($"{path}[{i}].post", post);
            }
    }
}

/// <summary>One of the regular exchanges (定期交流) between graduate office, departments and base (6.1).</summary>
public sealed class ExchangeMeeting
{
    private ExchangeMeeting()
    {
    }

    /// <summary>Unique for ever.</summary>
    public string Id { get; private set; } = null!;

    /// <summary>The base.</summary>
    public string BaseId { get; private set; } = null!;

    /// <summary>The day, Asia/Shanghai.</summary>
    public DateOnly HeldOn { get; private set; }

    /// <summary>What is written down of it.</summary>
    public ExchangeEntry Entry { get; private set; } = null!;

    /// <summary>Who wrote it down last.</summary>
    public EnteredBy Entered { get; private set; } = null!;

    /// <summary>Writes a meeting down; from approval of the base on.</summary>
    public static Result<ExchangeMeeting> Record(string id, TrainingBase owner, ExchangeEntry entry, EnteredBy by)
    {
        if (owner.RegistersClosed() is { } closed)
            return closed;

        var meeting = new ExchangeMeeting { Id = id, BaseId = owner.Id };
        return meeting.Take(entry, by) is { } refusal ? refusal : meeting;
    }

    /// <summary>Corrects the record.</summary>
    /// <param name="owner">The base.</param>
    /// <param name="entry">What is to stand there.</param>
    /// <param name="concluded">The years whose assessment has a result: what was held in one of them, or is moved into one, stays as it was assessed.</param>
    /// <param name="by">Who corrects it.</param>
    public Refusal? Change(TrainingBase owner, ExchangeEntry entry, IReadOnlySet<int> concluded, EnteredBy by)
    {
        if (owner.RegistersClosed() is { } closed)
            return closed;
        foreach (var year in new[] { HeldOn.Year, entry.HeldOn?.Year ?? HeldOn.Year })
        {
            if (concluded.Contains(year))
                return YearFacts.Concluded(year);
        }

        return Take(entry, by);
    }

    private Refusal? Take(ExchangeEntry entry, EnteredBy by)
    {
        if (entry.Check(CollegeTime.DayOf(by.At)) is { } refusal)
            return refusal;

        (HeldOn, Entry, Entered) = (entry.HeldOn!.Value, entry with { DocumentIds = entry.DocumentIds ?? [] }, by);
        return null;
    }
}
