using BaseWorkflows.Domain.Agreements;

namespace BaseWorkflows.Domain.Bases;

/// <summary>The time that a base works under agreements without a gap.</summary>
/// <param name="AgreementId">The last of them.</param>
/// <param name="StartsOn">First day of the first of them, Asia/Shanghai.</param>
/// <param name="EndsOn">Last day of the last of them, included.</param>
public sealed record AgreementTerm(string AgreementId, DateOnly StartsOn, DateOnly EndsOn);

/// <summary>What an application says about its base; follows the application until it is decided.</summary>
/// <param name="Name">The proposed name.</param>
/// <param name="UnitId">The unit, where it has an account of its own.</param>
/// <param name="UnitName">The unit's full name.</param>
/// <param name="Category">Clinical or not.</param>
/// <param name="Level">The level asked for.</param>
/// <param name="DepartmentIds">The departments concerned.</param>
/// <param name="Disciplines">The disciplines that are to take students.</param>
public sealed record BaseProfile(
    string Name, string? UnitId, string UnitName, BaseCategory Category, BaseLevel Level,
    IReadOnlyList<string> DepartmentIds, IReadOnlyList<string> Disciplines);

/// <summary>
/// A training base (研究生培养基地): guards its own status by <see cref="Lifecycle"/>. Methods return the refusal,
/// or null when done; a refusal leaves the base as it was.
/// </summary>
public sealed class TrainingBase
{
    private TrainingBase()
    {
    }

    /// <summary>Unique for ever.</summary>
    public string Id { get; private set; } = null!;

    /// <summary>Issued at approval (2.1); see <see cref="BaseNumber"/>.</summary>
    public string? Number { get; private set; }

    /// <summary>The proposed name, from approval on the issued one.</summary>
    public string Name { get; private set; } = null!;

    /// <summary>The unit that runs it, where the unit has an account.</summary>
    public string? UnitId { get; private set; }

    /// <summary>The unit's full name.</summary>
    public string UnitName { get; private set; } = null!;

    /// <summary>Clinical or not.</summary>
    public BaseCategory Category { get; private set; }

    /// <summary>Tiered management (1.2).</summary>
    public BaseLevel Level { get; private set; }

    /// <summary>Who started it.</summary>
    public Origin Origin { get; private set; }

    /// <summary>The departments concerned.</summary>
    public IReadOnlyList<string> DepartmentIds { get; private set; } = [];

    /// <summary>The disciplines that take students.</summary>
    public IReadOnlyList<string> Disciplines { get; private set; } = [];

    /// <summary>Where it stands in its life.</summary>
    public BaseStatus Status { get; private set; }

    /// <summary>Since when (UTC).</summary>
    public DateTimeOffset StatusSince { get; private set; }

    /// <summary>The calendar year in which a delisted base may not be one (6.3.4).</summary>
    public int? DelistedYear { get; private set; }

    /// <summary>The agreement in force, or the last one that was.</summary>
    public AgreementTerm? Agreement { get; private set; }

    /// <summary>基地工作小组 (5.1).</summary>
    public WorkingGroup? WorkingGroup { get; private set; }

    /// <summary>The register of mentors (5.2), in the order of their entry; those who have retired stay in it.</summary>
    public IReadOnlyList<Mentor> Mentors { get; private set; } = [];

    /// <summary>The disciplines that nobody guides in yet; none may be left before they take students (5.2).</summary>
    public IReadOnlyList<string> DisciplinesWithoutMentor => [.. Disciplines.Except(Mentors.Where(mentor => mentor.RetiredOn is null).Select(mentor => mentor.Discipline!))];

    /// <summary>Whether its registers are kept: from approval until the end.</summary>
    public bool KeepsRegisters => Number is not null && Status != BaseStatus.Terminated;

    /// <summary>When it was first proposed (UTC).</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>A new candidate.</summary>
    public static TrainingBase Propose(string id, Origin origin, BaseProfile profile, DateTimeOffset at)
    {
        var proposed = new TrainingBase { Id = id, Origin = origin, CreatedAt = at, Status = BaseStatus.Candidate, StatusSince = at };
        proposed.Take(profile);
        return proposed;
    }

    /// <summary>Follows the application while it isn't decided.</summary>
    public Refusal? Describe(BaseProfile profile)
    {
        if (Status is not (BaseStatus.Candidate or BaseStatus.InReview))
        {
            return new Refusal(RefusalKind.RuleBroken, "base.already_decided", new(
                $"基地当前状态为“{Status.Title().Zh}”（{Status}），申请内容不能再改。",
                $"The base is “{Status.Title().En}” ({Status}); its application can't be changed any more."));
        }

        Take(profile);
        return null;
    }

    /// <summary>The application goes on its route (3.1).</summary>
    public Refusal? Submit(DateTimeOffset at) => Move(BaseAction.Submit, at);

    /// <summary>Approved (3.2–3.4): the base is issued its name and number (2.1).</summary>
    public Refusal? Approve(BaseNumber number, DateTimeOffset at)
    {
        if (Move(BaseAction.Approve, at) is { } refusal)
            return refusal;

        (Number, Name) = (number.ToString(), BaseName.Issue(UnitName));
        return null;
    }

    /// <summary>Not approved.</summary>
    public Refusal? Reject(DateTimeOffset at) => Move(BaseAction.Reject, at);

    /// <summary>Taken back by the applicant.</summary>
    public Refusal? Withdraw(DateTimeOffset at) => Move(BaseAction.Withdraw, at);

    /// <summary>The agreement is in force (4.1); refused while one of its copies is outstanding.</summary>
    public Refusal? Activate(Agreement agreement, DateTimeOffset at) => ComeIntoForce(BaseAction.Activate, agreement, at);

    /// <summary>Whether its agreement can be renewed now (4.2): from half a year before its end on, and after it has lapsed.</summary>
    /// <param name="today">The date in Asia/Shanghai.</param>
    public Refusal? CheckRenewal(DateOnly today)
    {
        if (Lifecycle.Find(Status, BaseAction.Renew).Refusal is { } notNow)
            return notNow;
        if (Agreement is { } term && term.EndsOn.DayNumber - today.DayNumber > AgreementExpiry.RenewalWindow)
        {
            return new Refusal(RefusalKind.RuleBroken, "agreement.renewal_too_early", new(
                $"合作协议 {term.EndsOn:yyyy-MM-dd} 到期，到期前 {AgreementExpiry.RenewalWindow} 天内方可续签。",
                $"The agreement ends on {term.EndsOn:yyyy-MM-dd}; it can be renewed from {AgreementExpiry.RenewalWindow} days before."), Regulation.Art4_2);
        }

        return null;
    }

    /// <summary>
    /// A renewed agreement is in force (4.2). Before the end it lengthens the term and moves nothing; after it, the base is in force again.
    /// </summary>
    public Refusal? Renew(Agreement agreement, DateTimeOffset at)
    {
        if (Lifecycle.Find(Status, BaseAction.Renew).Refusal is { } notNow)
            return notNow;
        var before = Agreement;
        if (agreement.BaseId == Id && agreement.PreviousId != before?.AgreementId)
        {
            return new Refusal(RefusalKind.RuleBroken, "agreement.not_the_next", new(
                "这份协议书续签的不是基地现行的协议。", "This agreement does not renew the one that the base works under."), Regulation.Art4_2);
        }

        // Also where nobody has noted yet that the one before is over.
        var isUnbroken = Status != BaseStatus.Lapsed && before is { } last && agreement.StartsOn <= last.EndsOn.AddDays(1);
        if (ComeIntoForce(BaseAction.Renew, agreement, at) is { } refusal)
            return refusal;

        if (isUnbroken)
            Agreement = Agreement! with { StartsOn = before!.StartsOn };
        return null;
    }

    /// <summary>Failed the annual assessment (6.3.4).</summary>
    public Refusal? OrderRectification(DateTimeOffset at) => Move(BaseAction.OrderRectification, at);

    /// <summary>Passed the re-assessment (6.3.4).</summary>
    public Refusal? PassRectification(DateTimeOffset at) => Move(BaseAction.PassRectification, at);

    /// <summary>Failed the re-assessment (6.3.4): no base in <paramref name="year"/>.</summary>
    public Refusal? Delist(int year, DateTimeOffset at)
    {
        if (Move(BaseAction.Delist, at) is { } refusal)
            return refusal;

        DelistedYear = year;
        return null;
    }

    /// <summary>The agreement's last day is over (4.2).</summary>
    /// <param name="today">The date in Asia/Shanghai.</param>
    /// <param name="at">The moment (UTC).</param>
    public Refusal? Lapse(DateOnly today, DateTimeOffset at)
    {
        if (Lifecycle.Find(Status, BaseAction.Lapse).Refusal is { } refusal)
            return refusal;
        if (Agreement is { } term && term.EndsOn >= today)
        {
            return new Refusal(RefusalKind.RuleBroken, "agreement.still_running",
                new("合作协议尚未到期。", "The agreement has not ended yet."), Regulation.Art4_2);
        }

        return Move(BaseAction.Lapse, at);
    }

    /// <summary>Ended for good.</summary>
    public Refusal? Terminate(DateTimeOffset at) => Move(BaseAction.Terminate, at);

    /// <summary>Sets or replaces the working group (5.1); from approval on.</summary>
    public Refusal? SetWorkingGroup(WorkingGroup group)
    {
        if ((RegistersClosed() ?? group.Check(DepartmentIds)) is { } refusal)
            return refusal;

        WorkingGroup = group;
        return null;
    }

    /// <summary>Registers a mentor (5.2); from approval on, for a discipline of this base, each person once per discipline.</summary>
    /// <param name="mentor">The entry.</param>
    /// <param name="today">The date in Asia/Shanghai.</param>
    public Refusal? AddMentor(Mentor mentor, DateOnly today)
    {
        if ((RegistersClosed() ?? mentor.Check(today) ?? Fits(mentor)) is { } refusal)
            return refusal;

        Mentors = [.. Mentors, mentor];
        return null;
    }

    /// <summary>Corrects the entry of a mentor who has not retired, known by its id.</summary>
    /// <param name="mentor">The entry as it is to stand there.</param>
    /// <param name="today">The date in Asia/Shanghai.</param>
    public Refusal? ChangeMentor(Mentor mentor, DateOnly today)
    {
        var known = Mentors.FirstOrDefault(one => one.Id == mentor.Id);
        if ((RegistersClosed() ?? Mentor.CheckActive(known) ?? mentor.Check(today) ?? Fits(mentor)) is { } refusal)
            return refusal;

        Mentors = [.. Mentors.Select(one => one.Id == mentor.Id ? mentor with { RetiredOn = null } : one)];
        return null;
    }

    /// <summary>Retires a mentor: the entry stays, and guides nobody from that day on.</summary>
    /// <param name="mentorId">The mentor.</param>
    /// <param name="on">The day, from the selection until today.</param>
    /// <param name="today">The date in Asia/Shanghai.</param>
    public Refusal? RetireMentor(string mentorId, DateOnly? on, DateOnly today)
    {
        var known = Mentors.FirstOrDefault(one => one.Id == mentorId);
        if ((RegistersClosed() ?? Mentor.CheckActive(known) ?? known!.CheckRetirement(on, today)) is { } refusal)
            return refusal;

        Mentors = [.. Mentors.Select(one => one.Id == mentorId ? one with { RetiredOn = on } : one)];
        return null;
    }

    /// <summary>May this base take students in that year, and if not, by which clause? Answers for every base, year and day.</summary>
    /// <param name="year">The calendar year.</param>
    /// <param name="today">The day on which it is asked, Asia/Shanghai.</param>
    public Eligibility Eligible(int year, DateOnly today) => Eligibility.Of(this, year, today);

    /// <summary>Why its registers are not kept, or null where they are.</summary>
    internal Refusal? RegistersClosed() => KeepsRegisters
        ? null
        : new Refusal(RefusalKind.RuleBroken, "base.not_approved", new(
            $"基地当前状态为“{Status.Title().Zh}”（{Status}），不能登记工作小组、导师和运行情况。",
            $"The base is “{Status.Title().En}” ({Status}); its registers are not kept."), Regulation.Art5_1);

    private Refusal? Fits(Mentor mentor)
    {
        if (!Disciplines.Contains(mentor.Discipline))
        {
            return new Refusal(RefusalKind.RuleBroken, "base.discipline_unknown", new(
                $"“{mentor.Discipline}”不是本基地的学科专业（{string.Join('、', Disciplines)}）。",
                $"“{mentor.Discipline}” is not a discipline of this base ({string.Join(", ", Disciplines)})."), Regulation.Art5_2);
        }

        return Mentors.Any(known => known.Id != mentor.Id && known.RetiredOn is null && known.IsSameAs(mentor))
            ? new Refusal(RefusalKind.Conflict, "base.mentor_exists",
                new($"{mentor.Name}已是本基地该学科的导师。", $"{mentor.Name} is a mentor of this discipline already."), Regulation.Art5_2)
            : null;
    }

    /// <summary>Why its unit may not apply again yet (6.3.4), or null: not before the year for which it was delisted is over.</summary>
    /// <param name="today">The date in Asia/Shanghai.</param>
    public Refusal? MayApplyAgain(DateOnly today) => Status == BaseStatus.Delisted && DelistedYear is { } year && today.Year <= year
        ? new Refusal(RefusalKind.RuleBroken, "application.unit_delisted", new(
            $"该单位的基地（{Number}）{year} 年度停用，{year + 1} 年 1 月 1 日起方可重新申请。",
            $"The unit's base ({Number}) is delisted for {year}; it may apply again from 1 January {year + 1}."), Regulation.Art6_3_4)
        : null;

    private Refusal? ComeIntoForce(BaseAction action, Agreement agreement, DateTimeOffset at)
    {
        if (Lifecycle.Find(Status, action).Refusal is { } notNow)
            return notNow;
        if (agreement.BaseId != Id)
            throw new ArgumentException($"Agreement {agreement.Id} belongs to another base.", nameof(agreement));
        if (agreement.Outstanding() is { } refusal)
            return refusal;

        Agreement = new(agreement.Id, agreement.StartsOn!.Value, agreement.EndsOn!.Value);
        return Move(action, at);
    }

    private Refusal? Move(BaseAction action, DateTimeOffset at)
    {
        var rule = Lifecycle.Find(Status, action);
        if (!rule.IsOk)
            return rule.Refusal;

        if (Status != rule.Value.To)
            (Status, StatusSince) = (rule.Value.To, at);
        return null;
    }

    private void Take(BaseProfile profile) =>
        (Name, UnitId, UnitName, Category, Level, DepartmentIds, Disciplines) =
        (profile.Name, profile.UnitId, profile.UnitName, profile.Category, profile.Level, profile.DepartmentIds, profile.Disciplines);
}
