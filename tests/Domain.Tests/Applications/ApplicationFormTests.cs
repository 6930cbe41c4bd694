using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;

namespace BaseWorkflows.Domain.Tests.Applications;

/// <summary>Articles 2(2) and 3(1) of the regulation.</summary>
public class ApplicationFormTests
{
    private static IEnumerable<string> Wrong(ApplicationForm form) =>
        ApplicationFormCheck.ForSubmission(form, Filled.Certificates)?.Errors.Keys ?? [];

    [Test]
    public void A_complete_form_is_accepted()
    {
        Assert.That(Wrong(Filled.Company), Is.Empty);
        Assert.That(Wrong(Filled.Hospital), Is.Empty);
    }

    [Test]
    public void An_empty_draft_is_saved_but_not_submitted()
    {
        Assert.That(ApplicationFormCheck.ForDraft(new()), Is.Null);
        Assert.That(Wrong(new()), Does.Contain("unit.name").And.Contain("reason").And.Contain("professionals").And.Contain("conditions[1].met"));
    }

    [Test]
    public void A_draft_keeps_the_limits_too() =>
        Assert.That(ApplicationFormCheck.ForDraft(new() { ProposedName = new string('基', 101) })?.Errors.Keys, Is.EqualTo(new[] { "proposedName" }));

    [Test]
    public void A_clinical_application_without_certificate_is_refused_by_its_clause()
    {
        var form = Filled.Hospital with { Hospital = Filled.Hospital.Hospital! with { ResidencyCertificate = " " } };

        var refusal = ApplicationFormCheck.ForSubmission(form, Filled.Certificates);

        Assert.That(refusal?.Errors.Keys, Is.EqualTo(new[] { "hospital.residencyCertificate" }));
        Assert.That(refusal?.Clause, Is.EqualTo(Regulation.Art2_2_1));
    }

    [Test]
    public void A_clinical_application_without_any_hospital_data_is_refused() =>
        Assert.That(Wrong(Filled.Hospital with { Hospital = null }), Is.EqualTo(new[] { "hospital.residencyCertificate" }));

    [Test]
    public void A_certificate_outside_the_maintained_list_is_refused() =>
        Assert.That(ApplicationFormCheck.ForSubmission(Filled.Hospital, new HashSet<string>())?.Errors.Keys, Is.EqualTo(new[] { "hospital.residencyCertificate" }));

    [Test]
    public void A_no_without_reason_is_refused()
    {
        var answers = Filled.AllMet.Answers.Select(answer => answer.Number == 4 ? answer with { Met = false } : answer);

        Assert.That(Wrong(Filled.Company with { Conditions = new([.. answers]) }), Is.EqualTo(new[] { "conditions[4].reason" }));
    }

    [Test]
    public void A_reasoned_no_can_be_submitted_but_does_not_meet_the_conditions()
    {
        var checklist = new ConditionChecklist(
            [.. Filled.AllMet.Answers.Select(answer => answer.Number == 4 ? answer with { Met = false, Reason = "暂无宿舍" } : answer)]);

        Assert.That(Wrong(Filled.Company with { Conditions = checklist }), Is.Empty);
        Assert.That(checklist.MeetsConditions, Is.False);
        Assert.That(Filled.AllMet.MeetsConditions, Is.True);
    }

    [Test]
    public void An_unanswered_condition_does_not_count_as_met() =>
        Assert.That(new ConditionChecklist([.. Filled.AllMet.Answers.Skip(1)]).MeetsConditions, Is.False);

    [TestCase("911404007111111111")]
    [TestCase("91140400MA0K1234")]
    [TestCase("91140400MA0K1234XI")]
    public void A_wrong_credit_code_is_refused(string code) =>
        Assert.That(Wrong(Filled.Company with { Unit = Filled.Company.Unit with { CreditCode = code } }), Is.EqualTo(new[] { "unit.creditCode" }));

    /// <summary>Publicly known codes: Huawei's and Alibaba's, to check the arithmetic against the world.</summary>
    [TestCase("914403001922038216")]
    [TestCase("91330100799655058B")]
    public void A_real_credit_code_is_accepted(string code) => Assert.That(CreditCode.IsValid(code), Is.True);

    [Test]
    public void One_changed_character_breaks_a_credit_code()
    {
        var code = Filled.Company.Unit.CreditCode!;
        for (var i = 0; i < code.Length; i++)
        {
            var other = code[i] == '5' ? '6' : '5';
            Assert.That(CreditCode.IsValid(code[..i] + other + code[(i + 1)..]), Is.False, $"position {i}");
        }
    }

    [TestCase("abc", false)]
    [TestCase("13800138000", true)]
    [TestCase("+86 355 3151234", true)]
    public void A_telephone_number_is_checked(string phone, bool accepted) =>
        Assert.That(Wrong(Filled.Company with { Unit = Filled.Company.Unit with { Phone = phone } }).Any(), Is.EqualTo(!accepted));

    [Test]
    public void Text_in_any_script_is_accepted() =>
        Assert.That(Wrong(Filled.Company with { Reason = "مرحبا 👩‍⚕️ ᠮᠣᠩᠭᠣᠯ 𠮷" }), Is.Empty);

    [TestCase(-1)]
    [TestCase(20_001)]
    public void Beds_outside_reason_are_refused(int beds) => Assert.That(
        Wrong(Filled.Hospital with { Hospital = Filled.Hospital.Hospital! with { ActualBeds = beds } }), Is.EqualTo(new[] { "hospital.actualBeds" }));

    [TestCase(BaseCategory.Clinical, Origin.Voluntary, "approval-clinical")]
    [TestCase(BaseCategory.Clinical, Origin.DepartmentInitiated, "approval-clinical")]
    [TestCase(BaseCategory.Clinical, Origin.GraduateOfficeInitiated, "approval-clinical")]
    [TestCase(BaseCategory.NonClinical, Origin.Voluntary, "approval-voluntary")]
    [TestCase(BaseCategory.NonClinical, Origin.DepartmentInitiated, "approval-department")]
    public void Category_and_origin_choose_the_route(BaseCategory category, Origin origin, string route) =>
        Assert.That(RouteRule.For(category, origin).Value, Is.EqualTo(route));

    [Test]
    public void The_graduate_office_does_not_select_non_clinical_bases() =>
        Assert.That(RouteRule.For(BaseCategory.NonClinical, Origin.GraduateOfficeInitiated).Refusal?.Clause, Is.EqualTo(Regulation.Art3_1));

    [Test]
    public void Only_those_who_may_apply_have_an_origin()
    {
        var applicants = Enum.GetValues<Role>().Where(role => RouteRule.OriginOf(role).IsOk);

        Assert.That(applicants, Is.EquivalentTo(new[] { Role.UnitContact, Role.DepartmentOfficer, Role.GraduateOfficer }));
    }
}
