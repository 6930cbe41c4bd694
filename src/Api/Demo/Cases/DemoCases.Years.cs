using static BaseWorkflows.Api.Demo.Cases.DemoForms;

namespace BaseWorkflows.Api.Demo.Cases;

/// <summary>Who assesses a base, in whatever year.</summary>
/// <param name="Department">Who proposes experts for its department.</param>
/// <param name="Unit">Who answers for the base.</param>
/// <param name="Experts">Three of other departments.</param>
internal sealed record DemoJury(string Department, string Unit, params string[] Experts);

/// <summary>What the years of a base have in common.</summary>
internal static partial class DemoCases
{
    private static readonly DemoJury ClinicalJury = new("clinical.head", Officer, "expert1", "expert2", "expert3");
    private static readonly DemoJury HepingJury = ClinicalJury with { Unit = "unit.hospital" };
    private static readonly DemoJury PharmacyJury = new("pharmacy.officer", Officer, "expert1", "expert3", "expert4");
    private static readonly DemoJury TaihangJury = PharmacyJury with { Unit = "unit.pharma" };
    private static readonly DemoJury NursingJury = new("nursing.officer", Officer, "expert2", "expert3", "expert5");

    /// <summary>A December from the proposal to the base's answer, and the facts that were reported before it.</summary>
    private static DemoCase Year(this DemoCase one, int yearsBefore, DemoJury jury, int percent, string summary, params string[] problems) => one
        .Reported(days => days.December(yearsBefore).AddDays(-25), jury, percent)
        .From(days => days.December(yearsBefore))
        .Organised(2, jury).Recorded(5, jury).Scored(jury, percent).Concluded(2, summary, problems)
        .Then(3, jury.Unit, "assessment-objection", "Accept");

    /// <summary>The campaign that runs, as far as the graduate office has named experts and methods.</summary>
    private static DemoCase Organised(this DemoCase one, int after, DemoJury jury) => one
        .Then(after, jury.Department, "assessment-proposal", "Submit", Experts(jury.Experts[0]))
        .Then(1, Officer, "assessment-panel", "Submit", Panel(jury.Experts, withSymposium: jury.Unit != Officer));

    private static DemoCase Recorded(this DemoCase one, int after, DemoJury jury) =>
        one.Then(after, Officer, "assessment-record", "Submit", Records(withSymposium: jury.Unit != Officer));

    private static DemoCase Scored(this DemoCase one, DemoJury jury, int percent, int experts = 3)
    {
        for (var i = 0; i < experts; i++)
            one = one.Then(i % 2, jury.Experts[i], "assessment-score", "Submit", Sheet(percent, i));
        return one;
    }

    private static DemoCase Concluded(this DemoCase one, int after, string summary, params string[] problems) => one
        .Then(after, Officer, "assessment-conclusion", "Submit", Conclusion(summary, problems))
        .Then(1, Director, "assessment-review", "Sign", comment: "同意。");

    /// <summary>The facts of the year, and a meeting in it: better bases have more to show.</summary>
    private static DemoCase Reported(this DemoCase one, Func<DemoDays, DateOnly> day, DemoJury jury, int percent) => one
        .From(day)
        .Then(0, jury.Unit, DemoActs.Facts(percent > 75 ? percent * 1_000 : 0, percent * 2_500, percent > 60 ? percent * 12 : 0, percent / 8,
            percent < 60 ? "自习室被占用，数据库账号不足，正在协调。" : null))
        .Then(2, jury.Department, DemoActs.Exchange(
            "基地会议室", "研究生专业实践中期交流", "学院教学负责人、研究生处经办人", "教学管理负责人、带教导师代表",
            "通报本年度实践安排与过程检查情况，听取研究生意见，商定下一阶段的带教和安全管理措施。"));

    /// <summary>The rules of the base are filed as its construction asks (6.1).</summary>
    private static DemoCase WithRules(this DemoCase one, int after, string unit) =>
        one.Then(after, unit, "base-rules", "Done", RulesFrom(15), files: DemoPapers.Rules);
}
