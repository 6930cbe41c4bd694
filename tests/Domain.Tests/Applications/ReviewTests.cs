using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;

namespace BaseWorkflows.Domain.Tests.Applications;

/// <summary>What no route may leave out, whatever an administrator makes of it (3.2–3.5).</summary>
public class ReviewTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);
    private static readonly MeetingResolution Carried = new(Filled.Today, "校办纪要〔2026〕8 号", 7, 2, 0, "同意设立。");

    [Test]
    public void A_department_route_is_not_approved_without_an_evaluation_3_2()
    {
        var application = Submitted(Filled.Company, Origin.DepartmentInitiated);

        Assert.That(application.Approve(Now)?.Code, Is.EqualTo("application.not_evaluated"));
        Evaluate(application, "officer", "pharmacy", meets: false);
        Assert.That(application.Approve(Now)?.Clause, Is.EqualTo(Regulation.Art3_2));
        Evaluate(application, "officer", "pharmacy");
        Assert.That(application.Approve(Now), Is.Null);
    }

    [Test]
    public void A_voluntary_route_is_approved_only_when_all_named_departments_found_it_fit_3_3()
    {
        var application = Submitted(Filled.Company, Origin.Voluntary);
        Assert.That(application.NameDepartments(["pharmacy", "nursing"]), Is.Null);
        Evaluate(application, "officer", "pharmacy");

        var refusal = application.Approve(Now);
        Assert.That((refusal?.Code, refusal?.Clause), Is.EqualTo(("application.not_evaluated", Regulation.Art3_3)));
        Assert.That(refusal!.Detail.Zh, Does.Contain("nursing").And.Not.Contain("pharmacy"));

        Evaluate(application, "nurse", "nursing");
        Assert.That(application.Approve(Now), Is.Null);
    }

    [Test]
    public void Departments_are_named_for_voluntary_applications_only_once_each()
    {
        Assert.That(Submitted(Filled.Company, Origin.DepartmentInitiated).NameDepartments(["nursing"])?.Code, Is.EqualTo("application.departments_not_allowed"));
        Assert.That(Submitted(Filled.Company, Origin.Voluntary).NameDepartments([])?.Code, Is.EqualTo("application.departments_not_allowed"));
        Assert.That(Submitted(Filled.Company, Origin.Voluntary).NameDepartments(["nursing", "nursing"])?.Code, Is.EqualTo("application.departments_not_allowed"));
    }

    [Test]
    public void Named_departments_stay_through_a_correction()
    {
        var application = Submitted(Filled.Company, Origin.Voluntary);
        application.NameDepartments(["nursing"]);
        application.Return();
        application.Edit(Filled.Company with { Places = 3 });
        application.Submit(Filled.Certificates, Now);

        Assert.That(application.DepartmentsConcerned, Is.EqualTo(new[] { "nursing" }));
    }

    [Test]
    public void A_clinical_route_needs_all_reports_a_majority_and_a_resolution_3_4()
    {
        var application = Clinical();
        Assert.That(application.Approve(Now)?.Code, Is.EqualTo("application.not_evaluated"));

        foreach (var (expert, meets) in new[] { ("e1", true), ("e2", false), ("e3", false) })
            Evaluate(application, expert, null, meets);
        Assert.That(application.Approve(Now)?.Code, Is.EqualTo("application.panel_against"));

        Evaluate(application, "e3", null);
        Assert.That(application.Approve(Now)?.Code, Is.EqualTo("application.no_resolution"));

        Assert.That(application.Resolve(Carried with { InFavour = 1 }, approved: false, Filled.Today, Filled.Today), Is.Null);
        Assert.That(application.Approve(Now)?.Code, Is.EqualTo("application.no_resolution"));

        Assert.That(application.Resolve(Carried, approved: true, Filled.Today, Filled.Today), Is.Null);
        Assert.That(application.Approve(Now), Is.Null);
    }

    [Test]
    public void Only_the_experts_who_were_named_report()
    {
        var refusal = Clinical().Evaluate(Filled.Evaluation("somebody", null), Filled.Today, Filled.Today);

        Assert.That((refusal?.Code, refusal?.Clause), Is.EqualTo(("application.not_on_panel", Regulation.Art3_4)));
    }

    [Test]
    public void An_applicant_is_neither_expert_nor_evaluator_nor_judge()
    {
        var application = Submitted(Filled.Hospital, Origin.GraduateOfficeInitiated);
        List<ExpertAffiliation> panel = [Expert("p1"), Expert("e2"), Expert("e3")];

        Assert.That(application.NamePanel(panel, null, 3)?.Code, Is.EqualTo("expert.is_applicant"));
        Assert.That(application.Evaluate(Filled.Evaluation("p1", null), Filled.Today, Filled.Today)?.Code, Is.EqualTo("application.applicant_evaluates"));
        Assert.That(application.MayDecide("p1")?.Code, Is.EqualTo("application.applicant_decides"));
    }

    [Test]
    public void Whoever_evaluated_does_not_decide()
    {
        var application = Submitted(Filled.Company, Origin.Voluntary);
        Evaluate(application, "officer", "pharmacy");

        Assert.That(application.MayDecide("officer")?.Code, Is.EqualTo("application.evaluator_decides"));
        Assert.That(application.MayDecide("director"), Is.Null);
    }

    [Test]
    public void A_condition_that_is_not_met_rules_out_the_conclusion_that_all_are_2_2()
    {
        var unmet = new ConditionChecklist([.. Filled.AllMet.Answers.Select(
            answer => answer.Number == 4 ? new ConditionAnswer(4, false, "宿舍不足。") : answer)]);
        var application = Submitted(Filled.Company, Origin.Voluntary);

        var refusal = application.Evaluate(Filled.Evaluation("officer", "pharmacy") with { Conditions = unmet }, Filled.Today, Filled.Today);

        Assert.That((refusal?.Code, refusal?.Clause), Is.EqualTo(("evaluation.conditions_unmet", Regulation.Art2_2)));
        Assert.That(application.Evaluations, Is.Empty);
    }

    [TestCase(1, false)]
    [TestCase(0, true)]
    [TestCase(-Evaluation.MaxDaysBefore, true)]
    [TestCase(-Evaluation.MaxDaysBefore - 1, false)]
    public void The_visit_was_not_tomorrow_nor_years_ago(int daysFromToday, bool isAccepted)
    {
        var evaluation = Filled.Evaluation("officer", "pharmacy") with { VisitedOn = Filled.Today.AddDays(daysFromToday) };

        var refusal = Submitted(Filled.Company, Origin.Voluntary).Evaluate(evaluation, Filled.Today, Filled.Today);

        Assert.That(refusal is null, Is.EqualTo(isAccepted));
    }

    [Test]
    public void The_case_closes_when_originals_and_each_departments_copies_are_filed_3_5()
    {
        var application = Submitted(Filled.Company, Origin.Voluntary);
        application.NameDepartments(["pharmacy", "nursing"]);
        Evaluate(application, "officer", "pharmacy");
        Evaluate(application, "nurse", "nursing");
        application.Approve(Now);

        var refusal = application.Close(Filled.Register("pharmacy"), Now);
        Assert.That((refusal?.Code, refusal?.Clause), Is.EqualTo(("custody.outstanding", Regulation.Art3_5)));
        Assert.That(application.Close([.. Filled.Register("pharmacy", "nursing").Skip(1)], Now)?.Detail.Zh, Does.Contain("原件"));
        Assert.That(application.ClosedAt, Is.Null);

        Assert.That(application.Close(Filled.Register("pharmacy", "nursing"), Now), Is.Null);
        Assert.That(application.ClosedAt, Is.EqualTo(Now));
    }

    private static ExpertAffiliation Expert(string id) => new(id, $"专家{id}", "pharmacy", null);

    private static BaseApplication Clinical()
    {
        var application = Submitted(Filled.Hospital, Origin.Voluntary);
        Assert.That(application.NamePanel([Expert("e1"), Expert("e2"), Expert("e3")], "heping", 3), Is.Null);
        return application;
    }

    private static BaseApplication Submitted(ApplicationForm form, Origin origin)
    {
        var application = BaseApplication.Draft("a1", "b1", "p1", origin, form, Now).Value;
        Assert.That(application.Submit(Filled.Certificates, Now), Is.Null);
        return application;
    }

    private static void Evaluate(BaseApplication application, string personId, string? departmentId, bool meets = true) =>
        Assert.That(application.Evaluate(Filled.Evaluation(personId, departmentId, meets), Filled.Today, Filled.Today), Is.Null);
}
