using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.TestKit;

/// <summary>A task type without a form, for routes made by tests.</summary>
public sealed class PlainTask : TaskType
{
    public const string TypeKey = "test-plain";

    public override string Key => TypeKey;

    public override Text Title => new("测试任务", "Test task");
}

/// <summary>Builds small routes of human tasks, and drives them.</summary>
public static class TestRoutes
{
    public static readonly Caller Officer = new("officer", "王经办", [new(Role.GraduateOfficer, Scope.College)], null);
    public static readonly Caller SecondOfficer = new("officer2", "李经办", [new(Role.GraduateOfficer, Scope.College)], null);
    public static readonly Caller Stranger = new("stranger", "路人", [], null);
    public static readonly CaseRef Case = new(CaseKind.Application, "case-1", "和平医院培养基地申请", "base-1", "和平医院培养基地");

    /// <summary>One task after another; each goes on by Approve and ends the route by Reject.</summary>
    public static string Sequential(string id, params string[] steps) => Definition(
        id,
        [.. steps.Select(step => Step(step))],
        [.. steps.Zip(steps.Skip(1), (from, to) => Connection(from, "Approve", to))]);

    /// <summary>Two tasks at once, joined, then a third.</summary>
    public static string Parallel(string id, string left, string right, string after) => Definition(
        id,
        [
            new JsonObject { ["id"] = "fork", ["nodeId"] = "root:fork", ["type"] = "Elsa.FlowFork", ["version"] = 1, ["branches"] = Input("Object", """["L","R"]""", "String[]") },
            Step(left), Step(right),
            new JsonObject { ["id"] = "join", ["nodeId"] = "root:join", ["type"] = "Elsa.FlowJoin", ["version"] = 1, ["mode"] = Input("Literal", "WaitAll", "String") },
            Step(after),
        ],
        [
            Connection("fork", "L", left), Connection("fork", "R", right),
            Connection(left, "Approve", "join"), Connection(right, "Approve", "join"), Connection("join", "Done", after),
        ]);

    public static JsonObject Step(string id, params (string Name, string Value)[] inputs)
    {
        var task = new JsonObject
        {
            ["id"] = id,
            ["nodeId"] = $"root:{id}",
            ["type"] = HumanTaskActivity.TypeName,
            ["version"] = 1,
            ["metadata"] = new JsonObject { ["displayText"] = id },
            ["taskType"] = Input("Literal", PlainTask.TypeKey, "String"),
            ["role"] = Input("Literal", "GraduateOfficer", "String"),
            ["outcomes"] = Input("Object", """["Approve","Reject"]""", "Object"),
        };
        foreach (var (name, value) in inputs)
            task[name] = Input(value.StartsWith('[') ? "Object" : "Literal", value, value.StartsWith('[') ? "Object" : "String");
        return task;
    }

    public static string Definition(string id, JsonObject[] activities, JsonObject[] connections) => new JsonObject
    {
        ["id"] = $"{id}-v1",
        ["definitionId"] = id,
        ["name"] = id,
        ["version"] = 1,
        ["isLatest"] = true,
        ["isPublished"] = true,
        ["variables"] = new JsonArray(),
        ["inputs"] = new JsonArray(),
        ["outputs"] = new JsonArray(),
        ["outcomes"] = new JsonArray(),
        ["root"] = new JsonObject
        {
            ["id"] = "root",
            ["nodeId"] = "root",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["start"] = activities[0]["id"]!.GetValue<string>(),
            ["activities"] = new JsonArray([.. activities]),
            ["connections"] = new JsonArray([.. connections]),
        },
    }.ToJsonString();

    public static JsonObject Connection(string from, string port, string to) => new()
    {
        ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
    };

    public static Task<Result<int>> PublishAsync(this TestService service, string json) => service.In(scope =>
        scope.GetRequiredService<UnitOfWork>().RunAsync(CommandInfo.Of(Caller.System, "test.publish"), token => scope.PublishUncheckedAsync(json, token), CancellationToken.None));

    public static Task<Result<string>> StartAsync(
        this TestService service, string definitionId, JsonObject? input = null, CaseRef? about = null) => service.In(scope =>
        scope.GetRequiredService<UnitOfWork>().RunAsync(
            CommandInfo.Of(Officer, "test.start"),
            token => scope.GetRequiredService<WorkflowRunner>().StartAsync(definitionId, about ?? Case, input ?? [], token), CancellationToken.None));

    public static async Task<IReadOnlyList<TaskItem>> InboxAsync(this TestService service, Caller caller, TaskView view = TaskView.Todo) =>
        (await service.With<ListTasks, Result<Page<TaskItem>>>(
            list => list.HandleAsync(new(view, new PageRequest(1, 200)), caller, CancellationToken.None))).Value.Items;

    public static Task<Result<TaskCompleted>> CompleteAsync(
        this TestService service, TaskItem task, Caller caller, string outcome = "Approve", string? comment = null, string? idempotencyKey = null) =>
        service.With<CompleteTask, Result<TaskCompleted>>(
            complete => complete.HandleAsync(new(task.Id, task.Revision, outcome, comment, null, null), caller, CancellationToken.None),
            idempotencyKey);

    private static JsonObject Input(string type, string value, string typeName) => new()
    {
        ["typeName"] = typeName,
        ["expression"] = new JsonObject { ["type"] = type, ["value"] = value },
    };
}
