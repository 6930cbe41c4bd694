using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Organisation;
using static BaseWorkflows.Domain.Tests.Assessments.AnAssessment;

namespace BaseWorkflows.Domain.Tests.Assessments;

/// <summary>Article 6(3) of the regulation.</summary>
public class AssessmentTests
{
    [Test]
    public void Nobody_judges_their_own_6_3_1()
    {
        var assessment = Opened();
        foreach (var expert in new ExpertAffiliation[] { new("e9", "内部", "pharmacy", null), new("e9", "本单位", null, "taihang-pharma") })
        {
            Refused(assessment.Propose("pharmacy", [expert], Subject, Office), "expert.conflict_of_interest", Regulation.Art6_3_1);
            Refused(assessment.Organise([.. Experts, expert], [AssessmentMethod.OnSite], Subject, Scheme), "expert.conflict_of_interest", Regulation.Art6_3_1);
        }

        Assert.That((assessment.Status, assessment.Panel.Count, assessment.Proposals.Count), Is.EqualTo((AssessmentStatus.Preparing, 0, 0)));
    }

    [Test]
    public void There_are_enough_experts_each_once_6_3_1()
    {
        Refused(Opened().Organise(Experts[..2], [AssessmentMethod.OnSite], Subject, Scheme), "assessment.number_of_experts", Regulation.Art6_3_1);
        Refused(Opened().Organise([.. Experts, Experts[0]], [AssessmentMethod.OnSite], Subject, Scheme), "assessment.number_of_experts", Regulation.Art6_3_1);
        Assert.That(Opened().Organise(Experts[..1], [AssessmentMethod.OnSite], Subject, Scheme with { MinExperts = 1 }), Is.Null, "the number is the scheme's");
    }

    [Test]
    public void At_least_one_method_and_each_has_its_record_6_3_2()
    {
        Refused(Opened().Organise(Experts, [], Subject, Scheme), "assessment.no_method", Regulation.Art6_3_2);

        var two = Organised(AssessmentMethod.OnSite, AssessmentMethod.Symposium);
        Refused(two.Record([AnAssessment.Record(AssessmentMethod.OnSite)], Today), "assessment.record_missing", Regulation.Art6_3_2);
        Refused(
            two.Record([AnAssessment.Record(AssessmentMethod.OnSite), AnAssessment.Record(AssessmentMethod.Symposium) with { Record = " " }], Today),
            "assessment.record_missing", Regulation.Art6_3_2);
        Refused(
            two.Record([AnAssessment.Record(AssessmentMethod.OnSite), AnAssessment.Record(AssessmentMethod.Symposium) with { HeldOn = Today.AddDays(1) }], Today),
            "assessment.record_date", Regulation.Art6_3_2);
        Expect(two.Record([AnAssessment.Record(AssessmentMethod.OnSite), AnAssessment.Record(AssessmentMethod.Symposium)], Today));
        Assert.That(two.Status, Is.EqualTo(AssessmentStatus.Scoring));
    }

    [Test]
    public void The_contents_are_the_five_dimensions_6_3_3()
    {
        Assert.That(Scheme.Check(), Is.Null);
        Assert.That(Scheme.Dimensions.Select(one => one.Dimension.Title().Zh), Is.EqualTo(new[]
        {
            "组织建设", "师资队伍建设", "管理制度和条件保障建设", "专业实践的管理", "专业实践效果",
        }));
        var wording = Regulation.Current.WordingOf(Regulation.Art6_3_3);
        Assert.That(Enum.GetValues<Dimension>().Select(one => wording!.Contains(one.Title().Zh, StringComparison.Ordinal)), Has.All.True);
        foreach (var (scheme, field) in new (AssessmentScheme, string)[]
        {
            (Scheme with { Dimensions = [.. Scheme.Dimensions.Take(4)] }, "dimensions"),
            (Scheme with { Dimensions = [Scheme.Dimensions[0] with { Weight = 16 }, .. Scheme.Dimensions.Skip(1)] }, "dimensions"),
            (Scheme with { Dimensions = [Scheme.Dimensions[0] with { Indicators = [] }, .. Scheme.Dimensions.Skip(1)] }, "dimensions[0].indicators"),
            (Scheme with { Vetoes = [new("1.1", "重复")] }, "dimensions"),
            (Scheme with { Vetoes = [new("V 1", "空格")] }, "vetoes[0].id"),
            (Scheme with { MinExperts = 0 }, "minExperts"),
            (Scheme with { CorePercent = 101 }, "corePercent"),
            (Scheme with { ObjectionDays = 0 }, "objectionDays"),
            (Scheme with { OutlierPoints = 0 }, "outlierPoints"),
        })
        {
            Assert.That(scheme.Check()?.Errors.Keys, Does.Contain(field));
        }
    }

    [Test]
    public void Each_expert_scores_once_and_completely_6_3_3()
    {
        var assessment = Scoring();
        Refused(assessment.Hand(Sheet(1, 80) with { ExpertId = "stranger" }, Scheme), "assessment.not_expert", Regulation.Art6_3_1);
        var sheet = Sheet(1, 80);
        var points = new Dictionary<string, decimal>(sheet.Points) { ["1.1"] = 10.5m, ["2.1"] = 0.3m };
        points.Remove("5.1");
        Assert.That(assessment.Hand(sheet with { Points = points }, Scheme)?.Errors.Keys, Is.EquivalentTo(new[] { "1.1", "2.1", "5.1" }));
        Expect(assessment.Hand(sheet, Scheme));
        Refused(assessment.Hand(sheet, Scheme), "assessment.scored_already", Regulation.Art6_3_3);
        Assert.That((assessment.AreScoresOpen, assessment.Count(Scheme)), Is.EqualTo((false, (Tally?)null)), "nobody's scores show before all are in");
        Expect(assessment.Hand(Sheet(2, 70), Scheme));
        Expect(assessment.Hand(Sheet(3, 60), Scheme));
        Assert.That(assessment.AreScoresOpen, Is.True);
    }

    [Test]
    public void Totals_are_weighted_and_outliers_and_spread_are_told()
    {
        var tally = Scored(100, 80, 40).Count(Scheme)!;

        Assert.That(tally.Experts.Select(one => (one.Total, one.IsOutlier)), Is.EqualTo(new[] { (100m, true), (80m, false), (40m, true) }));
        Assert.That((tally.Score, tally.Spread), Is.EqualTo((73.33m, 60m)));
        Assert.That(tally.Dimensions.Select(one => (one.Score, one.Lowest, one.Highest)).First(), Is.EqualTo((11m, 6m, 15m)));
        Assert.That(tally.FailedCore, Is.Empty);
    }

    [Test]
    public void A_core_indicator_is_failed_below_its_share_and_a_veto_needs_more_than_half()
    {
        var low = Scored(59, 59, 59).Count(Scheme)!;
        Assert.That(low.FailedCore, Is.EqualTo(new[] { "1.1", "2.1", "3.1", "4.1", "5.1" }));

        ScoreSheet[] two = [Sheet(1, 95, "V1"), Sheet(2, 95, "V1"), Sheet(3, 95)];
        Assert.That((Tally.Of(Scheme, two).Grade, Tally.Of(Scheme, two).Vetoes), Is.EqualTo((Grade.Failed, new[] { "V1" })));
        ScoreSheet[] one = [Sheet(1, 95, "V1"), Sheet(2, 95, "V2"), Sheet(3, 95)];
        Assert.That((Tally.Of(Scheme, one).Grade, Tally.Of(Scheme, one).Vetoes.Count), Is.EqualTo((Grade.Excellent, 0)));
    }

    [Test]
    public void Who_failed_is_told_what_to_put_right_6_3_4()
    {
        var assessment = Scored(40, 40, 40);

        Refused(assessment.Draft(new("不合格。", [], Office), Scheme), "assessment.no_problems", Regulation.Art6_3_4);
        Expect(assessment.Draft(new("不合格。", ["导师不足"], Office), Scheme));
    }

    [Test]
    public void Nothing_is_announced_before_it_is_signed_and_signing_fixes_the_grade()
    {
        var assessment = Scored(80, 80, 80);
        Refused(assessment.Announce(Until, Now), "assessment.not_signed", Regulation.Art6_3);
        Refused(assessment.Sign(Office, Scheme), "assessment.not_drafted", Regulation.Art6_3);
        Expect(assessment.Draft(new("良好。", [], Office), Scheme));
        Expect(assessment.Sign(Office, Scheme));
        Assert.That((assessment.Score, assessment.Grade), Is.EqualTo((80m, Grade.Good)));
        Expect(assessment.Announce(Until, Now));
        Assert.That(assessment.IsAnnounced, Is.True);
    }

    [Test]
    public void It_is_final_after_the_period_or_after_the_base_had_its_say()
    {
        var silent = Announced();
        Refused(silent.Conclude(Until.AddSeconds(-1)), "assessment.objection_period", Regulation.Art6_3);
        Expect(silent.Conclude(Until));

        var content = Announced();
        Expect(content.Waive(Office));
        Expect(content.Conclude(Now));

        var objecting = Announced();
        Expect(objecting.RaiseObjection(new("评分偏低。", [], Office)));
        Refused(objecting.Conclude(Until.AddDays(1)), "assessment.objection_open", Regulation.Art6_3);
        Expect(objecting.Decide(new(false, "评分有据。", Office)));
        Expect(objecting.Conclude(Now.AddHours(1)));
    }

    [Test]
    public void An_objection_comes_in_time_and_if_it_is_right_the_experts_score_again()
    {
        var assessment = Announced();
        Refused(assessment.RaiseObjection(new("晚了。", [], Office with { At = Until.AddSeconds(1) })), "assessment.objection_late", Regulation.Art6_3);
        Refused(assessment.RaiseObjection(new(" ", [], Office)), "assessment.objection_empty", Regulation.Art6_3);
        Refused(assessment.Decide(new(true, "", Office)), "assessment.no_objection", Regulation.Art6_3);
        Expect(assessment.RaiseObjection(new("漏看了记录。", [], Office)));
        Expect(assessment.Decide(new(true, "复核属实。", Office)));
        Expect(assessment.ScoreAgain());

        Assert.That((assessment.Status, assessment.Sheets.Count, assessment.Grade, assessment.Score, assessment.Signature), Is.EqualTo(
            (AssessmentStatus.Scoring, 0, (Grade?)null, (decimal?)null, (Domain.Agreements.SignedBy?)null)));
    }

    [Test]
    public void What_is_not_its_turn_is_refused_and_changes_nothing()
    {
        var assessment = Opened();
        foreach (var refusal in new[]
        {
            assessment.Record([], Today), assessment.Hand(Sheet(1, 50), Scheme), assessment.Draft(new("", [], Office), Scheme), assessment.Sign(Office, Scheme),
            assessment.Announce(Until, Now), assessment.RaiseObjection(new("x", [], Office)), assessment.Waive(Office), assessment.Decide(new(true, "", Office)),
            assessment.Conclude(Now), assessment.ScoreAgain(),
        })
        {
            Refused(refusal, "assessment.not_now", Regulation.Art6_3);
        }

        Assert.That(assessment.Status, Is.EqualTo(AssessmentStatus.Preparing));
    }

    private static void Refused(Refusal? refusal, string code, Clause clause) => Assert.That((refusal?.Code, refusal?.Clause), Is.EqualTo((code, (Clause?)clause)));
}
