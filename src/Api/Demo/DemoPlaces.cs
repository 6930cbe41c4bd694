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
        new("heping-hospital", "长治医学院附属和平医院", "12140400HP00000017"),
        new("heji-hospital", "长治医学院附属和济医院", "12140400HJ00000025"),
        new("changzhi-hospital", "长治市人民医院", "12140400CZ00000033"),
        new("jincheng-hospital", "晋城市人民医院", "12140500JC00000041"),
        new("linfen-hospital", "临汾市人民医院", "12141000LF00000058"),
        new("yuncheng-hospital", "运城市中心医院", "12140800YC00000066"),
        new("fenyang-hospital", "山西省汾阳医院", "12140000FY00000074"),
        new("taihang-pharma", "太行康源制药有限公司", "91140400TH00000082"),
        new("luzhou-biotech", "潞州生物技术有限公司", "91140400LZ00000090"),
        new("shangdang-institute", "上党中药资源研究所", "12140400SD00000108"),
        new("shangdang-cdc", "上党区疾病预防控制示范中心", "12140404JK00000116"),
        new("zhanghe-care", "漳河康养护理中心", "52140400ZH00000124"),
    ];
}
