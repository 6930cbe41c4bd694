using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Workflows.Calendars;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Rectifications.Steps;

/// <summary>The graduate office decides whether the base gets more time.</summary>
public sealed class ExtensionDecision(RectificationDesk desk, WorkingCalendars calendars) : RectificationStep(desk)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "rectification-extension";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("审批延期申请", "Decide on the extension");

    /// <inheritdoc />
    public override Text OutcomeLabel(string outcome) => outcome switch
    {
        "Approve" => new("同意延期", "Grant the extension"),
        "Reject" => new("不同意延期", "Refuse the extension"),
        _ => base.OutcomeLabel(outcome),
    };

    /// <inheritdoc />
    protected override IReadOnlyList<FormField> Fields(Rectification rectification) => rectification.Extension is not { } asked ? [] :
    [
        new("asked", FieldKind.Info, new(
            $"申请延期 {asked.Workdays} 个工作日（原期限 {rectification.DueOn:yyyy-MM-dd}）：{asked.Reason}",
            $"{asked.Workdays} working days are asked for (deadline {rectification.DueOn:yyyy-MM-dd}): {asked.Reason}")),
    ];

    /// <inheritdoc />
    protected override async ValueTask<Refusal?> DoAsync(RectificationDeed deed, CancellationToken cancellationToken)
    {
        var isGranted = deed.Outcome == "Approve";
        var calendar = await calendars.CurrentAsync(cancellationToken);
        if (deed.Rectification.DecideExtension(isGranted, deed.Comment, calendar, Desk.By(deed.Context.Caller)) is { } refusal)
            return refusal;

        Desk.Tell("RectificationExtensionDecided", deed.Rectification, deed.Base, new JsonObject
        {
            ["granted"] = isGranted,
            ["dueOn"] = $"{deed.Rectification.DueOn:yyyy-MM-dd}",
        }, deed.Comment);
        return null;
    }
}
