using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Rectifications.Steps;

/// <summary>Somebody looks, item by item, whether it is put right (整改复核).</summary>
public abstract class ReassessmentStep(RectificationDesk desk) : RectificationStep(desk)
{
    /// <inheritdoc />
    public override Text OutcomeLabel(string outcome) => outcome == "Submit" ? new("提交复核意见", "Send the findings") : base.OutcomeLabel(outcome);

    /// <summary>The department for which it is re-assessed; null for the graduate office.</summary>
    protected abstract string? DepartmentOf(HumanTask task);

    /// <inheritdoc />
    protected override IReadOnlyList<FormField> Fields(Rectification rectification) =>
    [
        new("items", FieldKind.Checklist, new("逐项复核", "Item by item"))
        {
            Required = true,
            Hint = new("未整改到位的须说明理由；全部整改到位即为复核合格。", "A “no” needs a reason; passed means that every item is put right."),
            Options = [.. rectification.Items.Select(item => new FieldOption($"{item.Number}", new(item.Title, item.Title)))],
        },
    ];

    /// <inheritdoc />
    protected override ValueTask<Refusal?> DoAsync(RectificationDeed deed, CancellationToken cancellationToken)
    {
        var found = new Reassessment(
            DepartmentOf(deed.Context.Task), Findings(deed.Form, deed.Rectification), deed.Comment, Desk.By(deed.Context.Caller));
        if (deed.Rectification.Reassess(found, deed.Base.DepartmentIds) is { } refusal)
            return new(refusal);

        Desk.Tell("RectificationReassessed", deed.Rectification, deed.Base, new JsonObject
        {
            ["department"] = found.DepartmentId,
            ["passed"] = found.IsPassed,
        }, deed.Comment);
        return new((Refusal?)null);
    }

    private static List<ItemFinding> Findings(JsonObject form, Rectification rectification) =>
    [
        .. rectification.Items.Where(item => form["items"]?[$"{item.Number}"] is JsonObject).Select(item =>
        {
            var answer = form["items"]![$"{item.Number}"]!.AsObject();
            var isMet = answer["met"]!.GetValue<bool>();
            return new ItemFinding(item.Number, isMet, isMet ? null : answer.Text("reason"));
        }),
    ];
}

/// <summary>The graduate office re-assesses (6.3.1, 6.3.4).</summary>
public sealed class OfficeReassessment(RectificationDesk desk) : ReassessmentStep(desk)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "rectification-office-review";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("研究生处整改复核", "Re-assessment by the graduate office");

    /// <inheritdoc />
    protected override string? DepartmentOf(HumanTask task) => null;
}

/// <summary>A department re-assesses together with the graduate office (6.3.1: 会同院（系、部）).</summary>
public sealed class DepartmentReassessment(RectificationDesk desk) : ReassessmentStep(desk)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "rectification-department-review";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("院（系、部）整改复核", "Re-assessment by a department");

    /// <inheritdoc />
    protected override string? DepartmentOf(HumanTask task) => task.DepartmentId
        ?? throw new InvalidOperationException($"The task {task.Id} was given for no department.");
}
