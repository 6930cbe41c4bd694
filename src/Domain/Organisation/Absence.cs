namespace BaseWorkflows.Domain.Organisation;

/// <summary>
/// Some days on which somebody is away and another takes over what is asked of their roles (离岗代理). What a task asks of one named person
/// stays that person's own. Where whoever takes over is away too, it goes on to whoever takes over from them.
/// </summary>
public sealed class Absence
{
    /// <summary>The longest, in days.</summary>
    public const int MostDays = 366;

    private Absence()
    {
    }

    /// <summary>Unique for ever.</summary>
    public string Id { get; private init; } = "";

    /// <summary>Who is away.</summary>
    public string PersonId { get; private init; } = "";

    /// <summary>Who takes over.</summary>
    public string ActingId { get; private init; } = "";

    /// <summary>The first day.</summary>
    public DateOnly From { get; private init; }

    /// <summary>The last day.</summary>
    public DateOnly To { get; private init; }

    /// <summary>Why; null where it isn't said.</summary>
    public string? Reason { get; private init; }

    /// <summary>When it was declared (UTC).</summary>
    public DateTimeOffset DeclaredAt { get; private init; }

    /// <summary>When it ended (UTC), by its last day or before; null until then.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Declares one.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="personId">Who is away.</param>
    /// <param name="actingId">Who takes over.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="others">All that have not ended.</param>
    public static Result<Absence> Declare(
        string id, string personId, string actingId, DateOnly from, DateOnly to, string? reason, DateTimeOffset now, IReadOnlyCollection<Absence> others)
    {
        if (from < CollegeTime.DayOf(now))
            return Invalid("from", new("开始日期不能早于今天。", "It can't begin before today."));
        if (to < from || to.DayNumber - from.DayNumber >= MostDays)
            return Invalid("to", new($"结束日期不能早于开始日期，最长 {MostDays} 天。", $"It can't end before it begins, nor last more than {MostDays} days."));
        if (actingId == personId)
            return Invalid("actingId", new("代理人不能是本人。", "Nobody takes over from themselves."));
        if (others.Any(other => other.PersonId == personId && other.Meets(from, to)))
        {
            return new Refusal(RefusalKind.Conflict, "absence.overlaps", new(
                "这段时间已经有代理安排，请先结束原来的安排。", "Somebody takes over for some of these days already; end that first."));
        }

        return LeadsTo(personId, actingId, from, to, others, [])
            ? new Refusal(RefusalKind.RuleBroken, "absence.circle", new(
                "代理人在这段时间也不在岗，任务又会转回本人，请另选代理人。", "Whoever takes over is away too, and it would all come back; choose somebody else."))
            : new Absence
            {
                Id = id,
                PersonId = personId,
                ActingId = actingId,
                From = from,
                To = to,
                Reason = reason,
                DeclaredAt = now,
            };
    }

    /// <summary>Those from whom somebody takes over on a day, directly or since those who would are away too.</summary>
    /// <param name="actingId">Who takes over.</param>
    /// <param name="day">The day.</param>
    /// <param name="all">All absences.</param>
    public static IReadOnlyList<string> CoveredBy(string actingId, DateOnly day, IReadOnlyCollection<Absence> all)
    {
        List<string> covered = [actingId];
        for (var i = 0; i < covered.Count; i++)
            covered.AddRange(all.Where(one => one.IsOn(day) && one.ActingId == covered[i]).Select(one => one.PersonId).Except(covered).ToList());
        return covered[1..];
    }

    /// <summary>Whether it holds on a day.</summary>
    public bool IsOn(DateOnly day) => EndedAt is null && From <= day && day <= To;

    /// <summary>Ends it.</summary>
    /// <returns>Why it can't be; null where it is done.</returns>
    public Refusal? End(DateTimeOffset now)
    {
        if (EndedAt is not null)
            return new Refusal(RefusalKind.Conflict, "absence.ended", new("这项代理已经结束。", "It has ended already."));
        EndedAt = now;
        return null;
    }

    private bool Meets(DateOnly from, DateOnly to) => EndedAt is null && From <= to && from <= To;

    private static bool LeadsTo(
        string personId, string actingId, DateOnly from, DateOnly to, IReadOnlyCollection<Absence> others, IReadOnlyList<Absence> way) =>
        actingId == personId || others.Any(other => other.PersonId == actingId && other.Meets(from, to) && !way.Contains(other) && LeadsTo(
            personId, other.ActingId, from > other.From ? from : other.From, to < other.To ? to : other.To, others, [.. way, other]));

    private static Refusal Invalid(string field, Text message) => new(RefusalKind.Invalid, "absence.invalid", message)
    {
        Errors = new Dictionary<string, IReadOnlyList<Text>> { [field] = [message] },
    };
}
