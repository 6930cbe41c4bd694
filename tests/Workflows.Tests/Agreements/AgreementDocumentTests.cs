using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Agreements;
using BaseWorkflows.Workflows.Documents.Papers;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using static BaseWorkflows.Workflows.Tests.People;

namespace BaseWorkflows.Workflows.Tests.Agreements;

/// <summary>The agreement as a Word document (4.1–4.3), opened again as its reader would.</summary>
public sealed class AgreementDocumentTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    [Test]
    public async Task Each_copy_says_who_holds_it_what_was_agreed_and_who_signed_when()
    {
        await Service.SaveAsync(
            new Department("pharmacy", "药学系", "Department of Pharmacy"), new Department("nursing", "护理学院", "School of Nursing"),
            TestBases.Base("b1", BaseStatus.Active), TestBases.Agreement("a1", "b1", AgreementStatus.InForce));

        var paper = (await MakeAsync("a1", 3)).Value;

        Assert.That(paper.FileName, Is.EqualTo("合作协议书-CZMC-2027-FL-001-第3份.docx"));
        Assert.That(Lines(paper), Is.EqualTo(new[]
        {
            "长治医学院研究生培养基地合作协议书",
            "基地编号：CZMC-2027-FL-001　一式三份，第 3 份，由院（系、部）（药学系、护理学院）持有",
            "甲方：长治医学院药学系",
            "乙方：太行康源制药有限公司",
            "根据《长治医学院硕士研究生培养基地建设与管理办法》，甲乙双方经平等协商，就共同建设“长治医学院研究生培养基地（太行康源制药有限公司）”达成如下协议。",
            "一、双方合作目的", "共同培养药学专业学位研究生。",
            "二、基地建设目标", "三年内建成示范基地。",
            "三、双方权利和义务", "甲方选派研究生，", "乙方提供实践岗位。",
            "四、合作年限", "三年。", "本协议自 2027 年 3 月 1 日起至 2030 年 2 月 28 日止，共 3 年。",
            "五、其它事项", "未尽事宜另行协商。",
            "本协议一式三份，由研究生处、研究生培养基地、院（系、部）各执一份，自双方签字盖章之日起生效。",
            "甲方（盖章）：长治医学院药学系", "代表（签字）：冯国栋", "日期：2027 年 3 月 1 日",
            "乙方（盖章）：太行康源制药有限公司", "代表（签字）：罗明", "日期：2027 年 3 月 1 日",
            "",
            "本份已由罗明于 2027 年 3 月 1 日确认收到。",
        }));
        Assert.That(Lines((await MakeAsync("a1", 1)).Value), Does.Contain("基地编号：CZMC-2027-FL-001　一式三份，第 1 份，由研究生处持有"));
        Assert.That(Lines((await MakeAsync("a1", 2)).Value), Does.Contain("基地编号：CZMC-2027-FL-001　一式三份，第 2 份，由研究生培养基地（太行康源制药有限公司）持有"));
    }

    [Test]
    public async Task What_is_not_signed_yet_has_room_for_it_and_any_text_can_be_printed()
    {
        var content = TestBases.Content with
        {
            Years = 6,
            TermReason = "与国家项目周期一致",
            Sections = TestBases.Content.Sections with { Goals = "<b>𠮷野</b> & \"引号\" \uFFFE\n\n\n第二行" },
        };
        await Service.SaveAsync(TestBases.Base("b1", BaseStatus.Approved), TestBases.Agreement("a1", "b1", AgreementStatus.Signing, content));

        var paper = (await MakeAsync("a1", 1)).Value;

        Assert.That(Lines(paper), Does.Contain("<b>𠮷野</b> & \"引号\" ").And.Contain("第二行").And.Contain("合作年限说明：与国家项目周期一致"));
        Assert.That(Lines(paper), Does.Contain("代表（签字）：冯国栋").And.Contain("代表（签字）：　　　　　　").And.Contain("日期：　　年　　月　　日"));
        using var document = Open(paper);
        Assert.That(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"), Is.Empty);
        var fonts = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Descendants<RunFonts>().Select(font => font.EastAsia?.Value);
        Assert.That(fonts.Distinct(), Is.EquivalentTo(new[] { "宋体", "黑体" }));
        Assert.That(document.MainDocumentPart.FooterParts.Single().Footer!.InnerText, Is.EqualTo("第  页，共  页"));
    }

    [Test]
    public async Task There_is_nothing_to_print_before_it_is_drafted_no_fourth_copy_and_none_for_others()
    {
        await Service.SaveAsync(
            TestBases.Base("b1", BaseStatus.Active), TestBases.Agreement("a1", "b1", AgreementStatus.Drafting), TestBases.Agreement("a2", "b1", AgreementStatus.Signing));

        Assert.That((await MakeAsync("a1", 1)).Refusal?.Code, Is.EqualTo("agreement.not_drafted"));
        foreach (var copy in new[] { 0, 4, -1 })
            Assert.That((await MakeAsync("a2", copy)).Refusal?.Errors.Keys, Is.EqualTo(new[] { "copy" }));
        Assert.That((await MakeAsync("a2", 1, OtherUnit)).Refusal?.Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [TestCase(BaseLevel.College, BaseCategory.NonClinical, "长治医学院")]
    [TestCase(BaseLevel.GraduateOffice, BaseCategory.NonClinical, "长治医学院研究生处")]
    [TestCase(BaseLevel.Department, BaseCategory.Clinical, "长治医学院研究生处")]
    public void Our_side_is_whom_the_signer_stands_for(BaseLevel level, BaseCategory category, string party)
    {
        var one = TestBases.Base("b1", BaseStatus.Approved, TestBases.Profile with { Level = level, Category = category });

        var paper = new Paper("", AgreementPaper.Write(TestBases.Agreement("a1", "b1", AgreementStatus.Signing), one, ["药学系"], 1));

        Assert.That(Lines(paper), Does.Contain($"甲方：{party}"));
    }

    private Task<Result<Paper>> MakeAsync(string id, int copy, Caller? caller = null) =>
        Service.With<GetAgreementDocument, Result<Paper>>(get => get.HandleAsync(id, copy, caller ?? Pharma, default));

    private static WordprocessingDocument Open(Paper paper) => WordprocessingDocument.Open(new MemoryStream(paper.Content), isEditable: false);

    private static List<string> Lines(Paper paper)
    {
        using var document = Open(paper);
        return [.. document.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText)];
    }
}
