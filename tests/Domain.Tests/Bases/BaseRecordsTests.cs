using BaseWorkflows.Domain.Bases;

namespace BaseWorkflows.Domain.Tests.Bases;

/// <summary>Rules, exchange meetings and yearly facts (article 6), and the mentors' later life (5.2).</summary>
public class BaseRecordsTests
{
    private static readonly EnteredBy By = new("p1", "张伟", ABase.At);
    private static readonly IReadOnlySet<int> Never = new HashSet<int>();

    private static readonly ExchangeEntry Meeting =
        new(new(2026, 2, 20), "会议室", "实践安排", [new("王建国", "药学院院长")], [new("李红")], "商定轮转。");

    private static readonly FactsEntry Facts = new(
        50_000, 12.5m, 800, [new("药学", 6, 4), new("中药学", 2, 1)], new(true), new(true, "自习室一间"), new(true));

    [Test]
    public void Versions_of_rules_count_each_kind_and_the_latest_whose_day_has_come_holds()
    {
        var one = ABase.In(BaseStatus.Active);
        var first = File(one, RulesKind.Safety, [], new("d1", new(2026, 1, 1)));
        var second = File(one, RulesKind.Safety, [first], new("d2", new(2026, 9, 1), " 补充应急预案 "));
        var other = File(one, RulesKind.Operation, [first, second], new("d3", new(2026, 1, 1)));

        Assert.That((first.Number, second.Number, second.Note, other.Number, second.Filed), Is.EqualTo((1, 2, "补充应急预案", 1, By)));
        Assert.That(RulesVersion.InEffect([first, second, other], RulesKind.Safety, new(2026, 8, 31)), Is.EqualTo(first));
        Assert.That(RulesVersion.InEffect([first, second, other], RulesKind.Safety, new(2026, 9, 1)), Is.EqualTo(second));
        Assert.That(RulesVersion.InEffect([second], RulesKind.Safety, new(2026, 8, 31)), Is.Null);
    }

    [Test]
    public void Rules_come_with_a_document_and_a_day_that_is_not_before_the_last_ones()
    {
        var one = ABase.In(BaseStatus.Active);
        var first = File(one, RulesKind.Safety, [], new("d1", new(2026, 1, 1)));

        var empty = RulesVersion.File("r", one, RulesKind.Safety, [], new(null, null), By).Refusal;
        Assert.That((empty?.Code, empty?.Clause), Is.EqualTo(("base.rules_invalid", (Clause?)Regulation.Art6_1)));
        Assert.That(empty?.Errors.Keys, Is.EquivalentTo(new[] { "documentId", "effectiveOn" }));
        foreach (var day in new[] { new DateOnly(2025, 12, 31), ABase.Today.AddYears(1).AddDays(1) })
            Assert.That(RulesVersion.File("r", one, RulesKind.Safety, [first], new("d2", day), By).Refusal?.Errors.Keys, Is.EqualTo(new[] { "effectiveOn" }), $"{day}");
        Assert.That(RulesVersion.File("r", one, RulesKind.Operation, [first], new("d2", new(2025, 12, 31)), By).IsOk, "the other kind has days of its own");
    }

    [Test]
    public void A_meeting_names_both_sides_and_has_minutes()
    {
        var one = ABase.In(BaseStatus.Active);

        var empty = ExchangeMeeting.Record("x", one, new(ABase.Today.AddDays(1), " ", null, [], [new(""), new("李红", "部\n长")]), By).Refusal;
        Assert.That(empty?.Clause, Is.EqualTo(Regulation.Art6_1));
        Assert.That(empty?.Errors.Keys, Is.EquivalentTo(new[] { "heldOn", "place", "topic", "collegeSide", "baseSide[0].name", "baseSide[1].post", "minutes" }));
        Assert.That(ExchangeMeeting.Record("x", one, Meeting with { Minutes = null, DocumentIds = ["d1"] }, By).IsOk, "the minutes may be a document");
    }

    [Test]
    public void A_meeting_of_a_year_that_was_assessed_stays_as_it_was_also_when_it_is_moved_into_one()
    {
        var one = ABase.In(BaseStatus.Active);
        var meeting = ExchangeMeeting.Record("x", one, Meeting, By).Value;

        Assert.That(meeting.Change(one, Meeting with { Topic = "改题" }, Never, By), Is.Null);
        Assert.That(meeting.Change(one, Meeting, new HashSet<int> { 2026 }, By)?.Code, Is.EqualTo("base.year_concluded"));
        Assert.That(meeting.Change(one, Meeting with { HeldOn = new(2025, 3, 1) }, new HashSet<int> { 2025 }, By)?.Clause, Is.EqualTo(Regulation.Art6_3));
        Assert.That(meeting.Entry.Topic, Is.EqualTo("改题"));
    }

    [Test]
    public void Facts_are_reported_for_this_year_and_before_until_the_assessment_has_its_result_6_4()
    {
        var one = ABase.Complete();
        var facts = YearFacts.Report(one, 2026, Facts, Never, By).Value;

        Assert.That((facts.Entry.TotalStudents(), facts.Entry.TotalPlaces()), Is.EqualTo((5, 8)));
        Assert.That(facts.Change(one, Facts with { SpecialFund = 0 }, new HashSet<int> { 2025 }, By), Is.Null);
        Assert.That(facts.Change(one, Facts, new HashSet<int> { 2026 }, By)?.Code, Is.EqualTo("base.year_concluded"));
        Assert.That(facts.Entry.SpecialFund, Is.Zero);
        Assert.That(YearFacts.Report(one, 2027, Facts, Never, By).Refusal?.Errors.Keys, Is.EqualTo(new[] { "year" }));
        Assert.That(YearFacts.Report(one, 2025, Facts, new HashSet<int> { 2025 }, By).Refusal?.Clause, Is.EqualTo(Regulation.Art6_3));
    }

    [Test]
    public void Facts_cover_every_discipline_once_and_every_condition_of_6_2()
    {
        var wrong = Facts with
        {
            SpecialFund = null,
            Investment = -1,
            MonthlyAllowance = 800.005m,
            Disciplines = [new("药学", 1, null), new("药学", -1, 2), new("护理学", 1, 1)],
            Living = null,
            Study = new(false),
        };

        var refusal = wrong.Check(ABase.Profile.Disciplines);

        Assert.That(refusal?.Errors.Keys, Is.EquivalentTo(new[]
        {
            "specialFund", "investment", "monthlyAllowance", "disciplines", "disciplines[0].students", "disciplines[1].discipline",
            "disciplines[1].places", "disciplines[2].discipline", "living.isMet", "study.note",
        }));
        Assert.That(refusal?.Errors["disciplines"][0].Zh, Does.Contain("中药学"));
    }

    [TestCase(BaseStatus.InReview)]
    [TestCase(BaseStatus.Terminated)]
    public void A_base_that_is_none_keeps_no_registers(BaseStatus status)
    {
        var one = ABase.In(status);

        Assert.That(RulesVersion.File("r", one, RulesKind.Safety, [], new("d", ABase.Today), By).Refusal?.Code, Is.EqualTo("base.not_approved"));
        Assert.That(ExchangeMeeting.Record("x", one, Meeting, By).Refusal?.Code, Is.EqualTo("base.not_approved"));
        Assert.That(YearFacts.Report(one, 2026, Facts, Never, By).Refusal?.Code, Is.EqualTo("base.not_approved"));
        Assert.That(one.ChangeMentor(ABase.Mentor("药学"), ABase.Today)?.Code, Is.EqualTo("base.not_approved"));
        Assert.That(one.RetireMentor("m-药学", ABase.Today, ABase.Today)?.Code, Is.EqualTo("base.not_approved"));
    }

    [Test]
    public void A_mentor_who_retires_stays_in_the_register_and_no_longer_counts_5_2()
    {
        var one = ABase.Complete();

        Assert.That(one.RetireMentor("m-药学", new(2026, 3, 1), ABase.Today), Is.Null);

        Assert.That(one.Mentors.Select(mentor => mentor.RetiredOn), Is.EqualTo(new DateOnly?[] { new(2026, 3, 1), null }));
        Assert.That(one.DisciplinesWithoutMentor, Is.EqualTo(new[] { "药学" }));
        Assert.That(one.Eligible(2026, ABase.Today).Clause, Is.EqualTo(Regulation.Art5_2));
        Assert.That(one.RetireMentor("m-药学", ABase.Today, ABase.Today)?.Code, Is.EqualTo("base.mentor_retired"));
        Assert.That(one.ChangeMentor(ABase.Mentor("药学"), ABase.Today)?.Code, Is.EqualTo("base.mentor_retired"));
        Assert.That(one.AddMentor(ABase.Mentor("药学") with { Id = "m9" }, ABase.Today), Is.Null, "may be selected again");
        Assert.That(one.Eligible(2026, ABase.Today).Eligible, Is.True);
    }

    [Test]
    public void Nobody_retires_before_the_selection_or_in_the_future()
    {
        var one = ABase.Complete();
        foreach (var day in new DateOnly?[] { null, new(2025, 8, 31), ABase.Today.AddDays(1) })
            Assert.That(one.RetireMentor("m-药学", day, ABase.Today)?.Errors.Keys, Is.EqualTo(new[] { "retiredOn" }), $"{day}");
        Assert.That(one.RetireMentor("unknown", ABase.Today, ABase.Today)?.Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public void A_corrected_mentor_keeps_id_and_place_and_does_not_become_another()
    {
        var one = ABase.Complete();

        Assert.That(one.ChangeMentor(ABase.Mentor("药学") with { Name = "陈静怡", SelectionDocumentId = "d1" }, ABase.Today), Is.Null);
        Assert.That((one.Mentors[0].Id, one.Mentors[0].Name, one.Mentors[0].SelectionDocumentId), Is.EqualTo(("m-药学", "陈静怡", "d1")));
        Assert.That(one.ChangeMentor(ABase.Mentor("药学") with { Name = "陈静", Discipline = "中药学" }, ABase.Today)?.Code, Is.EqualTo("base.mentor_exists"));
        Assert.That(one.ChangeMentor(ABase.Mentor("护理学") with { Id = "m-药学" }, ABase.Today)?.Code, Is.EqualTo("base.discipline_unknown"));
    }

    private static RulesVersion File(TrainingBase one, RulesKind kind, IReadOnlyList<RulesVersion> earlier, RulesEntry entry) =>
        RulesVersion.File($"r{earlier.Count + 1}", one, kind, earlier, entry, By).Value;
}
