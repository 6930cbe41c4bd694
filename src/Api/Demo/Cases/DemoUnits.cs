using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;

namespace BaseWorkflows.Api.Demo.Cases;

/// <summary>What the units of the demo write about themselves. The hospitals exist, everything said about them is made up.</summary>
internal static class DemoUnits
{
    private static readonly Dictionary<string, UnitProfile> Profiles = new()
    {
        ["heping-hospital"] = Hospital("苗建国", "韩卫东", "0355-3128001", "长治市潞州区延安南路", "集医疗、教学、科研、预防于一体的三级甲等综合医院，长治医学院附属医院。设临床科室 52 个、省级重点专科 11 个。"),
        ["heji-hospital"] = Hospital("申保平", "李海燕", "0355-3550102", "长治市潞州区英雄中路", "三级甲等综合医院，长治医学院附属医院。肿瘤、心血管、急危重症为优势学科群。"),
        ["changzhi-hospital"] = Hospital("崔文斌", "郝丽琴", "0355-2023303", "长治市潞州区长兴中路", "三级甲等综合医院，承担市级医疗中心职能，国家级胸痛中心、卒中中心。"),
        ["jincheng-hospital"] = Hospital("裴学军", "张晋芳", "0356-2026604", "晋城市城区文昌东街", "三级甲等综合医院，晋东南区域医疗中心。"),
        ["linfen-hospital"] = Hospital("柴志勇", "邢晓红", "0357-3019905", "临汾市尧都区滨河西路", "三级甲等综合医院，设国家住院医师规范化培训专业基地 14 个。"),
        ["yuncheng-hospital"] = Hospital("薛永明", "樊霞", "0359-2538006", "运城市盐湖区红旗西街", "三级甲等综合医院，新院区 2025 年投入使用。"),
        ["fenyang-hospital"] = Hospital("任建华", "武彩云", "0358-7216607", "吕梁市汾阳市胜利路", "百年老院，三级甲等综合医院，省级区域医疗中心建设单位。"),
        ["taihang-pharma"] = Company("企业", "赵志强", "罗明", "0355-3151208", "长治市潞州区解放西街", "从事中成药与仿制药研发、生产，建有省级企业技术中心和 GMP 实训车间。"),
        ["luzhou-biotech"] = Company("企业", "常晓峰", "王倩", "0355-6067709", "长治高新技术产业开发区", "专注体外诊断试剂与生物制剂，研发人员 86 人，其中博士 9 人。"),
        ["shangdang-institute"] = Company("科研事业单位", "连海平", "秦雪", "0355-8085510", "长治市上党区光明南路", "从事党参、连翘等道地药材种质资源与质量标准研究，承担省部级课题 12 项。"),
        ["shangdang-cdc"] = Company("公共卫生机构", "牛国庆", "申秀兰", "0355-8086611", "长治市上党区迎宾西街", "承担辖区传染病防控、慢性病管理和社区健康服务。"),
        ["zhanghe-care"] = Company("民办非企业单位", "宋玉梅", "冀小云", "0355-7078812", "长治市襄垣县漳河东路", "医养结合示范机构，开放床位 320 张，设失能照护、康复护理、安宁疗护三个单元。"),
        ["qinyuan-rehab"] = Company("民办非企业单位", "胡建平", "段秋芳", "0355-7833913", "长治市沁源县胜利路", "以康复护理、老年护理为特色的二级康复医院，开放床位 260 张。"),
        ["zhangzi-herbs"] = Company("企业", "鲍文清", "贺晓燕", "0355-8322914", "长治市长子县鹿谷大街", "从事党参、黄芩等中药饮片炮制与质量控制，建有 GMP 饮片车间。"),
        ["licheng-pharma"] = Company("企业", "宿建国", "米晓玲", "0355-6562915", "长治市黎城县桃源路", "从事生物药物制剂研发与生产。"),
    };

    /// <summary>An application that nothing is missing from.</summary>
    public static ApplicationForm Form(
        string unit, string name, BaseCategory category, BaseLevel level, string[] departments, string[] disciplines, int places, string reason,
        params Professional[] professionals)
    {
        var place = DemoPlaces.Units.Single(one => one.Id == unit);
        var isHospital = unit.EndsWith("-hospital", StringComparison.Ordinal);
        return new()
        {
            ProposedName = name,
            Category = category,
            Level = level,
            DepartmentIds = departments,
            Disciplines = disciplines,
            Unit = Profiles[unit] with { Name = place.Name, CreditCode = place.CreditCode },
            Professionals = professionals,
            Places = places,
            Facilities = isHospital
                ? "示教室 6 间、自习室 4 间，图书馆与数据库对研究生开放；宿舍 120 床，职工食堂就餐；每名研究生每月生活补贴 1200 元。"
                : "示教室 2 间、自习室 1 间、资料室 1 间；宿舍 24 床，职工食堂就餐；设研究生实践专项经费。",
            Safety = isHospital
                ? "按院感和职业暴露管理规定配备防护用品，统一购买实践责任保险，入科前完成安全培训并考核。"
                : "岗前安全培训与考核合格后上岗，配发劳动保护用品，购买意外伤害保险，设专职安全员。",
            Reason = reason,
            Conditions = new([.. Domain.Applications.Conditions.All.Select(condition => new ConditionAnswer(condition.Number, true))]),
            Hospital = category == BaseCategory.Clinical ? Profile(unit, place.Name) : null,
        };
    }

    private static HospitalProfile Profile(string unit, string name)
    {
        var size = 900 + (unit.Length * 37 % 11 * 60);
        return new()
        {
            LicenceNumber = $"4061{size:0000}14{unit.Length:00}A1001",
            Grade = "三级甲等",
            ResidencyCertificate = DemoPlaces.Certificates.Single(one => one.UnitName == name).Number,
            PlannedBeds = size,
            ActualBeds = size + 150,
            InpatientsPerYear = size * 38,
            OutpatientsPerYear = size * 720,
            OperationsPerYear = size * 12,
            SkillsCentreArea = 1_200 + size,
            TeachingRounds = "每周一次专业教学查房，主治医师以上主持，研究生汇报病例，教学秘书记录归档。",
        };
    }

    private static UnitProfile Hospital(string legal, string contact, string phone, string address, string introduction) =>
        Company("公立医院", legal, contact, phone, address, introduction);

    private static UnitProfile Company(string nature, string legal, string contact, string phone, string address, string introduction) => new()
    {
        Nature = nature,
        LegalRepresentative = legal,
        Contact = contact,
        Phone = phone,
        Address = $"山西省{address}",
        Introduction = introduction,
    };
}
