using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Bench;

/// <summary>The task type of both steps: no form, no effect on the domain.</summary>
internal sealed class Approval : TaskType
{
    public const string TypeKey = "bench-approval";

    public override string Key => TypeKey;

    public override Text Title => new("审批", "Approval");
}

/// <summary>The route that is measured: approve A, a switch in JavaScript, approve B, done.</summary>
internal static class TwoApprovals
{
    public const string DefinitionId = "bench-two-approvals";

    public const int ApprovalsPerInstance = 2;

    public static string Definition { get; } = new JsonObject
    {
        ["definitionId"] = DefinitionId,
        ["name"] = "Two approvals",
        ["version"] = 1,
        ["variables"] = new JsonArray(new JsonObject { ["id"] = "decision", ["name"] = "Decision", ["typeName"] = "Object" }),
        ["root"] = new JsonObject
        {
            ["id"] = "route",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["start"] = "A",
            ["activities"] = new JsonArray(Approve("A"), Switch("decided"), Approve("B"), new JsonObject { ["id"] = "end", ["type"] = "Elsa.End", ["version"] = 1 }),
            ["connections"] = new JsonArray(
                Connect("A", "Approve", "decided"), Connect("A", "Reject", "end"), Connect("decided", "Approved", "B"),
                Connect("decided", "Default", "end"), Connect("B", "Approve", "end"), Connect("B", "Reject", "end")),
        },
    }.ToJsonString();

    private static JsonObject Approve(string id) => new()
    {
        ["id"] = id,
        ["type"] = HumanTaskActivity.TypeName,
        ["version"] = 1,
        ["metadata"] = new JsonObject { ["displayText"] = $"审批 {id}" },
        ["taskType"] = Input("Literal", Approval.TypeKey, "String"),
        ["role"] = Input("Literal", "GraduateOfficer", "String"),
        ["outcomes"] = Input("Object", """["Approve","Reject"]""", "Object"),
        ["result"] = new JsonObject { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = "decision" } },
    };

    private static JsonObject Switch(string id) => new()
    {
        ["id"] = id,
        ["type"] = "Elsa.FlowSwitch",
        ["version"] = 1,
        ["mode"] = Input("Literal", "MatchFirst", "String"),
        ["cases"] = new JsonArray(new JsonObject
        {
            ["label"] = "Approved",
            ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "getDecision().outcome === 'Approve'" },
        }),
    };

    private static JsonObject Connect(string from, string port, string to) => new()
    {
        ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
    };

    private static JsonObject Input(string type, string value, string typeName) => new()
    {
        ["typeName"] = typeName,
        ["expression"] = new JsonObject { ["type"] = type, ["value"] = value },
    };
}
