namespace BaseWorkflows.Domain.Bases;

/// <summary>The rules that a base makes for itself (6.1).</summary>
public enum RulesKind
{
    /// <summary>研究生实践安全管理办法.</summary>
    Safety,

    /// <summary>基地运行管理办法.</summary>
    Operation,
}

/// <summary>One version of a base's safety or operation rules (6.1). It never changes once it is filed; what is new is a new version.</summary>
public sealed class RulesVersion
{
    /// <summary>The longest note.</summary>
    public const int MaxNote = 500;

    private static readonly DateOnly Earliest = new(1990, 1, 1);

    private RulesVersion()
    {
    }

    /// <summary>Unique for ever.</summary>
    public string Id { get; private set; } = null!;

    /// <summary>The base.</summary>
    public string BaseId { get; private set; } = null!;

    /// <summary>Safety or operation.</summary>
    public RulesKind Kind { get; private set; }

    /// <summary>Counts the versions of one kind, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The text of the rules, an uploaded document of the base.</summary>
    public string DocumentId { get; private set; } = null!;

    /// <summary>The first day on which it holds, Asia/Shanghai.</summary>
    public DateOnly EffectiveOn { get; private set; }

    /// <summary>What changed; may be empty.</summary>
    public string? Note { get; private set; }

    /// <summary>Who filed it.</summary>
    public EnteredBy Filed { get; private set; } = null!;

    /// <summary>Files the next version of a kind.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="owner">The base; from approval on.</param>
    /// <param name="kind">Safety or operation.</param>
    /// <param name="earlier">The versions that the base has, of both kinds.</param>
    /// <param name="entry">What was handed in.</param>
    /// <param name="by">Who files it.</param>
    public static Result<RulesVersion> File(
        string id, TrainingBase owner, RulesKind kind, IEnumerable<RulesVersion> earlier, RulesEntry entry, EnteredBy by)
    {
        var last = earlier.Where(one => one.Kind == kind).MaxBy(one => one.Number);
        if ((owner.RegistersClosed() ?? Check(entry, last, CollegeTime.DayOf(by.At))) is { } refusal)
            return refusal;

        return new RulesVersion
        {
            Id = id,
            BaseId = owner.Id,
            Kind = kind,
            Number = (last?.Number ?? 0) + 1,
            DocumentId = entry.DocumentId!,
            EffectiveOn = entry.EffectiveOn!.Value,
            Note = string.IsNullOrWhiteSpace(entry.Note) ? null : entry.Note.Trim(),
            Filed = by,
        };
    }

    /// <summary>The version of a kind that holds on a day; null where none does yet.</summary>
    public static RulesVersion? InEffect(IEnumerable<RulesVersion> versions, RulesKind kind, DateOnly on) =>
        versions.Where(one => one.Kind == kind && one.EffectiveOn <= on).MaxBy(one => one.Number);

    private static Refusal? Check(RulesEntry entry, RulesVersion? last, DateOnly today)
    {
        var errors = new FieldErrors();
        if (string.IsNullOrWhiteSpace(entry.DocumentId))
            errors.Add("documentId", new("请上传管理办法正文。", "Upload the text of the rules."));
        if (entry.EffectiveOn is not { } day)
            errors.Add("effectiveOn", FieldRules.Required(null)!.Value);
        else if (FieldRules.Between(day, last?.EffectiveOn ?? Earliest, today.AddYears(1)) is { } date)
            errors.Add("effectiveOn", date);
        if (FieldRules.Multiline(entry.Note, MaxNote) is { } note)
            errors.Add("note", note);

        return errors.ToRefusal("base.rules_invalid",
            new("管理办法信息不完整，请按提示补全。", "The rules are not complete; see the fields."), Regulation.Art6_1);
    }
}

/// <summary>A version of rules as it is handed in.</summary>
/// <param name="DocumentId">The text, an uploaded document of the base.</param>
/// <param name="EffectiveOn">The first day on which it holds: not before that of the version before, at most a year ahead.</param>
/// <param name="Note">What changed; may be empty.</param>
public sealed record RulesEntry(string? DocumentId, DateOnly? EffectiveOn, string? Note = null);
