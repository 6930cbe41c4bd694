using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Bases.Steps;

/// <summary>成立基地工作小组 (5.1): a leader from our side, a deputy from the base, named staff.</summary>
public sealed class WorkingGroupStep(WorkflowsDbContext db, BaseRegisters registers) : ConstructionStep(db)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "working-group";

    private readonly WorkflowsDbContext departments = db;

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("成立基地工作小组", "Set up the working group");

    /// <inheritdoc />
    protected override async ValueTask<IReadOnlyList<FormField>> FieldsAsync(TrainingBase trainingBase, CancellationToken cancellationToken)
    {
        var group = trainingBase.WorkingGroup;
        var concerned = await departments.Set<Department>().AsNoTracking()
            .Where(one => trainingBase.DepartmentIds.Contains(one.Id)).ToListAsync(cancellationToken);
        return
        [
            new("leaderFrom", FieldKind.Choice, new("组长来自", "The leader comes from"))
            {
                Required = true,
                Options =
                [
                    new($"{LeaderOffice.GraduateOffice}", new("研究生处", "Graduate office")),
                    new($"{LeaderOffice.Department}", new("相关院（系、部）", "A department concerned")),
                ],
                Value = $"{group?.LeaderFrom ?? LeaderOffice.GraduateOffice}",
            },
            new("leaderDepartment", FieldKind.Choice, new("组长所在院（系、部）", "The leader's department"))
            {
                Options = [.. concerned.Select(one => new FieldOption(one.Id, one.Title))],
                Hint = new("组长来自院（系、部）时填写。", "Where the leader comes from a department."),
                Value = group?.LeaderDepartmentId,
            },
            Field("leaderName", new("组长姓名", "Leader"), 50) with { Value = group?.Leader.Name },
            Field("leaderPost", new("组长职务", "Leader's post"), 100) with { Value = group?.Leader.Post },
            Field("leaderPhone", new("组长电话", "Leader's phone"), 30, required: false) with { Value = group?.Leader.Phone },
            Field("deputyName", new("副组长姓名（基地）", "Deputy (of the base)"), 50) with { Value = group?.Deputy.Name },
            Field("deputyPost", new("副组长职务", "Deputy's post"), 100) with { Value = group?.Deputy.Post },
            Field("deputyPhone", new("副组长电话", "Deputy's phone"), 30, required: false) with { Value = group?.Deputy.Phone },
            new("staff", FieldKind.Table, new("专门工作人员", "Staff"))
            {
                Required = true,
                Min = 1,
                Max = WorkingGroup.MaxStaff,
                Columns =
                [
                    Field("name", new("姓名", "Name"), 50), Field("post", new("职务", "Post"), 100),
                    Field("phone", new("电话", "Phone"), 30, required: false),
                ],
                Value = new JsonArray([.. (group?.Staff ?? []).Select(member => (JsonNode)new JsonObject
                {
                    ["name"] = member.Name,
                    ["post"] = member.Post,
                    ["phone"] = member.Phone,
                })]),
            },
        ];
    }

    /// <inheritdoc />
    protected override ValueTask<Refusal?> ApplyAsync(
        TrainingBase trainingBase, TaskContext context, JsonObject form, CancellationToken cancellationToken)
    {
        var group = new WorkingGroup(
            Enum.Parse<LeaderOffice>(form.Text("leaderFrom")!), form.Text("leaderDepartment"),
            Member(form, "leader"), Member(form, "deputy"),
            [.. form["staff"]!.AsArray().OfType<JsonObject>().Select(row => new GroupMember(row.Text("name"), row.Text("post"), row.Text("phone")))]);
        return new(InForm(registers.SetWorkingGroup(trainingBase, group, context.Task.Case)));
    }

    private static GroupMember Member(JsonObject form, string who) =>
        new(form.Text($"{who}Name"), form.Text($"{who}Post"), form.Text($"{who}Phone"));

    /// <summary>The register says <c>leader.name</c> where the form says <c>form.leaderName</c>.</summary>
    private static Refusal? InForm(Refusal? refusal) => refusal is null ? null : refusal with
    {
        Errors = refusal.Errors.ToDictionary(error => "form." + error.Key switch
        {
            "leaderDepartmentId" => "leaderDepartment",
            var key when key.Split('.') is [("leader" or "deputy") and var who, var what] => $"{who}{char.ToUpperInvariant(what[0])}{what[1..]}",
            var key => key,
        }, error => error.Value),
    };
}
