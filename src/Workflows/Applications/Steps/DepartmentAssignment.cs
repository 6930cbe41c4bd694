using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Applications.Steps;

/// <summary>The graduate office accepts a voluntary application and names the departments that evaluate (3.3).</summary>
public sealed class DepartmentAssignment(ApplicationDesk desk, WorkflowsDbContext db) : ApplicationStep(desk)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "department-assignment";

    private readonly ApplicationDesk applications = desk;

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("受理并指定相关院（系、部）", "Accept and name the departments");

    /// <inheritdoc />
    public override async ValueTask<IReadOnlyList<FormField>> FieldsAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var (application, _) = await applications.OfCaseAsync(context.Task.Case, cancellationToken);
        return
        [
            new("departments", FieldKind.Departments, new("考察评估的院（系、部）", "Departments that evaluate"))
            {
                RequiredFor = ["Approve"],
                Hint = new("全部指定的院（系、部）都须完成考察评估。", "All of them must evaluate."),
                Max = 20,
                Value = new JsonArray([.. application.DepartmentsConcerned.Select(id => (JsonNode)id)]),
            },
        ];
    }

    /// <inheritdoc />
    public override Text OutcomeLabel(string outcome) =>
        outcome == "Approve" ? new("受理", "Accept") : outcome == "Reject" ? new("不予受理", "Don't accept") : base.OutcomeLabel(outcome);

    /// <inheritdoc />
    protected override async ValueTask<Refusal?> DecideAsync(StepDecision decision, CancellationToken cancellationToken)
    {
        if (!decision.IsApproval)
            return null;

        var named = decision.Form.List("departments");
        var known = await db.Set<Department>().CountAsync(department => named.Contains(department.Id), cancellationToken);
        if (known != named.Count)
        {
            var errors = new FieldErrors();
            errors.Add("departments", new("有不存在的院（系、部）。", "One of them is no department."));
            return errors.ToRefusal("application.field_invalid", new("请按提示修改。", "See the fields."));
        }

        var concerned = decision.Base;
        return decision.Application.NameDepartments(named) ?? concerned.Describe(new BaseProfile(
            concerned.Name, concerned.UnitId, concerned.UnitName, concerned.Category, concerned.Level, named, concerned.Disciplines));
    }
}
