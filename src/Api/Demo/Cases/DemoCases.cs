using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Questionnaires;
using static BaseWorkflows.Api.Demo.Cases.DemoForms;

namespace BaseWorkflows.Api.Demo.Cases;

/// <summary>
/// The bases of the demo college, at least one in every status and a case waiting on every route, so that each account finds in its inbox
/// what its role has to do.
/// </summary>
internal static partial class DemoCases
{
    private const string Director = "grad.director", Officer = "grad.officer", Secretary = "president.secretary", President = "vp";

    /// <summary>The histories of all cases, as seen from today.</summary>
    public static IReadOnlyList<IReadOnlyList<DemoStep>> All(DateTimeOffset now)
    {
        var days = new DemoDays(now);
        return
        [
            Heping().Ending(days, 1_040), Heji().Ending(days, 960), Taihang().Ending(days, 990), Zhanghe().Ending(days, 9),
            Qinyuan().Ending(days, 1_062), Zhangzi().Ending(days, 780), Licheng().Ending(days, 440), HejiNursing().Ending(days, 490), HepingPharmacy().Ending(days, 425),
            Changzhi().Ending(days, 3), Institute().Ending(days, 2),
            Jincheng().Ending(days, 2), Linfen().Ending(days, 2), Fenyang().Ending(days, 6),
            Luzhou().Ending(days), ChangzhiNursing().Ending(days, 5), HepingNursing().Ending(days, 2), TaihangHerbs().Ending(days, 4),
            Yuncheng().Ending(days, 120), HejiClinicalPharmacy().Ending(days, 45), Cdc().Ending(days, 7),
            College().Ending(days, 2), Nights(days, now),
        ];
    }

    /// <summary>What belongs to no base.</summary>
    private static DemoCase College() => new DemoCase("学院")
        .Then(0, "nursing.head", DemoActs.Absence("nursing.officer", inDays: 10, days: 4, "参加全国护理学教育年会"))
        .From(days => days.Opened)
        .Then(0, Officer, DemoActs.OpenCampaign());

    private static DemoCase Heping() => Clinical(new(
            "unit.hospital",
            DemoUnits.Form("heping-hospital", "附属和平医院临床医学实践基地", BaseCategory.Clinical, BaseLevel.College, ["clinical"],
                ["内科学", "外科学", "儿科学"], 60, "作为附属医院承担临床医学专业学位研究生的专业实践，申请共建培养基地。",
                new("梁晓东", "主任医师", "博士", "内科学"), new("武建军", "主任医师", "博士", "外科学"), new("段丽萍", "副主任医师", "硕士", "儿科学"))), ("expert1", "expert2", "expert3"))
        .Then(9, Secretary, "meeting-resolution", form: Resolution("长医校办纪要〔第 6 号〕", 9, 0, 0, "会议听取研究生处汇报，同意附属和平医院为校级临床医学研究生培养基地。"))
        .Filed("clinical.head", "研究生处档案柜 1-02", "临床医学院资料室 A-1")
        .Signed(years: 5, President, "unit.hospital", "clinical.head")
        .Then(6, Officer, "working-group", "Done", Group((null, "王建国", "研究生处处长"), ("韩卫东", "科教科科长"), ("史红梅", "科教科教学秘书"), ("任志刚", "内科教研室秘书")))
        .WithRules(3, "unit.hospital")
        .Then(5, "unit.hospital", "mentors", "Done", Mentors(("梁晓东", "内科学", "主任医师、博士"), ("武建军", "外科学", "主任医师、博士"), ("段丽萍", "儿科学", "副主任医师、硕士")))
        .Year(3, HepingJury, 90, "组织健全，带教质量高，专业实践效果突出。")
        .Year(2, HepingJury, 92, "师资与条件保障优良，过程管理规范。")
        .From(days => days.December(1).AddDays(-200))
        .Then(0, "unit.hospital", DemoActs.File(RulesKind.Safety, "增加急诊轮转期间的安全要求。", new DemoFile(
            "", "研究生实践安全管理办法（修订）", "第一条 研究生进入急诊、手术室等岗位前须完成专项安全培训。", "第二条 发生职业暴露按院感流程处置并报研究生处备案。")))
        .Year(1, HepingJury, 94, "连续三年考核优秀，建议推广其教学查房制度。")
        .Reported(days => days.Ago(65), HepingJury, 94)
        .From(days => days.Ago(64)).Organised(1, HepingJury).Recorded(3, HepingJury).Scored(HepingJury, 93)
        .Concluded(2, "各项指标完成良好，专业实践成效显著。").Then(2, "unit.hospital", "assessment-objection", "Accept");

    private static DemoCase Heji() => Clinical(new(
            Officer,
            DemoUnits.Form("heji-hospital", "附属和济医院临床医学实践基地", BaseCategory.Clinical, BaseLevel.College, ["clinical"],
                ["内科学", "肿瘤学"], 40, "研究生处根据招生规模拟新增校级临床医学培养基地。",
                new("秦树林", "主任医师", "博士", "肿瘤学"), new("牛彩霞", "主任医师", "硕士", "内科学"))), ("expert2", "expert3", "expert4"))
        .Then(12, Secretary, "meeting-resolution", form: Resolution("长医校办纪要〔第 11 号〕", 8, 0, 1, "会议同意附属和济医院为校级临床医学研究生培养基地。"))
        .Filed("clinical.head", "研究生处档案柜 1-05", "临床医学院资料室 A-2")
        .Signed(years: 5, President, Officer, "clinical.head")
        .Then(5, Officer, "working-group", "Done", Group((null, "王建国", "研究生处处长"), ("李海燕", "教学部主任"), ("原小丽", "教学部干事")))
        .WithRules(4, Officer)
        .Then(5, Officer, "mentors", "Done", Mentors(("秦树林", "肿瘤学", "主任医师、博士"), ("牛彩霞", "内科学", "主任医师、硕士")))
        .Year(3, ClinicalJury, 80, "条件保障到位，建议加强导师考核。")
        .Year(2, ClinicalJury, 77, "管理较规范，过程记录有待完善。")
        .Year(1, ClinicalJury, 72, "基本符合要求，定期交流偏少。")
        .From(days => days.Ago(15)).Organised(1, ClinicalJury).Recorded(6, ClinicalJury).Scored(ClinicalJury, 79)
        .Concluded(2, "总体良好，请补充与研究生处的定期交流。");

    private static DemoCase Taihang() => new DemoCase(
            "unit.pharma",
            DemoUnits.Form("taihang-pharma", "太行康源制药药学实践基地", BaseCategory.NonClinical, BaseLevel.Department, ["pharmacy"],
                ["药学"], 12, "自愿申请共建培养基地，共享中试平台和质量控制实验室。",
                new("孙丽", "高级工程师", "博士", "药剂学"), new("曹志明", "正高级工程师", "硕士", "药物分析学")))
        .Submit()
        .Then(2, Officer, "department-assignment", form: Departments("pharmacy"), comment: "材料齐全，受理。")
        .Then(9, "pharmacy.officer", "site-evaluation", form: Meets("赵敏、郑立军", "考察了制剂车间、质控实验室和研发中心，带教力量充足，实践岗位明确。"))
        .Then(3, "pharmacy.head", "department-opinion", comment: "同意推荐。")
        .Then(3, Director, "office-opinion", comment: "符合遴选条件，同意上报。")
        .Then(4, President, "final-approval", comment: "批准。")
        .Filed("pharmacy.officer", "研究生处档案柜 2-01", "药学系办公室 3 号柜")
        .Signed(years: 4, "pharmacy.head", "unit.pharma", "pharmacy.officer")
        .Then(4, Officer, "working-group", "Done", Group(("pharmacy", "陈志强", "药学系主任"), ("罗明", "人力资源部经理"), ("赵敏", "教学秘书")))
        .WithRules(2, "unit.pharma")
        .Then(3, "unit.pharma", "mentors", "Done", Mentors(("孙丽", "药学", "高级工程师、博士"), ("曹志明", "药学", "正高级工程师、硕士")))
        .Year(3, TaihangJury, 84, "中试平台开放共享，实践岗位与培养方案结合紧密。")
        .Year(2, TaihangJury, 52, "搬迁期间带教与安全管理不到位，考核不合格。", "搬迁后实践岗位安全标识和防护用品未及时补齐", "导师指导记录缺失三个月以上")
        .From(days => days.December(2).AddDays(45))
        .Then(0, "unit.pharma", "rectification-report", "HandIn", Report("已完成新车间安全标识、防护用品配置，并组织全员安全培训。", "补齐指导记录，实行每周签字确认。"), files:
            [new("evidence1", "安全培训签到与现场照片", "新车间安全培训签到表、现场照片。"), new("evidence2", "导师指导记录汇总", "逐周指导记录汇总表。")])
        .Then(4, Officer, "rectification-office-review", "Submit", PutRight(2))
        .Then(1, "pharmacy.officer", "rectification-department-review", "Submit", PutRight(2))
        .Then(3, Director, "rectification-decision", comment: "整改到位，恢复招生。")
        .Year(1, TaihangJury, 81, "整改成果得到巩固，实践效果良好。")
        .From(days => days.Ago(24)).Organised(1, TaihangJury).Recorded(9, TaihangJury).Scored(TaihangJury, 85, experts: 2)
        .From(days => days.Ago(18))
        .Then(0, "pharmacy.officer", DemoActs.Ask(QuestionnaireAudience.Students, days: 40, people: 12, answers: 9))
        .Then(1, "pharmacy.officer", DemoActs.Ask(QuestionnaireAudience.Mentors, days: 40, people: 4, answers: 4))
        .From(days => days.Ago(14))
        .Then(0, "unit.pharma", DemoActs.Renew())
        .Then(2, Officer, "renewal-acceptance", comment: "合作良好，同意续签。")
        .Then(3, Officer, "agreement-draft", "Submit", NextAgreement);

    private static DemoCase Zhanghe() => new DemoCase(
            "nursing.officer",
            DemoUnits.Form("zhanghe-care", "漳河康养老年护理实践基地", BaseCategory.NonClinical, BaseLevel.Department, ["nursing"],
                ["护理"], 10, "满足护理专业学位研究生老年护理方向的专业实践需要。",
                new("宋玉梅", "主任护师", "硕士", "老年护理"), new("常俊英", "副主任护师", "硕士", "康复护理")))
        .Submit(1)
        .Then(6, "nursing.head", "site-evaluation", "Return", comment: "请补充实践岗位与带教安排后再报。")
        .Submit(4)
        .Then(7, "nursing.head", "site-evaluation", form: Meets("张丽华、刘芳、吴雪梅", "照护单元规范，带教师资满足要求，生活和安全条件良好。"))
        .Then(3, Director, "office-opinion", comment: "同意。")
        .Then(5, President, "final-approval", comment: "批准。")
        .Filed("nursing.officer", "研究生处档案柜 2-06", "护理学院资料室")
        .Signed(years: 3, "nursing.head", Officer, "nursing.officer")
        .Then(3, Officer, "working-group", "Done", Group(("nursing", "张丽华", "护理学院院长"), ("冀小云", "护理部主任"), ("刘芳", "教学秘书")));

    private static DemoCase Changzhi() => Clinical(new(
            Officer,
            DemoUnits.Form("changzhi-hospital", "长治市人民医院临床医学实践基地", BaseCategory.Clinical, BaseLevel.GraduateOffice, ["clinical"],
                ["急诊医学", "神经病学"], 24, "补充急诊医学、神经病学方向的实践岗位。",
                new("郭瑞峰", "主任医师", "博士", "急诊医学"), new("田秀英", "主任医师", "硕士", "神经病学"))), ("expert1", "expert3", "expert5"))
        .Then(14, Secretary, "meeting-resolution", form: Resolution("长医校办纪要〔第 17 号〕", 7, 1, 1, "会议同意长治市人民医院为研究生处级临床医学研究生培养基地。"))
        .Then(2, Officer, "file-originals", "Done", KeptAt("研究生处档案柜 1-09"))
        .Then(4, Officer, "agreement-draft", "Submit", Agreement(4))
        .Then(5, Director, "agreement-sign-college", "Sign");

    private static DemoCase Institute() => new DemoCase(
            "pharmacy.officer",
            DemoUnits.Form("shangdang-institute", "上党中药资源研究所中药学实践基地", BaseCategory.NonClinical, BaseLevel.Department, ["pharmacy"],
                ["中药学"], 8, "依托道地药材种质资源圃开展中药学专业实践和学位论文研究。",
                new("连海平", "研究员", "博士", "中药资源学"), new("秦雪", "副研究员", "博士", "中药鉴定学")))
        .Submit(1)
        .Then(8, "pharmacy.head", "site-evaluation", form: Meets("陈志强、赵敏", "资源圃与分析测试平台开放共享，能满足中药学研究生实践和论文研究。"))
        .Then(4, Director, "office-opinion", comment: "符合条件，同意上报。")
        .Then(6, President, "final-approval", comment: "批准。")
        .Then(1, Officer, "file-originals", "Done", KeptAt("研究生处档案柜 2-08"))
        .Then(3, Officer, "agreement-draft", "Submit", Agreement(3, startsIn: 30));
}
