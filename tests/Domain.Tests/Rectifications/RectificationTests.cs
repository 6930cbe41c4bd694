using BaseWorkflows.Domain.Calendars;
using BaseWorkflows.Domain.Rectifications;

namespace BaseWorkflows.Domain.Tests.Rectifications;

/// <summary>Article 6.3.4: failed, rectify; still failed, no base in the following year.</summary>
public class RectificationTests
{
    private static readonly DateTimeOffset Ordered = new(2026, 12, 21, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly DueOn = new(2027, 1, 29);
    private static readonly string[] Departments = ["pharmacy", "nursing"];
    private static readonly WorkingCalendar Calendar = new([]);

    [Test]
    public void Every_item_needs_a_report_and_evidence_before_it_is_handed_in_6_3_4()
    {
        var one = Order();

        var refusal = one.HandIn([new(1, "已整改", ["d1"]), new(2, " ", [])], By(2027, 1, 20));

        Assert.That((refusal?.Code, refusal?.Clause), Is.EqualTo(("rectification.report_incomplete", Regulation.Art6_3_4)));
        Assert.That(refusal?.Errors.Keys, Is.EquivalentTo(new[] { "report2", "evidence2" }));
        Assert.That(one.Status, Is.EqualTo(RectificationStatus.InProgress));
        Assert.That(one.HandIn(Answers, By(2027, 1, 29)), Is.Null, "on the last day");
        Assert.That((one.Status, one.Items[1].Report), Is.EqualTo((RectificationStatus.HandedIn, "已配齐")));
    }

    [Test]
    public void An_assessment_without_findings_makes_one_item_of_everything() =>
        Assert.That(Rectification.Order("r", "b", "a", 2026, [], DueOn, Ordered).Items.Select(item => (item.Number, item.Title)), Is.EqualTo(new[] { (1, "全面整改") }));

    [Test]
    public void After_the_deadline_nothing_is_handed_in_any_more()
    {
        var one = Order();
        foreach (var refusal in new[]
        {
            one.HandIn(Answers, By(2027, 1, 30)), one.NoteProgress(1, "还在做", [], By(2027, 1, 30)),
            one.Keep(Answers, new(2027, 1, 30)), one.AskExtension("来不及", 5, 20, By(2027, 1, 30)),
        })
        {
            Assert.That((refusal?.Code, refusal?.Clause), Is.EqualTo(("rectification.overdue", Regulation.Art6_3_4)));
        }

        Assert.That((one.IsOverdue(DueOn), one.IsOverdue(DueOn.AddDays(1))), Is.EqualTo((false, true)));
    }

    [Test]
    public void What_came_with_a_note_stays_evidence()
    {
        var one = Order();
        Assert.That(one.NoteProgress(2, " 已采购 ", ["invoice"], By(2027, 1, 5)), Is.Null);
        Assert.That(one.NoteProgress(3, "", [], By(2027, 1, 5))?.Errors.Keys, Is.EquivalentTo(new[] { "item", "note" }));

        Assert.That(one.HandIn([new(1, "已整改", ["d1"]), new(2, "已配齐", [])], By(2027, 1, 20)), Is.Null);

        Assert.That(one.Notes.Single().Note, Is.EqualTo("已采购"));
        Assert.That(one.Items[1].EvidenceIds, Is.EqualTo(new[] { "invoice" }));
    }

    [Test]
    public void An_extension_is_asked_for_once_with_a_reason()
    {
        var one = Order();
        Assert.That(one.AskExtension(" ", null, 20, By(2027, 1, 20))?.Errors.Keys, Is.EquivalentTo(new[] { "extensionReason", "extensionWorkdays" }));
        Assert.That(one.AskExtension("施工", 21, 20, By(2027, 1, 20))?.Errors.Keys, Is.EquivalentTo(new[] { "extensionWorkdays" }));
        Assert.That(one.AskExtension("施工", 5, 20, By(2027, 1, 20)), Is.Null);

        Assert.That(one.HandIn(Answers, By(2027, 1, 21))?.Code, Is.EqualTo("rectification.extension_pending"));
        Assert.That(one.DecideExtension(true, "同意", Calendar, By(2027, 1, 25)), Is.Null);

        Assert.That(one.DueOn, Is.EqualTo(new DateOnly(2027, 2, 5)), "five working days after 29 January, a Friday");
        Assert.That(one.AskExtension("还要", 5, 20, By(2027, 2, 1))?.Code, Is.EqualTo("rectification.extension_used"));
        Assert.That(one.DecideExtension(true, null, Calendar, By(2027, 2, 1))?.Code, Is.EqualTo("rectification.no_extension_pending"));
        Assert.That(one.HandIn(Answers, By(2027, 2, 5)), Is.Null);
    }

    [Test]
    public void A_request_that_the_college_leaves_undecided_harms_no_base()
    {
        var one = Order();
        one.AskExtension("施工", 5, 20, By(2027, 1, 29));
        Assert.That(one.IsOverdue(new(2027, 3, 1)), Is.False);
        Assert.That(one.NoteProgress(1, "在做", [], By(2027, 2, 3)), Is.Null);

        one.DecideExtension(false, "不符合延期条件", Calendar, By(2027, 2, 5));

        Assert.That(one.DueOn, Is.EqualTo(new DateOnly(2027, 2, 8)), "the next working day after a Friday");
        Assert.That((one.IsOverdue(new(2027, 2, 8)), one.IsOverdue(new(2027, 2, 9))), Is.EqualTo((false, true)));
    }

    [Test]
    public void The_director_decides_after_graduate_office_and_every_department_6_3_1()
    {
        var one = HandedIn();
        Assert.That(one.Decide(Decision(true), Departments)?.Code, Is.EqualTo("rectification.reassessment_outstanding"));
        Assert.That(one.Reassess(Found(null, true), Departments), Is.Null);
        Assert.That(one.Reassess(Found(null, true), Departments)?.Code, Is.EqualTo("rectification.reassessed"));
        Assert.That(one.Reassess(Found("clinical", true), Departments)?.Code, Is.EqualTo("rectification.foreign_department"));
        Assert.That(one.Reassess(Found("pharmacy", true), Departments), Is.Null);
        Assert.That(one.Decide(Decision(true), Departments)?.Code, Is.EqualTo("rectification.reassessment_outstanding"));
        Assert.That(one.Pass(By(2027, 2, 1).At)?.Code, Is.EqualTo("rectification.undecided"));

        Assert.That(one.Reassess(Found("nursing", true), Departments), Is.Null);
        Assert.That(one.Decide(Decision(true), Departments), Is.Null);

        Assert.That(one.Fail(By(2027, 2, 1).At).Refusal?.Code, Is.EqualTo("rectification.undecided"));
        Assert.That(one.Pass(By(2027, 2, 1).At), Is.Null);
        Assert.That((one.Status, one.DelistedYear), Is.EqualTo((RectificationStatus.Passed, (int?)null)));
    }

    [Test]
    public void A_reassessment_says_of_every_item_whether_it_is_put_right_and_why_not()
    {
        var one = HandedIn();
        foreach (var wrong in new[]
        {
            Found(null, true) with { Findings = [new(1, true, null)] },
            Found(null, false) with { Findings = [new(1, true, null), new(2, false, " ")] },
        })
        {
            Assert.That(one.Reassess(wrong, Departments)?.Errors.Keys, Is.EqualTo(new[] { "items" }), $"{wrong}");
        }

        Assert.That(one.Reassess(Found(null, false), Departments), Is.Null);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_decision_against_what_was_found_needs_a_reason(bool isPassed)
    {
        var one = HandedIn();
        foreach (var department in (string?[])[null, .. Departments])
            one.Reassess(Found(department, !isPassed), Departments);

        Assert.That(one.Decide(Decision(isPassed), Departments)?.Errors.Keys, Is.EqualTo(new[] { "comment" }));
        Assert.That(one.Decide(Decision(isPassed) with { Opinion = "现场核查另有结论" }, Departments), Is.Null);
    }

    [TestCase(2026, "2026-12-30", 2027, TestName = "decided in the year of the assessment: the following year")]
    [TestCase(2026, "2027-03-01", 2027, TestName = "decided in the following year: still that one")]
    [TestCase(2026, "2028-01-10", 2028, TestName = "decided when that one is over: the year of the decision")]
    public void Failed_again_means_no_base_in_the_following_year_6_3_4(int assessed, string decidedOn, int delisted)
    {
        var at = new DateTimeOffset(DateOnly.Parse(decidedOn, System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(2, 0), TimeSpan.Zero);
        var one = HandedIn(assessed);
        foreach (var department in (string?[])[null, .. Departments])
            one.Reassess(Found(department, false), Departments);
        one.Decide(Decision(false), Departments);

        Assert.That(one.Fail(at).Value, Is.EqualTo(delisted));
        Assert.That((one.Status, one.DelistedYear), Is.EqualTo((RectificationStatus.Failed, (int?)delisted)));
    }

    [Test]
    public void Overdue_is_failed_and_ends_once()
    {
        var one = Order();
        Assert.That(one.Fail(By(2027, 1, 29).At).Refusal?.Code, Is.EqualTo("rectification.undecided"), "the last day is not over");

        // 16:00 UTC on the 29th is midnight of the 30th at the college.
        Assert.That(one.Fail(new(2027, 1, 29, 16, 0, 0, TimeSpan.Zero)).Value, Is.EqualTo(2027));

        Assert.That(one.Status, Is.EqualTo(RectificationStatus.Overdue));
        Assert.That(one.Fail(By(2027, 2, 2).At).Refusal?.Code, Is.EqualTo("rectification.action_not_allowed"));
        Assert.That(one.HandIn(Answers, By(2027, 2, 2))?.Detail.Zh, Does.Contain("逾期未交").And.Contain("Overdue"));
    }

    private static Rectification Order(int year = 2026) => Rectification.Order(
        "r1", "b1", "a1", year, [new("示教室", "只有一间", "增设一间示教室"), new("安全培训", null, "补齐培训记录")], DueOn, Ordered);

    private static Rectification HandedIn(int year = 2026)
    {
        var one = Order(year);
        Assert.That(one.HandIn(Answers, By(2027, 1, 20)), Is.Null);
        return one;
    }

    private static ItemReport[] Answers => [new(1, "已整改", ["d1"]), new(2, "已配齐", ["d2"])];

    private static DoneBy By(int year, int month, int day) => new("p", "罗明", new(year, month, day, 2, 0, 0, TimeSpan.Zero));

    private static Reassessment Found(string? department, bool isPassed) => new(
        department, [new(1, true, null), new(2, isPassed, isPassed ? null : "记录不全")], null, By(2027, 1, 25));

    private static RectificationDecision Decision(bool isPassed) => new(isPassed, null, By(2027, 1, 28));
}
