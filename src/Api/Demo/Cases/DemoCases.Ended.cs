using BaseWorkflows.Domain.Bases;
using static BaseWorkflows.Api.Demo.Cases.DemoForms;

namespace BaseWorkflows.Api.Demo.Cases;

/// <summary>The bases that are being rectified, and those that take no students any more.</summary>
internal static partial class DemoCases
{
    /// <summary>Passed its assessment, and lapsed all the same (4.2).</summary>
    private static DemoCase Qinyuan() => Built("nursing.officer", "nursing.head", years: 4, DemoUnits.Form(
            "qinyuan-rehab", "沁源康复护理实践基地", BaseCategory.NonClinical, BaseLevel.Department, ["nursing"], ["护理"], 8,
            "开展康复护理方向的专业实践。", new("段秋芳", "主任护师", "硕士", "康复护理"), new("史慧敏", "副主任护师", "硕士", "社区护理")), "段秋芳", "主任护师、硕士", "护理")
        .Year(3, NursingJury, 79, "康复护理特色明显，管理较规范。")
        .Year(2, NursingJury, 76, "带教稳定，建议充实图书资料。")
        .Year(1, NursingJury, 78, "实践效果良好。")
        .From(days => days.Ago(63)).Organised(1, NursingJury).Recorded(3, NursingJury).Scored(NursingJury, 77)
        .Concluded(2, "考核良好；协议即将到期，请尽快商定续签。").Then(2, Officer, "assessment-objection", "Accept");

    /// <summary>Failed, handed nothing in, delisted for the following year (6.3.4).</summary>
    private static DemoCase Zhangzi() => Built("pharmacy.officer", "pharmacy.head", years: 5, DemoUnits.Form(
            "zhangzi-herbs", "长子中药饮片炮制实践基地", BaseCategory.NonClinical, BaseLevel.Department, ["pharmacy"], ["中药学"], 6,
            "开展中药炮制与质量控制方向的专业实践。", new("鲍文清", "高级工程师", "硕士", "中药炮制学"), new("贺晓燕", "工程师", "硕士", "中药鉴定学")), "鲍文清", "高级工程师、硕士", "中药学")
        .Year(3, PharmacyJury, 74, "基本符合要求，实践岗位偏少。")
        .Year(2, PharmacyJury, 66, "勉强合格，工作小组未按期开会，须加强过程管理。")
        .Year(1, PharmacyJury, 44, "过程管理缺失，安全管理存在隐患，考核不合格。", "工作小组全年未开会，专业实践无计划无记录", "炮制车间安全防护设施不合格", "导师变动后未重新遴选");

    /// <summary>Moved away; the cooperation ended (4.2).</summary>
    private static DemoCase Licheng() => Built("pharmacy.officer", "pharmacy.head", years: 3, DemoUnits.Form(
            "licheng-pharma", "黎城生物制药药学实践基地", BaseCategory.NonClinical, BaseLevel.Department, ["pharmacy"], ["药学"], 5,
            "开展生物药物制剂方向的专业实践。", new("宿建国", "高级工程师", "硕士", "生物制药"), new("米晓玲", "工程师", "硕士", "药剂学")), "宿建国", "高级工程师、硕士", "药学")
        .Year(2, PharmacyJury, 74, "合格，实践岗位需进一步明确。")
        .Year(1, PharmacyJury, 71, "合格，企业拟搬迁，请提前安排在岗研究生。")
        .From(days => days.December(1).AddDays(75))
        .Then(0, Director, DemoActs.Terminate("企业整体搬迁至外省，双方协商终止合作，在岗研究生已转入太行康源基地。"));

    /// <summary>Has asked for more time; the deadline is past while the graduate office decides.</summary>
    private static DemoCase HejiNursing() => Built("nursing.officer", "nursing.head", years: 4, DemoUnits.Form(
            "heji-hospital", "附属和济医院护理实践基地", BaseCategory.NonClinical, BaseLevel.Department, ["nursing"], ["护理"], 14,
            "开展肿瘤护理方向的专业实践。", new("闫玉芬", "主任护师", "硕士", "肿瘤护理"), new("杜丽娜", "副主任护师", "硕士", "内科护理")), "闫玉芬", "主任护师、硕士", "护理")
        .Year(2, NursingJury, 76, "起步良好，建议完善教学台账。")
        .Year(1, NursingJury, 70, "合格，示教条件需改善。")
        .From(days => days.Ago(64)).Organised(1, NursingJury).Recorded(3, NursingJury).Scored(NursingJury, 50)
        .Concluded(2, "示教与安全管理不达标，考核不合格。", "示教室被占用，未能保证教学使用", "研究生安全培训无记录")
        .Then(2, Officer, "assessment-objection", "Accept")
        .Then(38, Officer, "rectification-report", "Extend", Extension(15, "示教室改造受消防验收影响，预计三周内完成。",
            "示教室改造已完成八成，待消防验收。", "已补训并建立培训台账。"));

    /// <summary>Objected, in vain; puts right what was found.</summary>
    private static DemoCase HepingPharmacy() => new DemoCase(
            "unit.hospital",
            DemoUnits.Form("heping-hospital", "附属和平医院临床药学实践基地", BaseCategory.NonClinical, BaseLevel.Department, ["pharmacy"], ["药学"], 10,
                "自愿申请共建临床药学实践基地。", new("康志英", "主任药师", "硕士", "临床药学"), new("尹晓东", "副主任药师", "博士", "药物分析学")))
        .Submit()
        .Then(2, Officer, "department-assignment", form: Departments("pharmacy"), comment: "材料齐全，受理。")
        .Then(7, "pharmacy.officer", "site-evaluation", form: Meets("赵敏、陈志强", "静配中心、临床药学室条件良好，带教药师数量充足。"))
        .Then(2, "pharmacy.head", "department-opinion", comment: "同意推荐。")
        .Then(3, Director, "office-opinion", comment: "符合遴选条件，同意上报。")
        .Then(4, President, "final-approval", comment: "批准。")
        .Filed("pharmacy.officer", "研究生处档案柜 2-11", "药学系办公室 3 号柜")
        .Signed(years: 4, "pharmacy.head", "unit.hospital", "pharmacy.officer")
        .Then(4, Officer, "working-group", "Done", Group(("pharmacy", "陈志强", "药学系主任"), ("康志英", "药学部主任"), ("尹晓东", "药学部教学秘书")))
        .WithRules(2, "unit.hospital")
        .Then(3, "unit.hospital", "mentors", "Done", Mentors(("康志英", "药学", "主任药师、硕士"), ("尹晓东", "药学", "副主任药师、博士")))
        .Year(2, PharmacyJury with { Unit = "unit.hospital" }, 77, "起步良好，条件保障到位。")
        .Year(1, PharmacyJury with { Unit = "unit.hospital" }, 73, "合格，临床药学查房参与度不足。")
        .From(days => days.Ago(44)).Organised(1, PharmacyJury).Recorded(8, PharmacyJury).Scored(PharmacyJury, 53)
        .Concluded(2, "专业实践过程管理不到位，考核不合格。", "研究生未按计划参加临床药学查房", "实践考核记录不完整", "导师每周指导未落实")
        .Then(3, "unit.hospital", "assessment-objection", "Object", comment: "上半年静配中心改造，查房安排已报告药学系，请复核。")
        .Then(4, Director, "assessment-objection-decision", "Uphold", comment: "改造不影响查房计划，核实后维持原结论。")
        .Then(6, "unit.hospital", DemoActs.Note(1, "已与临床科室商定新的查房安排，自本周起每周两次。"))
        .Then(4, "unit.hospital", DemoActs.Note(2, "实践考核表已补录三名研究生，其余两名本月内完成。"));

    /// <summary>A base of a unit without an account, from the application to its mentors.</summary>
    private static DemoCase Built(
        string applicant, string head, int years, Domain.Applications.ApplicationForm form, string mentor, string qualification, string discipline) => new DemoCase(applicant, form)
        .Submit(1)
        .Then(7, head, "site-evaluation", form: Meets("院系考察组 3 人", "岗位、师资和生活安全条件符合遴选要求。"))
        .Then(3, Director, "office-opinion", comment: "符合条件，同意上报。")
        .Then(4, President, "final-approval", comment: "批准。")
        .Filed(applicant, "研究生处档案柜 2-15", "院系资料室")
        .Signed(years, head, Officer, applicant)
        .Then(3, Officer, "working-group", "Done", Group(
            form.DepartmentIds[0] == "nursing" ? ("nursing", "张丽华", "护理学院院长") : ("pharmacy", "陈志强", "药学系主任"), (mentor, "教学负责人"),
            (form.DepartmentIds[0] == "nursing" ? "刘芳" : "赵敏", "教学秘书")))
        .WithRules(3, Officer)
        .Then(2, Officer, "mentors", "Done", Mentors((mentor, discipline, qualification)));

    /// <summary>The nights of which something may come: around each December, and of late.</summary>
    private static List<DemoStep> Nights(DemoDays days, DateTimeOffset now)
    {
        var of = new DemoCase("日历");
        var winters = Enumerable.Range(0, 4).Select(yearsBefore => days.December(yearsBefore)).SelectMany(first => Moments(first)
            .Concat(Enumerable.Range(12, 7).Select(week => At(first.AddDays(7 * week), 0))));
        var late = Enumerable.Range(1, 30).Select(week => At(days.Today.AddDays(1 - (7 * week)), 0));
        return [.. winters.Concat(late).Append(At(days.Today, 0)).Where(moment => moment < now).Distinct().Order()
            .Select(moment => new DemoStep(of, $"{of.Name} {moment:yyyyMMddHH}", moment, "", new DemoDeed.Night()))];
    }

    /// <summary>In the evening for bases that have come into force on that very day.</summary>
    private static IEnumerable<DateTimeOffset> Moments(DateOnly first) => [At(first, 0), At(first, 23), At(first.AddDays(35), 0)];

    private static DateTimeOffset At(DateOnly day, int hour) => new(day, new TimeOnly(hour, 20), TimeSpan.FromHours(8));
}
