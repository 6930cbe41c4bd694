using System.Text.Json.Nodes;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Tests.Routes;

/// <summary>Writes <c>docs/routes.md</c> from the definitions that come with the service.</summary>
internal static class RoutesDocument
{
    private const string Head =
        """
        # 流程定义 · Workflow definitions

        由 `src/Workflows/Definitions/*.json` 生成，请勿手工修改。Generated from the definitions; don't edit. To write it anew:
        `UPDATE_DOCS=1 dotnet test tests/Workflows.Tests --filter EmbeddedDefinition`.

        A human task goes on by its outcome; a countersign waits for all and takes the worst. Days are working days.
        """;

    private static readonly Dictionary<string, string> Scopes = new()
    {
        ["College"] = "",
        ["Department"] = "（牵头院系）",
        ["Departments"] = "（每个相关院系）",
        ["Unit"] = "（本单位）",
    };

    public static string Render(IEnumerable<WorkflowDefinition> definitions) =>
        string.Join('\n', [Head, .. definitions.SelectMany(Section), ""]);

    private static IEnumerable<string> Section(WorkflowDefinition definition) =>
    [
        "",
        $"## {definition.Name} `{definition.DefinitionId}`",
        "",
        definition.Description ?? "",
        "",
        "| 环节 Step | 由谁 Who | 方式 Mode | 期限 Days | 去向 Goes on to |",
        "| --- | --- | --- | --- | --- |",
        .. definition.Activities
            .Where(activity => activity.Parent is not null && activity.Type is not ("Elsa.Start" or "Elsa.End"))
            .Select(activity => Row(definition, activity)),
    ];

    private static string Row(WorkflowDefinition definition, ActivityNode activity)
    {
        var isHuman = activity.Type == HumanTaskActivity.TypeName;
        var ways = definition.Connections.Where(way => way.SourceActivity == activity.Id)
            .GroupBy(way => way.TargetActivity)
            .Select(group => $"{string.Join('、', group.Select(way => way.SourcePort))} → {definition.Find(group.Key)!.DisplayText}");
        string[] cells =
        [
            isHuman ? $"**{activity.DisplayText}**<br>`{Input(activity, "taskType")}`" : $"{activity.DisplayText}<br>`{activity.Type}`",
            isHuman ? Who(activity) : "",
            Mode(activity),
            isHuman ? Input(activity, "dueInDays") : "",
            string.Join("<br>", ways),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static string Who(ActivityNode activity) => Input(activity, "scope") switch
    {
        "People" => "指定的人",
        "Applicant" => "申请人",
        var scope when Enum.TryParse<Role>(Input(activity, "role"), out var role) => role.Title().Zh + Scopes.GetValueOrDefault(scope, ""),
        _ => "按等级与类别（4.1）",
    };

    private static string Mode(ActivityNode activity)
    {
        List<string> parts = [];
        if (Enum.TryParse<TaskMode>(Input(activity, "mode"), out var mode) && mode != TaskMode.Single)
            parts.Add(mode.Title().Zh);
        if (Input(activity, "signature") == "Required")
            parts.Add("签字");
        return string.Join('、', parts);
    }

    private static string Input(ActivityNode activity, string name) =>
        (activity.Json[name]?["expression"] as JsonObject)?["value"]?.ToString() ?? "";
}
