using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Assessments.Steps;

/// <summary>A department proposes experts (6.3.1: 会同院（系、部）组织专家).</summary>
public sealed class ExpertProposalStep(AssessmentDesk desk, TimeProvider time) : AssessmentStep(desk, time)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "assessment-proposal";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("院（系、部）推荐考核专家", "Propose experts");

    /// <inheritdoc />
    public override Text OutcomeLabel(string outcome) => outcome == "Submit" ? new("提交推荐", "Send the proposal") : base.OutcomeLabel(outcome);

    /// <inheritdoc />
    protected override async ValueTask<IReadOnlyList<FormField>> FieldsAsync(
        Assessment assessment, TrainingBase one, AssessmentScheme scheme, CancellationToken cancellationToken) =>
    [
        await ExpertsAsync(one, new("experts", FieldKind.People, new("推荐的专家", "Proposed experts"))
        {
            Hint = new("可不推荐；基地所在单位和对口院（系、部）的人员须回避。", "May be left empty; nobody of the unit or of a department concerned."),
        }, [], cancellationToken),
    ];

    /// <inheritdoc />
    protected override async ValueTask<Refusal?> DecideAsync(AssessmentDecision decision, CancellationToken cancellationToken)
    {
        var experts = await Desk.ExpertsAsync(decision.Form.List("experts"), cancellationToken);
        if (!experts.IsOk)
            return experts.Refusal;
        var department = DepartmentOf(decision.Context.Task) ?? decision.Base.DepartmentIds[0];
        if (decision.Assessment.Propose(department, experts.Value, AssessmentDesk.SubjectOf(decision.Base), decision.By) is { } refusal)
            return refusal;

        Desk.Tell("AssessmentExpertsProposed", decision.Assessment, decision.Base, Regulation.Art6_3_1, new JsonObject
        {
            ["department"] = department,
            ["experts"] = experts.Value.Count,
        });
        return null;
    }

    private static string? DepartmentOf(HumanTask task) => task.Candidates
        .Select(key => key.Split('@', 2))
        .Where(parts => parts.Length == 2)
        .Select(parts => Scope.TryParse(parts[1], out var scope) && scope.Kind == ScopeKind.Department ? scope.Id : null)
        .FirstOrDefault(id => id is not null);
}

/// <summary>The graduate office names the experts and chooses the methods (6.3.1, 6.3.2).</summary>
public sealed class AssessmentPanelStep(AssessmentDesk desk, TimeProvider time) : AssessmentStep(desk, time)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "assessment-panel";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("确定专家与考核方式", "Name experts and methods");

    /// <inheritdoc />
    public override Text OutcomeLabel(string outcome) => outcome == "Submit" ? new("确定", "Decide") : base.OutcomeLabel(outcome);

    /// <inheritdoc />
    protected override async ValueTask<IReadOnlyList<FormField>> FieldsAsync(
        Assessment assessment, TrainingBase one, AssessmentScheme scheme, CancellationToken cancellationToken) =>
    [
        await ExpertsAsync(one, new("experts", FieldKind.People, new("考核专家", "Experts"))
        {
            Required = true,
            Hint = new(
                $"至少 {scheme.MinExperts} 名；基地所在单位和对口院（系、部）的人员须回避。已列出院（系、部）推荐的专家。",
                $"At least {scheme.MinExperts}; nobody of the unit or of a department concerned. Those proposed are preset."),
        }, assessment.Proposals.SelectMany(proposal => proposal.Experts).Select(expert => expert.PersonId), cancellationToken),
        .. Enum.GetValues<AssessmentMethod>().Select(method => new FormField(FieldOf(method), FieldKind.Boolean, method.Title())
        {
            Hint = method == AssessmentMethod.OnSite ? new("考核方式至少选择一种（6.3.2）。", "Choose at least one method (6.3.2).") : null,
            Value = false,
        }),
    ];

    /// <inheritdoc />
    protected override async ValueTask<Refusal?> DecideAsync(AssessmentDecision decision, CancellationToken cancellationToken)
    {
        var experts = await Desk.ExpertsAsync(decision.Form.List("experts"), cancellationToken);
        if (!experts.IsOk)
            return experts.Refusal;
        List<AssessmentMethod> methods = [.. Enum.GetValues<AssessmentMethod>().Where(method => decision.Form[FieldOf(method)]?.GetValue<bool>() == true)];
        if (decision.Assessment.Organise(experts.Value, methods, AssessmentDesk.SubjectOf(decision.Base), decision.Scheme) is { } refusal)
            return refusal;

        Desk.Tell("AssessmentOrganised", decision.Assessment, decision.Base, Regulation.Art6_3_2, new JsonObject
        {
            ["experts"] = experts.Value.Count,
            ["methods"] = new JsonArray([.. methods.Select(method => (JsonNode)$"{method}")]),
        });
        return null;
    }

    internal static string FieldOf(AssessmentMethod method) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName($"{method}");
}

/// <summary>The graduate office records the chosen methods (6.3.2).</summary>
public sealed class MethodRecordStep(AssessmentDesk desk, TimeProvider time) : AssessmentStep(desk, time)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "assessment-record";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("记录考核情况", "Record the methods");

    /// <inheritdoc />
    public override Text OutcomeLabel(string outcome) => outcome == "Submit" ? new("提交记录", "Send the records") : base.OutcomeLabel(outcome);

    /// <inheritdoc />
    protected override ValueTask<IReadOnlyList<FormField>> FieldsAsync(
        Assessment assessment, TrainingBase one, AssessmentScheme scheme, CancellationToken cancellationToken) =>
        new([.. assessment.Methods.SelectMany(Fields)]);

    /// <inheritdoc />
    protected override ValueTask<Refusal?> DecideAsync(AssessmentDecision decision, CancellationToken cancellationToken)
    {
        var form = decision.Form;
        List<MethodRecord> records =
        [
            .. decision.Assessment.Methods.Select(method => (Method: method, Field: AssessmentPanelStep.FieldOf(method)))
                .Where(one => form.Date($"{one.Field}HeldOn") is not null)
                .Select(one => new MethodRecord(
                    one.Method, form.Date($"{one.Field}HeldOn")!.Value, form.Text($"{one.Field}Record") ?? "", form.List($"{one.Field}Attachments"))),
        ];
        if (decision.Assessment.Record(records, Today) is { } refusal)
            return new(refusal);

        Desk.Tell("AssessmentMethodsRecorded", decision.Assessment, decision.Base, Regulation.Art6_3_2);
        return new((Refusal?)null);
    }

    private static IEnumerable<FormField> Fields(AssessmentMethod method)
    {
        var (field, title) = (AssessmentPanelStep.FieldOf(method), method.Title());
        yield return new($"{field}HeldOn", FieldKind.Date, new($"{title.Zh}日期", $"{title.En}: held on")) { Required = true };
        yield return new($"{field}Record", FieldKind.Multiline, new($"{title.Zh}记录", $"{title.En}: record")) { Required = true, MaxLength = 4_000 };
        yield return Attachments with { Name = $"{field}Attachments", Label = new($"{title.Zh}附件", $"{title.En}: attachments") };
    }
}
