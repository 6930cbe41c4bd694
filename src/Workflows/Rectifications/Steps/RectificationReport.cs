using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows.Rectifications.Steps;

/// <summary>
/// The base works on the items: hands in the report, or asks for the one extension; what is written so far is kept either way. The
/// deadline of the task is that of the rectification.
/// </summary>
public sealed class RectificationReport(RectificationDesk desk, IOptions<RectificationOptions> options) : RectificationStep(desk), ICaseDeadline
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "rectification-report";

    /// <summary>The report is handed in.</summary>
    public const string HandIn = "HandIn";

    /// <summary>More time is asked for.</summary>
    public const string Extend = "Extend";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("落实整改并提交报告", "Put things right and report");

    /// <inheritdoc />
    public override Text OutcomeLabel(string outcome) => outcome switch
    {
        HandIn => new("提交整改报告", "Hand in the report"),
        Extend => new("申请延期", "Ask for an extension"),
        _ => base.OutcomeLabel(outcome),
    };

    /// <inheritdoc />
    public async ValueTask<DateTimeOffset?> DueAtAsync(CaseRef about, CancellationToken cancellationToken) =>
        CollegeTime.EndOf((await Desk.OfCaseAsync(about, cancellationToken)).Rectification.DueOn);

    /// <summary>The form of these reports.</summary>
    internal static JsonObject FormOf(IEnumerable<ItemReport> reports) => new(reports.SelectMany(report => new KeyValuePair<string, JsonNode?>[]
    {
        new($"report{report.Number}", report.Report),
        new($"evidence{report.Number}", new JsonArray([.. report.EvidenceIds.Select(id => (JsonNode)id)])),
    }));

    /// <inheritdoc />
    protected override IReadOnlyList<FormField> Fields(Rectification rectification)
    {
        IEnumerable<FormField> items = rectification.Items.SelectMany(item => new FormField[]
        {
            new($"report{item.Number}", FieldKind.Multiline, new($"{item.Number}. {item.Title}", $"{item.Number}. {item.Title}"))
            {
                RequiredFor = [HandIn],
                MaxLength = RectificationItem.MaxReport,
                Hint = new($"整改要求：{item.Demand}", $"Demand: {item.Demand}"),
                Value = item.Report,
            },
            new($"evidence{item.Number}", FieldKind.Attachments, new($"第 {item.Number} 项佐证材料", $"Evidence for item {item.Number}"))
            {
                Max = RectificationItem.MaxEvidence,
                Value = new JsonArray([.. item.EvidenceIds.Select(id => (JsonNode)id)]),
            },
        });
        return rectification.Extension is null ? [.. items, .. Extension(options.Value.MaxExtension)] : [.. items];
    }

    /// <inheritdoc />
    protected override async ValueTask<Refusal?> DoAsync(RectificationDeed deed, CancellationToken cancellationToken)
    {
        var (rectification, form, by) = (deed.Rectification, deed.Form, Desk.By(deed.Context.Caller));
        var reports = rectification.Items
            .Select(item => new ItemReport(item.Number, form.Text($"report{item.Number}"), form.List($"evidence{item.Number}"))).ToList();
        if (await Desk.UnknownEvidenceAsync(
            rectification.Id, reports.Select(report => ($"evidence{report.Number}", report.EvidenceIds)), cancellationToken) is { } unknown)
        {
            return unknown;
        }

        if (deed.Outcome != Extend)
        {
            if (rectification.HandIn(reports, by) is { } incomplete)
                return incomplete;
            Desk.Tell("RectificationHandedIn", rectification, deed.Base, new JsonObject { ["items"] = rectification.Items.Count });
            return null;
        }

        if ((rectification.Keep(reports, CollegeTime.DayOf(by.At))
            ?? rectification.AskExtension(form.Text("extensionReason"), form.Whole("extensionWorkdays"), options.Value.MaxExtension, by)) is { } refusal)
        {
            return refusal;
        }

        Desk.Tell("RectificationExtensionAsked", rectification, deed.Base, new JsonObject { ["workdays"] = rectification.Extension!.Workdays },
            rectification.Extension.Reason);
        return null;
    }

    private static FormField[] Extension(int most) =>
    [
        new("extensionWorkdays", FieldKind.Number, new("申请延期（工作日）", "Extension in working days"))
        {
            Min = 1,
            Max = most,
            Hint = new($"申请延期时填写，只能申请一次，最多 {most} 个工作日。", $"For an extension only; once, {most} working days at most."),
        },
        new("extensionReason", FieldKind.Multiline, new("延期理由", "Reason for the extension")) { MaxLength = 1_000 },
    ];
}
