using BaseWorkflows.Domain.Bases;
using CsCheck;

namespace BaseWorkflows.Domain.Tests.Bases;

/// <summary>What a base has yet to do by articles 5 and 6: each clause by its number.</summary>
public class BaseGapsTests
{
    private static readonly EnteredBy By = new("p1", "张伟", ABase.At);
    private static readonly DateOnly December = new(2026, 12, 1);

    [Test]
    public void A_base_whose_registers_are_complete_misses_nothing() => Assert.That(Gaps(Complete()), Is.Empty);

    [Test]
    public void Clause_5_1_asks_for_a_working_group()
    {
        var one = ABase.In(BaseStatus.Active);
        one.AddMentor(ABase.Mentor("药学"), ABase.Today);
        one.AddMentor(ABase.Mentor("中药学"), ABase.Today);

        Expect(Complete() with { Base = one }, "gap.working_group", Regulation.Art5_1, BaseRegister.WorkingGroup);
    }

    [Test]
    public void Clause_5_2_asks_for_a_mentor_of_each_discipline_and_who_has_retired_is_none()
    {
        var records = Complete();
        Assert.That(records.Base.RetireMentor("m-中药学", ABase.Today, ABase.Today), Is.Null);

        Expect(records, "gap.mentors", Regulation.Art5_2, BaseRegister.Mentors, "中药学");
    }

    [TestCase(RulesKind.Safety, "gap.safety_rules")]
    [TestCase(RulesKind.Operation, "gap.operation_rules")]
    public void Clause_6_1_asks_for_both_kinds_of_rules_in_effect(RulesKind kind, string code)
    {
        var records = Complete();
        var others = records.Rules.Where(one => one.Kind != kind).ToList();
        var coming = RulesVersion.File("r9", records.Base, kind, others, new("d9", December.AddDays(1)), By).Value;

        Expect(records with { Rules = others }, code, Regulation.Art6_1, BaseRegister.Rules);
        Expect(records with { Rules = [.. others, coming] }, code, Regulation.Art6_1, BaseRegister.Rules);
    }

    [Test]
    public void Clause_6_1_asks_for_an_exchange_within_the_months_that_the_college_sets()
    {
        var records = Complete();

        Assert.That(Gaps(records, months: 6), Is.Empty, "held on 20 June");
        Assert.That(BaseGaps.Of(records, 2026, December, 5).Single().What.Zh, Does.Contain("2026-06-20").And.Contain("5 个月"));
        Expect(records with { Exchanges = [] }, "gap.exchange", Regulation.Art6_1, BaseRegister.Exchanges, months: 6);
        Assert.That(Gaps(records with { Exchanges = [] }, months: 12), Is.Empty, "in force since March: not due yet");
    }

    [Test]
    public void Clause_6_2_asks_for_the_conditions_of_living_study_and_work()
    {
        var records = Complete();
        var facts = Facts(records.Base, Entry() with { Study = new(false, "自习室在装修，六月完工") });

        Expect(records with { Facts = [facts] }, "gap.condition", Regulation.Art6_2, BaseRegister.Facts, "学习条件");
        Assert.That(Gaps(records with { Facts = [] }).Select(gap => (gap.Code, gap.Clause)), Is.EqualTo(new[]
        {
            ("gap.conditions_unknown", Regulation.Art6_2), ("gap.funds_unknown", Regulation.Art6_4),
        }));
    }

    [Test]
    public void Clause_6_4_encourages_funds_and_allowance_and_demands_neither()
    {
        var records = Complete();
        var gaps = Gaps(records with { Facts = [Facts(records.Base, Entry() with { SpecialFund = 0, Investment = 0, MonthlyAllowance = 0 })] });

        Assert.That(gaps.Select(gap => (gap.Code, gap.Clause, gap.IsAdvice)), Is.EqualTo(new[]
        {
            ("gap.fund", Regulation.Art6_4, true), ("gap.allowance", Regulation.Art6_4, true),
        }));
    }

    [Test]
    public void Before_its_agreement_is_in_force_a_base_is_asked_for_people_and_rules_only() => Assert.That(
        Gaps(new(ABase.In(BaseStatus.Approved), [], [], [])).Select(gap => gap.Code),
        Is.EqualTo(new[] { "gap.working_group", "gap.mentors", "gap.safety_rules", "gap.operation_rules" }));

    [TestCase(BaseStatus.Candidate)]
    [TestCase(BaseStatus.InReview)]
    [TestCase(BaseStatus.Rejected)]
    [TestCase(BaseStatus.Withdrawn)]
    [TestCase(BaseStatus.Delisted)]
    [TestCase(BaseStatus.Terminated)]
    public void A_base_that_is_none_misses_nothing(BaseStatus status) =>
        Assert.That(Gaps(new(ABase.In(status), [], [], [])), Is.Empty);

    [TestCase(1, 2026)]
    [TestCase(9, 2026)]
    [TestCase(10, 2027)]
    [TestCase(12, 2027)]
    public void From_October_on_the_facts_of_the_year_are_due(int month, int year) =>
        Assert.That(BaseGaps.YearAskedOn(new(2027, month, 1)), Is.EqualTo(year));

    [Test]
    public void Facts_of_a_year_before_the_base_was_in_force_are_not_asked_for() =>
        Assert.That(BaseGaps.Of(Complete() with { Facts = [] }, 2025, December).Select(gap => gap.Clause), Has.None.EqualTo(Regulation.Art6_4));

    [Test]
    public void Every_gap_cites_a_clause_of_articles_5_and_6_that_exists() =>
        Gen.Select(Gen.OneOfConst(Enum.GetValues<BaseStatus>()), Gen.Int[2024, 2032], Gen.Int[0, 3000], Gen.Bool).Sample((status, year, days, filled) =>
        {
            var records = filled && status == BaseStatus.Active ? Complete() : new(ABase.In(status), [], [], []);
            foreach (var gap in BaseGaps.Of(records, year, ABase.Today.AddDays(days)))
            {
                Assert.That(Regulation.Current.WordingOf(gap.Clause), Is.Not.Null);
                Assert.That(gap.Clause.Number[0], Is.EqualTo('5').Or.EqualTo('6'));
                Assert.That(gap.Clause == Regulation.Art6_4 || !gap.IsAdvice, "only 6(4) encourages");
            }
        });

    private static void Expect(BaseRecords records, string code, Clause clause, BaseRegister register, string? names = null, int months = 12)
    {
        var gap = Gaps(records, months).Single();
        Assert.That((gap.Code, gap.Clause, gap.Register, gap.IsAdvice), Is.EqualTo((code, clause, register, false)));
        Assert.That(gap.What.Zh, Does.Contain(names ?? ""));
    }

    private static IReadOnlyList<BaseGap> Gaps(BaseRecords records, int months = 12) => BaseGaps.Of(records, 2026, December, months);

    private static BaseRecords Complete()
    {
        var one = ABase.Complete();
        var later = By with { At = new(2026, 7, 1, 1, 0, 0, TimeSpan.Zero) };
        var safety = RulesVersion.File("r1", one, RulesKind.Safety, [], new("d1", new(2026, 4, 1)), By).Value;
        var operation = RulesVersion.File("r2", one, RulesKind.Operation, [safety], new("d2", new(2026, 4, 1)), By).Value;
        var meeting = ExchangeMeeting.Record("x1", one, new(new(2026, 6, 20), "会议室", "实践安排", [new("王建国")], [new("李红", "部长")], "商定轮转。"), later).Value;
        return new(one, [safety, operation], [meeting], [Facts(one, Entry())]);
    }

    private static YearFacts Facts(TrainingBase one, FactsEntry entry) => YearFacts.Report(one, 2026, entry, new HashSet<int>(), By).Value;

    private static FactsEntry Entry() => new(
        50_000, 0, 800, [new("药学", 6, 4), new("中药学", 2, 1)], new(true), new(true, "自习室一间"), new(true));
}
