using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Workflows.Documents;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Rectifications;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.TestKit;

/// <summary>Lets a base fail its assessment, and drives what follows.</summary>
public static class TestRectifications
{
    public static readonly Caller Officer = new("grad.officer", "李晓燕", [new(Role.GraduateOfficer, Scope.College)], null);
    public static readonly Caller Director = new("grad.director", "马建华", [new(Role.GraduateDirector, Scope.College)], null);
    public static readonly Caller Contact = new("unit.pharma", "罗明", [new(Role.UnitContact, Scope.Unit("taihang-pharma"))], "taihang-pharma");
    public static readonly Caller Pharmacy = new("pharmacy.officer", "赵敏", [new(Role.DepartmentOfficer, Scope.Department("pharmacy"))], null);
    public static readonly Caller Nursing = new("nursing.officer", "王芳", [new(Role.DepartmentOfficer, Scope.Department("nursing"))], null);

    private const string Items =
        """[{"title":"示教室","finding":"只有一间，不能满足教学需要","demand":"增设一间示教室"},{"title":"安全培训","demand":"补齐三年的培训记录"}]""";

    /// <summary>Runs what an assessment runs when it was failed: the order, and the route that it starts.</summary>
    /// <returns>The rectification; null where none was ordered.</returns>
    public static async Task<string?> OrderRectificationAsync(this TestService service, string baseId, int year, string assessmentId = "assessment-1")
    {
        var order = Activity("order", "BaseWorkflows.OrderRectification");
        order["year"] = Input("Literal", $"{year}", "Int32");
        order["items"] = Input("Object", Items, "Object");
        order["result"] = new JsonObject { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = "ordered" } };
        var asked = Activity("asked", "Elsa.FlowDecision");
        asked["condition"] = Input("JavaScript", "getVariable('ordered') != null", "Boolean");
        var dispatch = Activity("dispatch", "Elsa.DispatchWorkflow");
        dispatch["workflowDefinitionId"] = Input("Literal", "rectification", "String");
        dispatch["input"] = Input("JavaScript", "getVariable('ordered')", "ObjectDictionary");
        var route = Definition("test-order", [order, asked, dispatch], [Connection("order", "Done", "asked"), Connection("asked", "True", "dispatch")])
            .Changed(document => document["variables"] = new JsonArray(new JsonObject { ["id"] = "ordered", ["name"] = "ordered", ["typeName"] = "Object" }));
        await service.PublishAsync(route);
        var started = await service.StartAsync("test-order", about: new CaseRef(CaseKind.Base, assessmentId, "年度考核", baseId, "基地"));
        Expect(started.Refusal);
        return await service.With<WorkflowsDbContext, string?>(
            db => db.Set<Rectification>().Where(one => one.AssessmentId == assessmentId).Select(one => one.Id).SingleOrDefaultAsync());
    }

    /// <summary>Saves a base that is being rectified, with its route waiting for the report.</summary>
    /// <param name="services">Where it is saved.</param>
    /// <param name="made">A base in force.</param>
    /// <param name="days">Calendar days until the deadline; negative for one that is past.</param>
    public static async Task<string> StartRectificationAsync(this IServiceProvider services, TrainingBase made, int days = 40)
    {
        await services.SaveAsync(made);
        await using var scope = services.CreateAsyncScope();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var day = CollegeTime.DayOf(now);
        var ordered = Rectification.Order(
            Guid.CreateVersion7().ToString("N"), made.Id, Guid.CreateVersion7().ToString("N"), day.Year - 1,
            [new("示教室", "只有一间", "增设一间示教室"), new("安全培训", null, "补齐三年的培训记录")], day.AddDays(days), now);
        var runner = scope.ServiceProvider.GetRequiredService<WorkflowRunner>();
        var db = scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>();
        var started = await scope.ServiceProvider.GetRequiredService<UnitOfWork>().RunAsync(CommandInfo.Of(Caller.System, "test.rectify"), async token =>
        {
            Expect((await db.Set<TrainingBase>().SingleAsync(one => one.Id == made.Id, token)).OrderRectification(now));
            db.Add(ordered);
            var about = new CaseRef(CaseKind.Rectification, ordered.Id, $"{made.Name} 整改", made.Id, made.Name);
            return await runner.StartAsync("rectification", about, new JsonObject
            {
                ["unitId"] = made.UnitId,
                ["departmentIds"] = new JsonArray([.. made.DepartmentIds.Select(id => (JsonNode)id)]),
            }, token);
        }, default);
        Expect(started.Refusal);
        return ordered.Id;
    }

    /// <summary>Evidence that was uploaded to the case.</summary>
    public static async Task<string> EvidenceAsync(this TestService service, string rectificationId, Caller? by = null)
    {
        var id = Guid.CreateVersion7().ToString("N");
        await service.SaveAsync(new Document
        {
            Id = id,
            FileName = "整改照片.pdf",
            ContentType = "application/pdf",
            Size = 1,
            Sha256 = new string('0', 64),
            UploadedById = (by ?? Contact).PersonId,
            UploadedByName = (by ?? Contact).Name,
            UploadedAt = service.Time.GetUtcNow(),
            CaseKind = CaseKind.Rectification,
            CaseId = rectificationId,
        });
        return id;
    }

    /// <summary>Hands in a report on both items.</summary>
    public static async Task<Result<RectificationDetail>> ReportAsync(this TestService service, string id)
    {
        var evidence = await service.EvidenceAsync(id);
        return await service.With<ReportRectification, Result<RectificationDetail>>(report => report.HandleAsync(
            new(id, [new(1, "已增设一间示教室。", [evidence]), new(2, "已补齐培训记录。", [evidence])]), Contact, default));
    }

    /// <summary>Completes somebody's task of that type on the case.</summary>
    public static async Task<Result<TaskCompleted>> DoAsync(
        this TestService service, string id, Caller caller, string taskType, string outcome, JsonObject? form = null, string? comment = null)
    {
        var task = (await service.InboxAsync(caller)).Single(one => one.CaseId == id && one.TaskType == taskType);
        var signature = taskType == "rectification-decision" ? new SignatureRequest("paper", null, await service.EvidenceAsync(id, caller), true) : null;
        return await service.With<CompleteTask, Result<TaskCompleted>>(complete => complete.HandleAsync(
            new(task.Id, task.Revision, outcome, comment, form, signature), caller, default));
    }

    /// <summary>Graduate office and departments re-assess, the director decides as they found.</summary>
    public static async Task<Result<TaskCompleted>> ConcludeAsync(this TestService service, string id, bool isPassed)
    {
        var outcome = isPassed ? "Approve" : "Reject";
        foreach (var (caller, taskType) in new[] { (Officer, "rectification-office-review"), (Pharmacy, "rectification-department-review"), (Nursing, "rectification-department-review") })
            Expect((await service.DoAsync(id, caller, taskType, "Submit", Findings(isPassed))).Refusal);
        return await service.DoAsync(id, Director, "rectification-decision", outcome, comment: isPassed ? null : "第二项仍未整改到位。");
    }

    public static JsonObject Findings(bool isMet) => new()
    {
        ["items"] = new JsonObject
        {
            ["1"] = new JsonObject { ["met"] = true },
            ["2"] = new JsonObject { ["met"] = isMet, ["reason"] = isMet ? null : "培训记录仍缺两年。" },
        },
    };

    private static JsonObject Activity(string id, string type) => new() { ["id"] = id, ["nodeId"] = $"root:{id}", ["type"] = type, ["version"] = 1 };

    private static JsonObject Input(string type, string value, string typeName) => new()
    {
        ["typeName"] = typeName,
        ["expression"] = new JsonObject { ["type"] = type, ["value"] = value },
    };

    private static void Expect(Refusal? refusal)
    {
        if (refusal is not null)
            throw new InvalidOperationException($"A test does something illegal: {refusal.Code} {refusal.Detail.En} {string.Join("; ", refusal.Errors.Select(error => $"{error.Key}: {error.Value[0].En}"))}");
    }
}
