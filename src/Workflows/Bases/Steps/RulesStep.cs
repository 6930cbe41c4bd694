using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Bases.Registers;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Bases.Steps;

/// <summary>制定管理办法 (6.1): done when the base has filed safety rules and operation rules. What it has filed already need not be filed again.</summary>
public sealed class RulesStep(WorkflowsDbContext db, RegisterDesk desk) : ConstructionStep(db)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "base-rules";

    private readonly WorkflowsDbContext registers = db;

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("制定管理办法", "File the rules of the base");

    /// <inheritdoc />
    public override Text OutcomeLabel(string outcome) => outcome == "Done" ? new("已制定", "Filed") : base.OutcomeLabel(outcome);

    /// <inheritdoc />
    protected override async ValueTask<IReadOnlyList<FormField>> FieldsAsync(TrainingBase trainingBase, CancellationToken cancellationToken)
    {
        var filed = await FiledAsync(trainingBase, cancellationToken);
        return [.. Enum.GetValues<RulesKind>().SelectMany(kind => FieldsOf(kind, filed.Contains(kind)))];
    }

    /// <inheritdoc />
    protected override async ValueTask<Refusal?> ApplyAsync(
        TrainingBase trainingBase, TaskContext context, JsonObject form, CancellationToken cancellationToken)
    {
        var filed = await FiledAsync(trainingBase, cancellationToken);
        foreach (var kind in Enum.GetValues<RulesKind>())
        {
            var entry = new RulesEntry(form.List(Document(kind)).SingleOrDefault(), form.Date(Day(kind)));
            if (entry is { DocumentId: null, EffectiveOn: null } && filed.Contains(kind))
                continue;
            var made = await desk.FileAsync(trainingBase, kind, entry, context.Task.Case, cancellationToken);
            if (!made.IsOk)
                return InForm(made.Refusal, kind);
        }

        return null;
    }

    private async Task<List<RulesKind>> FiledAsync(TrainingBase trainingBase, CancellationToken cancellationToken) =>
        await registers.Set<RulesVersion>().Where(one => one.BaseId == trainingBase.Id).Select(one => one.Kind).Distinct().ToListAsync(cancellationToken);

    private static IEnumerable<FormField> FieldsOf(RulesKind kind, bool isFiled)
    {
        var title = kind.Title();
        yield return new(Document(kind), FieldKind.Attachments, title)
        {
            Required = !isFiled,
            Max = 1,
            Hint = isFiled ? new("已备案，可不再上传。", "Filed already; there is no need to upload it again.") : null,
        };
        yield return new(Day(kind), FieldKind.Date, new($"{title.Zh}施行日期", $"{title.En}: in effect from")) { Required = !isFiled };
    }

    /// <summary>The register says <c>documentId</c> where the form says <c>form.safetyDocument</c>.</summary>
    private static Refusal InForm(Refusal refusal, RulesKind kind) => refusal with
    {
        Errors = refusal.Errors.ToDictionary(
            error => $"form.{(error.Key == "documentId" ? Document(kind) : error.Key == "effectiveOn" ? Day(kind) : error.Key)}", error => error.Value),
    };

    private static string Document(RulesKind kind) => kind == RulesKind.Safety ? "safetyDocument" : "operationDocument";

    private static string Day(RulesKind kind) => kind == RulesKind.Safety ? "safetyEffectiveOn" : "operationEffectiveOn";
}
