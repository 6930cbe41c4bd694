using System.Text.Json.Nodes;
using BaseWorkflows.Domain.Applications;

namespace BaseWorkflows.TestKit;

/// <summary>Forms that nothing is wrong with, as clients send them.</summary>
public static class Forms
{
    public const string Certificate = "国卫科教函〔2014〕220号-晋99";

    public static JsonObject Company(params string[] departments) => new()
    {
        ["proposedName"] = "太行康源制药实践基地",
        ["category"] = "NonClinical",
        ["level"] = "Department",
        ["departmentIds"] = new JsonArray([.. departments.Select(id => (JsonNode)id)]),
        ["disciplines"] = new JsonArray("药学"),
        ["unit"] = new JsonObject
        {
            ["name"] = "太行康源制药有限公司",
            ["nature"] = "企业",
            ["creditCode"] = CreditCode.Complete("91140400TH0000008"),
            ["legalRepresentative"] = "赵志强",
            ["contact"] = "罗明",
            ["phone"] = "0355-3151234",
            ["mail"] = "office@example.cn",
            ["address"] = "山西省长治市潞州区解放西街 1 号",
            ["introduction"] = "从事中成药研发与生产，设有省级企业技术中心。\n𠮷林分部（含罕用字）。",
        },
        ["professionals"] = new JsonArray(new JsonObject
        {
            ["name"] = "孙丽",
            ["title"] = "高级工程师",
            ["degree"] = "博士",
            ["discipline"] = "药剂学",
        }),
        ["places"] = 12,
        ["facilities"] = "示教室两间，自习室一间，宿舍 20 床。",
        ["safety"] = "配备劳动保护用品，每年开展安全培训。",
        ["reason"] = "共建产教融合基地。",
        ["conditions"] = new JsonObject
        {
            ["answers"] = new JsonArray([.. Enumerable.Range(1, 5).Select(number => (JsonNode)new JsonObject { ["number"] = number, ["met"] = true })]),
        },
    };

    public static JsonObject Hospital()
    {
        var form = Company("clinical");
        form["proposedName"] = "和平医院临床实践基地";
        form["category"] = "Clinical";
        form["level"] = "College";
        form["disciplines"] = new JsonArray("内科学", "外科学");
        form["unit"]!["name"] = "长治医学院附属和平医院";
        form["hospital"] = new JsonObject
        {
            ["licenceNumber"] = "PDY00112140402",
            ["grade"] = "三级甲等",
            ["residencyCertificate"] = Certificate,
            ["plannedBeds"] = 1_200,
            ["actualBeds"] = 1_350,
        };
        return form;
    }

    public static JsonObject Evaluation(string visitedOn, bool met = true) => new()
    {
        ["visitedOn"] = visitedOn,
        ["conditions"] = new JsonObject(Enumerable.Range(1, 5).Select(number => KeyValuePair.Create(
            $"{number}", (JsonNode?)new JsonObject { ["met"] = met || number != 4, ["reason"] = met || number != 4 ? null : "宿舍不足。" }))),
        ["report"] = "实地考察，设施与人员符合要求。",
    };

    public static JsonObject Meeting(string heldOn, int inFavour, int against) => new()
    {
        ["heldOn"] = heldOn,
        ["number"] = "长医校办纪要〔2026〕18 号",
        ["inFavour"] = inFavour,
        ["against"] = against,
        ["abstained"] = 0,
        ["minutes"] = "会议审议了基地建设申请。",
    };

    public static JsonObject Agreement(string startsOn, int years = 4) => new()
    {
        ["startsOn"] = startsOn,
        ["years"] = years,
        ["purpose"] = "提高专业学位研究生的实践能力。",
        ["goals"] = "建成校级示范基地。",
        ["rightsAndDuties"] = "双方各尽其责。",
        ["term"] = "自签字之日起四年。",
        ["other"] = "未尽事宜协商解决。",
    };
}
