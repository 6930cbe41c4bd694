using System.Reflection;

namespace BaseWorkflows.Domain.Tests.Regulations;

/// <summary>The regulation as published: rules cite clauses that exist, people read their very words.</summary>
public class RegulationTests
{
    private static IEnumerable<Clause> Cited() => typeof(Regulation).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.FieldType == typeof(Clause)).Select(field => (Clause)field.GetValue(null)!);

    [TestCase("2", "研究生培养基地的设立")]
    [TestCase("2.1", "研究生培养基地由学校与有关单位共同建立，称为“长治医学院研究生培养基地”。")]
    [TestCase("2.2", "研究生培养基地遴选条件和要求")]
    [TestCase("2.2.1", "在区域或行业内具有代表性，其主要业务能满足相关专业研究生完成专业实践和学位论文研究的要求。临床医学专业学位研究生培养基地应是国家卫生健康委员会公布的“国家住院医师规范化培训基地”。")]
    [TestCase("2.2.2", "有一定数量的符合研究生指导教师基本条件的相关专业技术人员。")]
    [TestCase("2.2.3", "研究生培养基地领导具有医教协同、校企合作、共同发展理念，积极支持基地建设，能够提供人、财、物保障。自愿申请我校基地共建的单位优先选择。")]
    [TestCase("2.2.4", "具有基本的研究生教学生活设施，如示教室、自习室、图书馆、宿舍、食堂等。")]
    [TestCase("2.2.5", "具备基本的劳动保护和安全等方面的环境条件。")]
    [TestCase("3", "研究生培养基地审批程序")]
    [TestCase("3.1", "临床医学专业研究生培养基地的遴选由研究生处负责，非临床医学专业研究生培养基地的遴选由本专业所在院（系、部）负责。")]
    [TestCase("3.2", "院（系、部）自主联系基地，须向研究生处递交《长治医学院研究生培养基地申请表》。申报院（系、部）负责对拟建基地考察评估，研究生处负责审核，符合条件者上报分管校领导批准。")]
    [TestCase("3.3", "自愿申请成为我校研究生培养基地的，由申请单位向研究生处递交申请，研究生处组织相关院系对申请单位进行考察评估，符合条件者由院系、研究生处逐级签署意见，上报分管校领导批准。")]
    [TestCase("3.4", "临床医学专业研究生培养基地建设由研究生处组织校内专家进行实地考察评估，符合条件者由研究生处提交校长办公会审议批准。")]
    [TestCase("3.5", "所有研究生培养基地建设资料与批准文件逐级签字盖章后由研究生处留存原件，院（系、部）留存复印件。")]
    [TestCase("4", "研究生培养基地协议书签订")]
    [TestCase("4.1", "基地共建双方有合作意向，在符合建立研究生培养基地条件的基础上，经平等协商，根据基地等级与类别分别由学校、研究生处或院（系、部）与基地所在单位签订合作协议书（一式三份），协议书由研究生处、研究生培养基地、院（系、部）各执一份。")]
    [TestCase("4.2", "研究生培养基地协议合作年限根据双方意愿协商确定，一般为 3-5 年。")]
    [TestCase("4.3", "协议书应包括以下内容：1.双方合作目的；2.基地建设目标；3.双方权利和义务；4.合作年限；5.其它事项。")]
    [TestCase("5", "研究生培养基地的建设")]
    [TestCase("5.1", "各基地须成立基地工作小组，负责协调落实专业实践计划、安排指导教师、进行专业实践考核等工作。基地工作小组组长由学校研究生处、相关院（系、部）负责人兼任，副组长由基地指派相关部门负责人兼任。基地工作小组应明确专门工作人员负责具体工作。")]
    [TestCase("5.2", "各基地须组建导师团队。基地导师根据《长治医学院硕士研究生指导教师遴选办法》进行遴选，基地导师根据《长治医学院硕士研究生指导教师管理及考核办法》进行管理和考核。导师可以来自不同的学科领域。所涉及的学科领域根据基地的实际情况确定。")]
    [TestCase("6", "研究生培养基地的管理")]
    [TestCase("6.1", "基地工作小组根据学校要求建立和完善研究生实践安全管理办法、基地运行管理办法，加强过程管理。研究生处、相关院（系、部）与基地间建立定期交流制度。")]
    [TestCase("6.2", "研究生处、相关院（系、部）与基地根据合作协议的规定，落实和保障研究生开展实践教学活动期间必要的生活、学习、工作条件。")]
    [TestCase("6.3", "研究生处每年对基地建设和管理进行考核。")]
    [TestCase("6.3.1", "考核时间。每年 12 月由研究生处会同学院（系、部）组织专家对各基地进行评估与考核。")]
    [TestCase("6.3.2", "考核方式。考核方式可采取现场检查、召开座谈会、问卷调查等方式进行。")]
    [TestCase("6.3.3", "考核内容。考核内容主要包括基地的组织建设、师资队伍建设、管理制度和条件保障建设、专业实践的管理、专业实践效果等方面。")]
    [TestCase("6.3.4", "考核不合格的实践基地，需进行整改，整改后仍不合格的基地，下年度不得作为研究生的培养基地。")]
    [TestCase("6.4", "鼓励基地设立专项基金或进行适当投资，推进基地的建设与发展。鼓励有条件的基地根据实际情况向研究生提供适当生活补贴。")]
    public void A_clause_has_its_published_wording(string number, string wording) =>
        Assert.That(Regulation.Current.WordingOf(new(number)), Is.EqualTo(wording));

    [TestCaseSource(nameof(Cited))]
    public void A_clause_that_rules_can_cite_is_in_the_current_edition(Clause clause) =>
        Assert.That(Regulation.Current.WordingOf(clause), Is.Not.Null.And.Not.Empty);

    [Test]
    public void Each_clause_is_named_after_its_number() => Assert.That(
        typeof(Regulation).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.FieldType == typeof(Clause)).Select(field => field.Name),
        Is.EqualTo(Cited().Select(clause => $"Art{clause.Number.Replace('.', '_')}")).And.Not.Empty);

    [Test]
    public void Every_wording_stands_in_the_full_text() => Assert.That(
        Regulation.Current.Wordings.Where(entry => entry.Key.Number is not ("1" or "7"))
            .Where(entry => !Regulation.Current.FullText.Contains(entry.Value, StringComparison.Ordinal)),
        Is.Empty);

    [Test]
    public void A_clause_that_no_article_has_has_no_wording() => Assert.That(Regulation.Current.WordingOf(new("8.1")), Is.Null);

    [Test]
    public void The_title_is_the_published_one() =>
        Assert.That(Regulation.Current.Title, Is.EqualTo("长治医学院硕士研究生培养基地建设与管理办法"));
}
