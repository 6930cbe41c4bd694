using System.Text.Json.Nodes;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Workflows.Assessments.Steps;

namespace BaseWorkflows.Api.Demo.Cases;

/// <summary>How forms of the assessment and of the rectification are filled in.</summary>
internal static partial class DemoForms
{
    private static readonly string[] Remarks = ["台账规范，导师到位情况好。", "实践计划与培养方案衔接较好。", "建议加强过程性记录。", "学生反馈总体满意。"];

    public static Func<DemoTask, JsonObject> Panel(string[] experts, bool withSymposium) => task =>
    {
        var form = Experts(experts)(task);
        (form["onSite"], form["symposium"]) = (true, withSymposium);
        return form;
    };

    public static Func<DemoTask, JsonObject> Records(bool withSymposium) => task =>
    {
        var day = $"{task.Today.AddDays(-1):yyyy-MM-dd}";
        var form = new JsonObject { ["onSiteHeldOn"] = day, ["onSiteRecord"] = "查看了示教室、实践岗位、宿舍和管理台账，抽查研究生实践手册 6 份。" };
        if (withSymposium)
            (form["symposiumHeldOn"], form["symposiumRecord"]) = (day, "与 8 名研究生和 3 名导师座谈，了解指导频次、补贴发放和岗位安全情况。");
        return form;
    };

    /// <summary>The sheet of one expert: points near so many percent, core indicators a little higher, no two experts alike.</summary>
    public static Func<DemoTask, JsonObject> Sheet(int percent, int expert) => _ =>
    {
        var form = new JsonObject { ["remark"] = Remarks[(percent + expert) % Remarks.Length] };
        foreach (var (indicator, i) in DefaultScheme.Value.Indicators().Select((indicator, i) => (indicator, i)))
        {
            var share = Math.Clamp(percent + (((expert * 7) + (i * 5)) % 9) - 4 + (indicator.IsCore ? 3 : -2), 0, 100);
            form[ScoreStep.FieldOf(indicator)] = decimal.Floor(indicator.MaxPoints * share / 50m) / 2;
        }

        return form;
    };

    public static Func<DemoTask, JsonObject> Conclusion(string summary, string[] problems) => _ => new()
    {
        ["summary"] = summary,
        ["problems"] = new JsonArray([.. problems.Select(problem => (JsonNode)new JsonObject { ["text"] = problem })]),
    };

    /// <summary>What was done about each item; the evidence is uploaded beside it.</summary>
    public static Func<DemoTask, JsonObject> Report(params string[] done) => _ =>
        new(done.Select((text, i) => KeyValuePair.Create($"report{i + 1}", (JsonNode?)text)));

    public static Func<DemoTask, JsonObject> Extension(int workdays, string reason, params string[] done) => task =>
    {
        var form = Report(done)(task);
        (form["extensionWorkdays"], form["extensionReason"]) = (workdays, reason);
        return form;
    };

    public static Func<DemoTask, JsonObject> PutRight(int items) => _ => new()
    {
        ["items"] = new JsonObject(Enumerable.Range(1, items).Select(item => KeyValuePair.Create($"{item}", (JsonNode?)new JsonObject { ["met"] = true }))),
    };

    public static Func<DemoTask, JsonObject> RulesFrom(int inDays) => task =>
    {
        var day = $"{task.Today.AddDays(inDays):yyyy-MM-dd}";
        return new() { ["safetyEffectiveOn"] = day, ["operationEffectiveOn"] = day };
    };
}
