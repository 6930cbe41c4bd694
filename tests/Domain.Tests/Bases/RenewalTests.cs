using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;

namespace BaseWorkflows.Domain.Tests.Bases;

/// <summary>Article 4(2) at the end of a term. The agreement of <see cref="ABase"/> runs from 2026-03-02 to 2029-03-01.</summary>
public class RenewalTests
{
    private static readonly DateOnly LastDay = new(2029, 3, 1);

    [TestCase("2028-09-01", "agreement.renewal_too_early")]
    [TestCase("2028-09-02", null)]
    [TestCase("2029-03-01", null)]
    public void It_can_be_renewed_from_half_a_year_before_the_end(string today, string? refusal) =>
        Assert.That(ABase.In(BaseStatus.Active).CheckRenewal(Day(today))?.Code, Is.EqualTo(refusal));

    [TestCase(BaseStatus.Lapsed, null)]
    [TestCase(BaseStatus.Delisted, "base.action_not_allowed")]
    [TestCase(BaseStatus.Terminated, "base.action_not_allowed")]
    public void After_the_end_it_can_be_renewed_unless_the_base_is_none_any_more(BaseStatus status, string? refusal) =>
        Assert.That(ABase.In(status).CheckRenewal(LastDay.AddYears(1))?.Code, Is.EqualTo(refusal));

    [Test]
    public void Before_the_end_it_begins_the_day_after_without_gap_or_overlap()
    {
        var trainingBase = ABase.In(BaseStatus.Active);
        var renewal = Agreement.OpenRenewal("a2", trainingBase, ABase.At);

        foreach (var start in new[] { LastDay, LastDay.AddDays(2) })
        {
            var refusal = renewal.Draft(Content(start), LastDay.AddDays(-90));
            Assert.That((refusal?.Code, refusal?.Clause), Is.EqualTo(("agreement.renewal_start", (Clause?)Regulation.Art4_2)));
            Assert.That(refusal?.Errors.Keys, Is.EqualTo(new[] { "startsOn" }));
        }

        Assert.That(renewal.Draft(Content(LastDay.AddDays(1)), LastDay.AddDays(-90)), Is.Null);
    }

    [Test]
    public void After_the_end_it_begins_when_it_is_drafted_at_the_earliest()
    {
        var renewal = Agreement.OpenRenewal("a2", ABase.In(BaseStatus.Lapsed), ABase.At);
        var today = LastDay.AddDays(40);

        Assert.That(renewal.RenewsFrom(today), Is.EqualTo(today));
        Assert.That(renewal.Draft(Content(LastDay.AddDays(1)), today)?.Code, Is.EqualTo("agreement.renewal_start"));
        Assert.That(renewal.Draft(Content(today), today), Is.Null);
    }

    [TestCase(BaseStatus.Active)]
    [TestCase(BaseStatus.Rectifying)]
    public void In_force_before_the_end_it_lengthens_the_term_and_the_base_never_lapses(BaseStatus status)
    {
        var trainingBase = ABase.In(status);
        var since = trainingBase.StatusSince;

        Assert.That(trainingBase.Renew(ABase.Renewal(trainingBase, LastDay.AddDays(-30)), ABase.At.AddYears(2)), Is.Null);

        Assert.That(trainingBase.Agreement, Is.EqualTo(new AgreementTerm("a2", ABase.Today, LastDay.AddYears(3))));
        Assert.That((trainingBase.Status, trainingBase.StatusSince), Is.EqualTo((status, since)));
        if (status == BaseStatus.Active)
            Assert.That(trainingBase.Lapse(LastDay.AddDays(1), ABase.At)?.Code, Is.EqualTo("agreement.still_running"));
    }

    [Test]
    public void Every_year_of_the_lengthened_term_counts()
    {
        var trainingBase = ABase.Complete();
        Assert.That(trainingBase.Renew(ABase.Renewal(trainingBase, LastDay.AddDays(-30)), ABase.At), Is.Null);

        Assert.That(Enumerable.Range(2025, 9).Where(year => trainingBase.Eligible(year, ABase.Today).Eligible), Is.EqualTo(Enumerable.Range(2026, 7)));
    }

    [Test]
    public void After_the_end_it_brings_the_base_back_into_force_with_its_own_term()
    {
        var trainingBase = ABase.In(BaseStatus.Lapsed);
        var today = LastDay.AddDays(40);

        Assert.That(trainingBase.Renew(ABase.Renewal(trainingBase, today), ABase.At), Is.Null);

        Assert.That(trainingBase.Status, Is.EqualTo(BaseStatus.Active));
        Assert.That(trainingBase.Agreement, Is.EqualTo(new AgreementTerm("a2", today, today.AddYears(3).AddDays(-1))));
    }

    [Test]
    public void Only_the_agreement_under_which_the_base_works_is_renewed_and_once()
    {
        var trainingBase = ABase.In(BaseStatus.Active);
        var (first, second) = (ABase.Renewal(trainingBase, LastDay.AddDays(-30)), ABase.Renewal(trainingBase, LastDay.AddDays(-30), id: "a3"));
        Assert.That(trainingBase.Renew(first, ABase.At), Is.Null);
        var before = ABase.Snapshot(trainingBase);

        Assert.That(trainingBase.Renew(second, ABase.At)?.Code, Is.EqualTo("agreement.not_the_next"));
        Assert.That(ABase.Snapshot(trainingBase), Is.EqualTo(before));
    }

    [Test]
    public void A_base_whose_agreement_lapsed_takes_no_students_though_it_passed()
    {
        var trainingBase = ABase.Complete();
        Assert.That(trainingBase.OrderRectification(ABase.At), Is.Null);
        Assert.That(trainingBase.PassRectification(ABase.At), Is.Null);
        Assert.That(trainingBase.Eligible(2029, ABase.Today).Eligible, Is.True);

        Assert.That(trainingBase.Lapse(LastDay.AddDays(1), ABase.At), Is.Null);

        var answer = trainingBase.Eligible(2029, ABase.Today);
        Assert.That((answer.Eligible, answer.Clause), Is.EqualTo((false, (Clause?)Regulation.Art4_2)));
    }

    [TestCase("2028-09-01", null)]
    [TestCase("2028-09-02", 180)]
    [TestCase("2028-12-01", 90)]
    [TestCase("2029-01-30", 30)]
    [TestCase("2029-02-22", 7)]
    [TestCase("2029-03-01", 7)]
    [TestCase("2029-03-02", null)]
    public void The_end_is_told_180_90_30_and_7_days_ahead(string today, int? daysAhead) =>
        Assert.That(AgreementExpiry.Threshold(LastDay, Day(today)), Is.EqualTo(daysAhead));

    [TestCase("2029-03-01", AgreementStatus.InForce)]
    [TestCase("2029-03-02", AgreementStatus.Over)]
    public void The_day_after_its_last_day_it_is_over(string today, AgreementStatus status) =>
        Assert.That(ABase.Agreement(3).StatusOn(Day(today)), Is.EqualTo(status));

    [Test]
    public void Each_time_is_told_once_and_of_those_that_were_missed_the_nearest()
    {
        var agreement = ABase.Agreement(3);
        var told = new List<DateOnly>();
        for (var day = LastDay.AddDays(-200); day <= LastDay.AddDays(10); day = day.AddDays(1))
        {
            // Nobody looked from 100 to 20 days before: 90 and 30 were missed, and 30 is told when somebody looks again.
            var left = LastDay.DayNumber - day.DayNumber;
            if (left is < 100 and > 20)
                continue;
            if (agreement.TellEnd(day))
                told.Add(day);
            Assert.That(agreement.TellEnd(day), Is.False, "twice is once");
        }

        Assert.That(told.Select(day => LastDay.DayNumber - day.DayNumber), Is.EqualTo(new[] { 180, 20, 7 }));
    }

    [Test]
    public void An_agreement_that_was_given_up_is_neither_signed_nor_comes_into_force()
    {
        var trainingBase = ABase.In(BaseStatus.Lapsed);
        var renewal = Agreement.OpenRenewal("a2", trainingBase, ABase.At);
        Assert.That(renewal.GiveUp(ABase.At), Is.Null);

        Assert.That(renewal.Status, Is.EqualTo(AgreementStatus.Void));
        Assert.That(renewal.Draft(Content(LastDay.AddDays(40)), LastDay.AddDays(40))?.Code, Is.EqualTo("agreement.void"));
        Assert.That(renewal.Sign(AgreementSide.College, new("p1", "张伟", ABase.At))?.Code, Is.EqualTo("agreement.void"));
        Assert.That(trainingBase.Renew(renewal, ABase.At)?.Code, Is.EqualTo("agreement.void"));
        Assert.That(ABase.Agreement(3).GiveUp(ABase.At)?.Code, Is.EqualTo("agreement.in_force"));
    }

    private static AgreementContent Content(DateOnly start) => new(new("合作", "建设", "权责", "三年", "无"), start, 3, null);

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
