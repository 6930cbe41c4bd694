using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;

namespace BaseWorkflows.Domain.Tests.Agreements;

/// <summary>Article 4 of the regulation.</summary>
public class AgreementTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 5, 4);
    private static readonly SignedBy Director = new("p1", "王建国", Now);
    private static readonly SignedBy Contact = new("p2", "李红梅", Now);

    private static AgreementContent Content(int? years = 3, string? reason = null) =>
        new(new("共同培养专业学位研究生", "三年内建成示范基地", "双方权利和义务如下……", "三年", "未尽事宜另行协商"), new(2026, 9, 1), years, reason);

    private static Agreement Drafted()
    {
        var agreement = Agreement.Open("a1", "b1", Now);
        Assert.That(agreement.Draft(Content(), Today), Is.Null);
        return agreement;
    }

    private static Agreement Signed()
    {
        var agreement = Drafted();
        Assert.That(agreement.Sign(AgreementSide.College, Director), Is.Null);
        Assert.That(agreement.Sign(AgreementSide.Unit, Contact), Is.Null);
        return agreement;
    }

    [Test]
    public void An_empty_section_is_refused_and_named()
    {
        var content = Content() with { Sections = Content().Sections with { Goals = "  " } };

        var refusal = Agreement.Open("a1", "b1", Now).Draft(content, Today);

        Assert.Multiple(() =>
        {
            Assert.That(refusal?.Clause, Is.EqualTo(Regulation.Art4_3));
            Assert.That(refusal?.Errors.Keys, Is.EqualTo(new[] { "sections.goals" }));
        });
    }

    [TestCase(2)]
    [TestCase(6)]
    public void A_term_outside_three_to_five_years_needs_a_written_reason(int years)
    {
        Assert.That(Content(years).Check(Today)?.Errors.Keys, Is.EqualTo(new[] { "termReason" }));
        Assert.That(Content(years, "与国家项目周期一致").Check(Today), Is.Null);
    }

    [TestCase(3)]
    [TestCase(4)]
    [TestCase(5)]
    public void A_usual_term_needs_none(int years) => Assert.That(Content(years).Check(Today), Is.Null);

    [TestCase(0)]
    [TestCase(21)]
    public void No_reason_justifies_any_term(int years) =>
        Assert.That(Content(years, "理由").Check(Today)?.Errors.Keys, Is.EqualTo(new[] { "years" }));

    [Test]
    public void A_term_ends_the_day_before_its_anniversary() => Assert.That(Drafted().EndsOn, Is.EqualTo(new DateOnly(2029, 8, 31)));

    [Test]
    public void The_unit_does_not_sign_before_our_side() =>
        Assert.That(Drafted().Sign(AgreementSide.Unit, Contact)?.Code, Is.EqualTo("agreement.college_first"));

    [Test]
    public void Nothing_is_signed_before_it_is_drafted() =>
        Assert.That(Agreement.Open("a1", "b1", Now).Sign(AgreementSide.College, Director)?.Code, Is.EqualTo("agreement.not_drafted"));

    [Test]
    public void A_side_signs_once()
    {
        var agreement = Drafted();
        agreement.Sign(AgreementSide.College, Director);

        Assert.That(agreement.Sign(AgreementSide.College, Contact)?.Code, Is.EqualTo("agreement.side_signed"));
        Assert.That(agreement.Copies.Select(copy => copy.College), Is.All.EqualTo(Director));
    }

    [Test]
    public void A_signed_agreement_is_not_redrafted()
    {
        var agreement = Drafted();
        agreement.Sign(AgreementSide.College, Director);

        Assert.That(agreement.Draft(Content(4), Today)?.Code, Is.EqualTo("agreement.already_signed"));
        Assert.That(agreement.Content?.Years, Is.EqualTo(3));
    }

    [Test]
    public void A_copy_is_not_received_before_both_sides_signed() =>
        Assert.That(Drafted().ConfirmReceipt(CopyHolder.Base, Contact)?.Code, Is.EqualTo("agreement.copy_unsigned"));

    [Test]
    public void With_two_copies_received_it_is_not_in_force_and_the_third_is_named()
    {
        var agreement = Signed();
        agreement.ConfirmReceipt(CopyHolder.GraduateOffice, Director);
        agreement.ConfirmReceipt(CopyHolder.Base, Contact);

        Assert.Multiple(() =>
        {
            Assert.That(agreement.Status, Is.EqualTo(AgreementStatus.Signing));
            Assert.That(agreement.Outstanding()?.Code, Is.EqualTo("agreement.copies_outstanding"));
            Assert.That(agreement.Outstanding()?.Detail.Zh, Does.Contain("第 3 份"));
        });
    }

    [Test]
    public void With_all_three_copies_received_it_is_in_force()
    {
        var agreement = Signed();
        foreach (var holder in Enum.GetValues<CopyHolder>())
            Assert.That(agreement.ConfirmReceipt(holder, Contact), Is.Null);

        Assert.Multiple(() =>
        {
            Assert.That(agreement.Status, Is.EqualTo(AgreementStatus.InForce));
            Assert.That(agreement.InForceSince, Is.EqualTo(Now));
            Assert.That(agreement.Outstanding(), Is.Null);
        });
    }

    [Test]
    public void A_receipt_is_confirmed_once()
    {
        var agreement = Signed();
        agreement.ConfirmReceipt(CopyHolder.Base, Contact);

        Assert.That(agreement.ConfirmReceipt(CopyHolder.Base, Contact)?.Kind, Is.EqualTo(RefusalKind.Conflict));
    }

    [Test]
    public void Sent_back_it_loses_its_signatures_and_is_drafted_again()
    {
        var agreement = Signed();

        Assert.That(agreement.Reopen(), Is.Null);
        Assert.That(agreement.Copies.Any(copy => copy.College is not null || copy.Unit is not null), Is.False);
        Assert.That(agreement.Draft(Content(4), Today), Is.Null);
    }

    [Test]
    public void With_a_copy_received_it_is_not_sent_back()
    {
        var agreement = Signed();
        agreement.ConfirmReceipt(CopyHolder.Base, Contact);

        Assert.That(agreement.Reopen()?.Code, Is.EqualTo("agreement.not_reopenable"));
    }

    [TestCase(BaseLevel.College, BaseCategory.Clinical, Role.VicePresident)]
    [TestCase(BaseLevel.College, BaseCategory.NonClinical, Role.VicePresident)]
    [TestCase(BaseLevel.GraduateOffice, BaseCategory.Clinical, Role.GraduateDirector)]
    [TestCase(BaseLevel.GraduateOffice, BaseCategory.NonClinical, Role.GraduateDirector)]
    [TestCase(BaseLevel.Department, BaseCategory.Clinical, Role.GraduateDirector)]
    [TestCase(BaseLevel.Department, BaseCategory.NonClinical, Role.DepartmentHead)]
    public void Level_and_category_decide_who_signs(BaseLevel level, BaseCategory category, Role signer) =>
        Assert.That(AgreementSigner.For(level, category), Is.EqualTo(signer));
}
