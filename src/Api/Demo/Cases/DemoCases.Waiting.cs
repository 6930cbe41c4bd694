using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using static BaseWorkflows.Api.Demo.Cases.DemoForms;

namespace BaseWorkflows.Api.Demo.Cases;

/// <summary>The cases that wait on their route, and those that ended early.</summary>
internal static partial class DemoCases
{
    private static DemoCase Jincheng() => new DemoCase(
            Officer,
            DemoUnits.Form("jincheng-hospital", "晋城市人民医院临床医学实践基地", BaseCategory.Clinical, BaseLevel.GraduateOffice, ["clinical"],
                ["外科学", "妇产科学"], 20, "服务晋东南区域，扩大外科、妇产科方向实践容量。",
                new("延国强", "主任医师", "博士", "外科学"), new("司秀琴", "主任医师", "硕士", "妇产科学")))
        .Submit(1)
        .Then(2, Officer, "expert-panel", form: Experts("expert1", "expert2", "expert3", "expert4", "expert5"))
        .Then(5, "expert1", "expert-report", form: Meets("马文博等 5 人", "外科、妇产科病种齐全，手术量和带教师资满足要求。"))
        .Then(1, "expert2", "expert-report", form: Meets("孙静怡等 5 人", "院感管理规范，宿舍和自习条件良好。"));

    private static DemoCase Linfen() => Reported(new(
            Officer,
            DemoUnits.Form("linfen-hospital", "临汾市人民医院临床医学实践基地", BaseCategory.Clinical, BaseLevel.GraduateOffice, ["clinical"],
                ["内科学", "麻醉学"], 18, "拟在晋南新增一处临床医学实践基地。",
                new("卫志宏", "主任医师", "博士", "内科学"), new("尚晓玲", "主任医师", "硕士", "麻醉学"))), ("expert1", "expert2", "expert5"));

    private static DemoCase Fenyang() => Clinical(new(
            Officer,
            DemoUnits.Form("fenyang-hospital", "山西省汾阳医院临床医学实践基地", BaseCategory.Clinical, BaseLevel.College, ["clinical"],
                ["内科学", "外科学", "影像医学与核医学"], 30, "与省级区域医疗中心合作，建设校级临床医学培养基地。",
                new("冯学义", "主任医师", "博士", "内科学"), new("靳丽君", "主任医师", "硕士", "影像医学与核医学"))), ("expert2", "expert3", "expert4"));

    private static DemoCase Luzhou() => new DemoCase(
            "pharmacy.officer",
            DemoUnits.Form("luzhou-biotech", "潞州生物技术药物分析实践基地", BaseCategory.NonClinical, BaseLevel.Department, ["pharmacy"],
                ["药学"], 6, "拓展生物药物分析方向的企业实践岗位。",
                new("王倩", "高级工程师", "博士", "药物分析学"), new("崔海龙", "高级工程师", "硕士", "生物制药")))
        .Submit()
        .Then(9, "pharmacy.head", "site-evaluation", form: Meets("陈志强、赵敏、郑立军", "质控平台先进，导师条件符合要求，安全管理制度完备。"))
        .Then(11, Director, "office-opinion", comment: "材料完整，符合条件，同意上报。");

    private static DemoCase ChangzhiNursing() => new DemoCase(
            "nursing.officer",
            DemoUnits.Form("changzhi-hospital", "长治市人民医院护理实践基地", BaseCategory.NonClinical, BaseLevel.Department, ["nursing"],
                ["护理"], 16, "增加急危重症护理方向的实践岗位。",
                new("郝丽琴", "主任护师", "硕士", "急危重症护理"), new("牛小芳", "副主任护师", "硕士", "护理管理")))
        .Submit(1);

    private static DemoCase HepingNursing() => new DemoCase(
            "unit.hospital",
            DemoUnits.Form("heping-hospital", "附属和平医院护理实践基地", BaseCategory.NonClinical, BaseLevel.Department, ["nursing"],
                ["护理"], 20, "自愿申请共建护理专业学位研究生培养基地。",
                new("赵春娥", "主任护师", "博士", "内科护理"), new("冯秀丽", "主任护师", "硕士", "外科护理")))
        .Submit()
        .Then(2, Officer, "department-assignment", form: Departments("nursing", "clinical"), comment: "请护理学院和临床医学院共同考察。")
        .Then(6, "clinical.head", "site-evaluation", form: Meets("郭振华等 3 人", "病区教学条件好，与临床医学基地共享示教室和技能中心。"));

    private static DemoCase TaihangHerbs() => new DemoCase(
            "unit.pharma",
            DemoUnits.Form("taihang-pharma", "太行康源制药中药炮制实践基地", BaseCategory.NonClinical, BaseLevel.Department, ["pharmacy"],
                ["中药学"], 6, "新建中药炮制车间投产，自愿申请增设中药学实践基地。",
                new Professional("温建平", "高级工程师", "硕士", "中药炮制学")))
        .Submit(1)
        .Then(4, Officer, "department-assignment", "Return", comment: "专业技术人员只列一人，请补充名单并说明车间投产时间。");

    private static DemoCase Yuncheng() => new DemoCase(
            Officer,
            DemoUnits.Form("yuncheng-hospital", "运城市中心医院临床医学实践基地", BaseCategory.Clinical, BaseLevel.GraduateOffice, ["clinical"],
                ["内科学", "儿科学"], 15, "拟在晋南增设临床医学实践基地。",
                new("薛永明", "主任医师", "硕士", "内科学"), new("贾红艳", "副主任医师", "硕士", "儿科学")))
        .Submit(1)
        .Then(3, Officer, "expert-panel", form: Experts("expert1", "expert2", "expert3"))
        .Then(10, "expert1", "expert-report", "Reject", Fails("马文博等 3 人", "新院区尚在搬迁，教学生活设施未到位。", (4, "宿舍、自习室尚未启用，研究生需自行租房。")))
        .Then(1, "expert2", "expert-report", "Reject", Fails("孙静怡等 3 人", "安全与住宿条件暂不满足。",
            (4, "研究生宿舍未建成。"), (5, "搬迁期间施工区与病区未完全隔离。")))
        .Then(2, "expert3", "expert-report", form: Meets("周海涛等 3 人", "检验与儿科平台良好，建议搬迁完成后正式启用。"));

    private static DemoCase HejiClinicalPharmacy() => new DemoCase(
            "pharmacy.officer",
            DemoUnits.Form("heji-hospital", "附属和济医院临床药学实践基地", BaseCategory.NonClinical, BaseLevel.Department, ["pharmacy"],
                ["药学"], 8, "开展临床药学方向专业实践。", new Professional("韩雪莲", "主任药师", "硕士", "临床药学")))
        .Submit(1)
        .Withdraw(6, "医院药学部正在调整，双方商定明年再报。");

    private static DemoCase Cdc() => new(
        "nursing.officer",
        DemoUnits.Form("shangdang-cdc", "上党区疾控中心社区护理实践基地", BaseCategory.NonClinical, BaseLevel.Department, ["nursing"],
            ["护理"], 6, "", new Professional("申秀兰", "副主任护师", "硕士", "社区护理")));
}
