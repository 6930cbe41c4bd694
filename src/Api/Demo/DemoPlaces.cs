using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Workflows.Certificates;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Api.Demo;

/// <summary>Departments of the college and units of the region; companies and institutes are made up.</summary>
internal static class DemoPlaces
{
    public static IReadOnlyList<AddDepartment.Request> Departments { get; } =
    [
        new("clinical", "临床医学院", "School of Clinical Medicine"),
        new("pharmacy", "药学系", "Department of Pharmacy"),
        new("nursing", "护理学院", "School of Nursing"),
        new("public-health", "公共卫生系", "Department of Public Health"),
        new("laboratory", "医学检验系", "Department of Laboratory Medicine"),
        new("stomatology", "口腔医学系", "Department of Stomatology"),
        new("basic-medicine", "基础医学部", "Division of Basic Medicine"),
    ];

    public static IReadOnlyList<AddUnit.Request> Units { get; } =
    [
        new("heping-hospital", "长治医学院附属和平医院", CreditCode.Complete("12140400405601234")),
        new("heji-hospital", "长治医学院附属和济医院", CreditCode.Complete("12140400405602345")),
        new("changzhi-hospital", "长治市人民医院", CreditCode.Complete("12140400405603456")),
        new("jincheng-hospital", "晋城市人民医院", CreditCode.Complete("12140500405604567")),
        new("linfen-hospital", "临汾市人民医院", CreditCode.Complete("12141000405605678")),
        new("yuncheng-hospital", "运城市中心医院", CreditCode.Complete("12140800405606789")),
        new("fenyang-hospital", "山西省汾阳医院", CreditCode.Complete("12140000405607890")),
        new("taihang-pharma", "太行康源制药有限公司", CreditCode.Complete("91140400MA0K1A2B3")),
        new("luzhou-biotech", "潞州生物技术有限公司", CreditCode.Complete("91140400MA0K4C5D6")),
        new("shangdang-institute", "上党中药资源研究所", CreditCode.Complete("12140400MB1X7E8F9")),
        new("shangdang-cdc", "上党区疾病预防控制示范中心", CreditCode.Complete("12140404MB1Y0G1H2")),
        new("zhanghe-care", "漳河康养护理中心", CreditCode.Complete("52140400MJ3W3K4L5")),
        new("qinyuan-rehab", "沁源康复医院", CreditCode.Complete("52140431MJ5T6M7N8")),
        new("zhangzi-herbs", "长子中药饮片有限公司", CreditCode.Complete("91140428MA0K7P8Q9")),
        new("licheng-pharma", "黎城生物制药有限公司", CreditCode.Complete("91140426MA0K1R2T4")),
    ];

    /// <summary>The hospitals of the region that are national residency training bases; the numbers are made up.</summary>
    public static IReadOnlyList<AddResidencyCertificateRequest> Certificates { get; } =
    [
        new("国卫住培〔2014〕140401", "长治医学院附属和平医院", new(2014, 8, 21)),
        new("国卫住培〔2014〕140402", "长治医学院附属和济医院", new(2014, 8, 21)),
        new("国卫住培〔2014〕140403", "长治市人民医院", new(2014, 8, 21)),
        new("国卫住培〔2014〕140501", "晋城市人民医院", new(2014, 8, 21)),
        new("国卫住培〔2014〕141001", "临汾市人民医院", new(2014, 8, 21)),
        new("国卫住培〔2017〕140801", "运城市中心医院", new(2017, 12, 18)),
        new("国卫住培〔2017〕141182", "山西省汾阳医院", new(2017, 12, 18)),
    ];
}
