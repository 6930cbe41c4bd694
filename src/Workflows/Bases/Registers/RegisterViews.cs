using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;

namespace BaseWorkflows.Workflows.Bases.Registers;

/// <summary>A version of a base's rules (6.1).</summary>
/// <param name="Id">The version.</param>
/// <param name="Kind">Safety or operation.</param>
/// <param name="Number">Counts the versions of one kind, from 1.</param>
/// <param name="DocumentId">The text.</param>
/// <param name="FileName">What the file is called.</param>
/// <param name="EffectiveOn">The first day on which it holds, Asia/Shanghai.</param>
/// <param name="Note">What changed; null for nothing said.</param>
/// <param name="FiledBy">Who filed it.</param>
/// <param name="FiledAt">When (UTC).</param>
/// <param name="IsInEffect">Whether it is the one that holds today.</param>
public sealed record RulesItem(
    string Id, RulesKind Kind, int Number, string DocumentId, string FileName, DateOnly EffectiveOn, string? Note,
    string FiledBy, DateTimeOffset FiledAt, bool IsInEffect);

/// <summary>The rules of a base.</summary>
/// <param name="Items">All versions: safety before operation, the newest first.</param>
public sealed record RulesList(IReadOnlyList<RulesItem> Items);

/// <summary>An exchange meeting (6.1); fields as in <see cref="ExchangeEntry"/>.</summary>
public sealed record ExchangeItem(
    string Id, int Version, DateOnly HeldOn, string Place, string Topic, IReadOnlyList<Participant> CollegeSide, IReadOnlyList<Participant> BaseSide,
    string? Minutes, IReadOnlyList<string> DocumentIds, string EnteredBy, DateTimeOffset EnteredAt)
{
    internal static ExchangeItem Of(ExchangeMeeting one, int version) => new(
        one.Id, version, one.HeldOn, one.Entry.Place!, one.Entry.Topic!, one.Entry.CollegeSide!, one.Entry.BaseSide!,
        one.Entry.Minutes, one.Entry.DocumentIds ?? [], one.Entered.Name, one.Entered.At);
}

/// <summary>The exchange meetings of a base.</summary>
/// <param name="Items">The latest first.</param>
public sealed record ExchangeList(IReadOnlyList<ExchangeItem> Items);

/// <summary>The facts of a base for a year (6.2, 6.4).</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Version">Counts the changes; send it back with a command.</param>
/// <param name="Facts">What was reported.</param>
/// <param name="EnteredBy">Who reported it last.</param>
/// <param name="EnteredAt">When (UTC).</param>
/// <param name="IsConcluded">Whether the assessment of that year has its result, so that nothing can be changed any more.</param>
public sealed record FactsItem(int Year, int Version, FactsEntry Facts, string EnteredBy, DateTimeOffset EnteredAt, bool IsConcluded)
{
    internal static FactsItem Of(YearFacts one, int version, bool isConcluded) =>
        new(one.Year, version, one.Entry, one.Entered.Name, one.Entered.At, isConcluded);
}

/// <summary>The facts of a base.</summary>
/// <param name="Items">The latest year first.</param>
public sealed record FactsList(IReadOnlyList<FactsItem> Items);

/// <summary>A working group as it was set once (5.1).</summary>
/// <param name="Group">The whole group; telephone numbers only for those whom they concern.</param>
/// <param name="EnteredBy">Who set it.</param>
/// <param name="EnteredAt">When (UTC).</param>
public sealed record WorkingGroupItem(WorkingGroup Group, string EnteredBy, DateTimeOffset EnteredAt);

/// <summary>All working groups that a base has had.</summary>
/// <param name="Items">The newest, which is the present one, first.</param>
public sealed record WorkingGroupHistory(IReadOnlyList<WorkingGroupItem> Items);

/// <summary>Something that is missing in the registers of a base, as in <see cref="BaseGap"/>.</summary>
public sealed record GapItem(string Code, string Clause, Text What, BaseRegister Register, bool IsAdvice)
{
    internal static GapItem Of(BaseGap gap) => new(gap.Code, gap.Clause.Number, gap.What, gap.Register, gap.IsAdvice);
}

/// <summary>What is missing at a base.</summary>
/// <param name="BaseId">The base.</param>
/// <param name="Year">The year in question.</param>
/// <param name="Items">In the order of the clauses.</param>
public sealed record BaseGapList(string BaseId, int Year, IReadOnlyList<GapItem> Items);
