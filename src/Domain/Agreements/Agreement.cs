using BaseWorkflows.Domain.Bases;

namespace BaseWorkflows.Domain.Agreements;

/// <summary>How far an agreement has come.</summary>
public enum AgreementStatus
{
    /// <summary>起草中: its content is being written.</summary>
    Drafting,

    /// <summary>签署中: its content stands, signatures or receipts are missing.</summary>
    Signing,

    /// <summary>已生效: all three copies are signed by both sides and confirmed by their holders.</summary>
    InForce,

    /// <summary>已作废: given up before it came into force.</summary>
    Void,

    /// <summary>已到期: it was in force, and its last day is over.</summary>
    Over,
}

/// <summary>
/// A cooperation agreement (合作协议书, article 4) in three numbered copies. Methods return the refusal, or null when done; a
/// refusal leaves the agreement as it was.
/// </summary>
public sealed class Agreement
{
    private Agreement()
    {
    }

    /// <summary>Unique for ever.</summary>
    public string Id { get; private set; } = null!;

    /// <summary>The base that it is for.</summary>
    public string BaseId { get; private set; } = null!;

    /// <summary>When it was opened (UTC).</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>What is to be signed; null until drafted.</summary>
    public AgreementContent? Content { get; private set; }

    /// <summary>The three copies, by number.</summary>
    public IReadOnlyList<AgreementCopy> Copies { get; private set; } =
    [
        new(1, CopyHolder.GraduateOffice),
        new(2, CopyHolder.Base),
        new(3, CopyHolder.Department),
    ];

    /// <summary>When it came into force (UTC); null before.</summary>
    public DateTimeOffset? InForceSince { get; private set; }

    /// <summary>When it was given up (UTC); null for one that wasn't.</summary>
    public DateTimeOffset? VoidSince { get; private set; }

    /// <summary>The agreement that this one renews; null for a base's first.</summary>
    public string? PreviousId { get; private set; }

    /// <summary>The last day of the agreement that this one renews.</summary>
    public DateOnly? PreviousEndsOn { get; private set; }

    /// <summary>How many days ahead of its end everybody was told last; null where nobody was yet.</summary>
    public int? ToldDaysAhead { get; private set; }

    /// <summary>How far it has come; never <see cref="AgreementStatus.Over"/>, for which it takes a day.</summary>
    public AgreementStatus Status => this switch
    {
        { VoidSince: not null } => AgreementStatus.Void,
        { Content: null } => AgreementStatus.Drafting,
        { InForceSince: null } => AgreementStatus.Signing,
        _ => AgreementStatus.InForce,
    };

    /// <summary>How far it has come on a day, as people say it: whether its last day is over counts too.</summary>
    /// <param name="today">The date in Asia/Shanghai.</param>
    public AgreementStatus StatusOn(DateOnly today) => Status == AgreementStatus.InForce && EndsOn < today ? AgreementStatus.Over : Status;

    /// <summary>First day, Asia/Shanghai; null until drafted. Kept beside the content, so that agreements are found by their term.</summary>
    public DateOnly? StartsOn { get; private set; }

    /// <summary>Last day, included, Asia/Shanghai; null until drafted.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>A new agreement without content.</summary>
    public static Agreement Open(string id, string baseId, DateTimeOffset at) => new() { Id = id, BaseId = baseId, CreatedAt = at };

    /// <summary>An agreement that renews the one under which a base works, or last worked (4.2).</summary>
    public static Agreement OpenRenewal(string id, TrainingBase trainingBase, DateTimeOffset at)
    {
        var term = trainingBase.Agreement ?? throw new InvalidOperationException($"Base {trainingBase.Id} has no agreement to renew.");
        return new() { Id = id, BaseId = trainingBase.Id, CreatedAt = at, PreviousId = term.AgreementId, PreviousEndsOn = term.EndsOn };
    }

    /// <summary>
    /// The day on which a renewal begins: the day after the last one of the agreement before, so that there is neither gap nor overlap;
    /// where that is over, the day on which it is drafted. Null for a base's first agreement, which begins as both sides agree.
    /// </summary>
    /// <param name="today">The date in Asia/Shanghai.</param>
    public DateOnly? RenewsFrom(DateOnly today) => PreviousEndsOn is not { } last ? null
        : last < today ? today
        : last.AddDays(1);

    /// <summary>Sets the content (4.2, 4.3); as long as nobody has signed it.</summary>
    /// <param name="content">The sections and the term.</param>
    /// <param name="today">The date in Asia/Shanghai.</param>
    public Refusal? Draft(AgreementContent content, DateOnly today)
    {
        if (WhereVoid() is { } given)
            return given;
        if (Copies.Any(copy => copy.College is not null || copy.Unit is not null))
        {
            return new Refusal(RefusalKind.RuleBroken, "agreement.already_signed",
                new("协议书已有一方签字，内容不能再改。", "A side has signed already; the content can't be changed."), Regulation.Art4_1);
        }

        if ((content.Check(today) ?? CheckStart(content, today)) is { } refusal)
            return refusal;

        (Content, StartsOn, EndsOn) = (content, content.StartsOn, content.EndsOn);
        return null;
    }

    /// <summary>One side signs all three copies (4.1). Our side first; each side once.</summary>
    public Refusal? Sign(AgreementSide side, SignedBy signature)
    {
        if (WhereVoid() is { } given)
            return given;
        if (Content is null)
        {
            return new Refusal(RefusalKind.RuleBroken, "agreement.not_drafted",
                new("协议书尚未起草，不能签字。", "The agreement has not been drafted yet."), Regulation.Art4_3);
        }

        if (Copies.Any(copy => Signature(copy, side) is not null))
        {
            return new Refusal(RefusalKind.Conflict, "agreement.side_signed",
                new("本方已在三份协议书上签字。", "This side has signed all three copies already."), Regulation.Art4_1);
        }

        if (side == AgreementSide.Unit && Copies.Any(copy => copy.College is null))
        {
            return new Refusal(RefusalKind.RuleBroken, "agreement.college_first",
                new("须由学校一方先行签字。", "The college's side signs first."), Regulation.Art4_1);
        }

        Copies = [.. Copies.Select(copy => side == AgreementSide.College
            ? copy with { College = signature }
            : copy with { Unit = signature })];
        return null;
    }

    /// <summary>A side wants the text changed: all signatures fall, and it can be drafted again (4.1, 经平等协商). Not once somebody has a copy.</summary>
    public Refusal? Reopen()
    {
        if (Content is null || Copies.Any(copy => copy.Received is not null))
        {
            return new Refusal(RefusalKind.RuleBroken, "agreement.not_reopenable", new(
                "协议书尚未起草或已有持有方收到，不能退回修改。", "The agreement is not drafted, or a holder has a copy; it can't be sent back."), Regulation.Art4_1);
        }

        Copies = [.. Copies.Select(copy => copy with { College = null, Unit = null })];
        return null;
    }

    /// <summary>A holder confirms that they have their copy (4.1); each once, and only a copy that both sides have signed.</summary>
    public Refusal? ConfirmReceipt(CopyHolder holder, SignedBy receipt)
    {
        var copy = Copies.Single(copy => copy.Holder == holder);
        if (!copy.IsSigned)
        {
            return new Refusal(RefusalKind.RuleBroken, "agreement.copy_unsigned", new(
                $"第 {copy.Number} 份协议书双方尚未全部签字，不能确认收到。", $"Copy {copy.Number} is not signed by both sides yet."), Regulation.Art4_1);
        }

        if (copy.Received is not null)
        {
            return new Refusal(RefusalKind.Conflict, "agreement.copy_received",
                new($"第 {copy.Number} 份协议书已确认收到。", $"The receipt of copy {copy.Number} was confirmed already."), Regulation.Art4_1);
        }

        Copies = [.. Copies.Select(other => other.Holder == holder ? other with { Received = receipt } : other)];
        if (Copies.All(each => each.IsComplete))
            InForceSince = receipt.At;
        return null;
    }

    /// <summary>It is given up; not once it is in force.</summary>
    public Refusal? GiveUp(DateTimeOffset at)
    {
        if (InForceSince is not null)
        {
            return new Refusal(RefusalKind.RuleBroken, "agreement.in_force",
                new("协议书已生效，不能作废。", "The agreement is in force; it can't be given up."), Regulation.Art4_1);
        }

        VoidSince ??= at;
        return null;
    }

    /// <summary>
    /// Whether everybody is to be told now that it ends soon: at each of <see cref="AgreementExpiry.DaysAhead"/> once. What was missed is told
    /// once, as it stands now.
    /// </summary>
    /// <param name="today">The date in Asia/Shanghai.</param>
    /// <returns>True where they are; it is noted.</returns>
    public bool TellEnd(DateOnly today)
    {
        if (EndsOn is not { } last || AgreementExpiry.Threshold(last, today) is not { } days || days >= ToldDaysAhead)
            return false;

        ToldDaysAhead = days;
        return true;
    }

    /// <summary>What still keeps it from being in force (4.1), or null where it is.</summary>
    public Refusal? Outstanding()
    {
        if (WhereVoid() is { } given)
            return given;
        if (Content is null)
        {
            return new Refusal(RefusalKind.RuleBroken, "agreement.not_drafted",
                new("协议书尚未起草。", "The agreement has not been drafted yet."), Regulation.Art4_3);
        }

        var numbers = Copies.Where(copy => !copy.IsComplete).Select(copy => copy.Number).ToList();
        return numbers.Count == 0
            ? null
            : new Refusal(RefusalKind.RuleBroken, "agreement.copies_outstanding", new(
                $"协议一式三份，第 {string.Join('、', numbers)} 份尚未由双方签字并经持有人确认收到，协议不能生效。",
                $"Copies {string.Join(", ", numbers)} are not signed by both sides and confirmed by their holders."), Regulation.Art4_1);
    }

    private Refusal? CheckStart(AgreementContent content, DateOnly today)
    {
        if (RenewsFrom(today) is not { } first || content.StartsOn == first || (PreviousEndsOn < today && content.StartsOn >= first))
            return null;

        var errors = new FieldErrors();
        errors.Add("startsOn", PreviousEndsOn < today
            ? new($"原协议已到期，续签协议不能早于 {first:yyyy-MM-dd} 起始。", $"The agreement before is over; this one begins on {first:yyyy-MM-dd} at the earliest.")
            : new($"续签协议须接续原协议，自 {first:yyyy-MM-dd} 起始。", $"A renewal follows the agreement before and begins on {first:yyyy-MM-dd}."));
        return errors.ToRefusal("agreement.renewal_start",
            new("续签协议的起始日期不对，请按提示修改。", "The first day of the renewal is wrong; see the field."), Regulation.Art4_2);
    }

    private Refusal? WhereVoid() => VoidSince is null ? null : new Refusal(RefusalKind.RuleBroken, "agreement.void",
        new("协议书已作废。", "The agreement was given up."), Regulation.Art4_1);

    private static SignedBy? Signature(AgreementCopy copy, AgreementSide side) => side == AgreementSide.College ? copy.College : copy.Unit;
}
