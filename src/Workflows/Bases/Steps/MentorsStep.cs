using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Bases.Steps;

/// <summary>登记基地导师 (5.2): done when each discipline that takes students has a mentor.</summary>
public sealed class MentorsStep(WorkflowsDbContext db, BaseRegisters registers) : ConstructionStep(db)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "mentors";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("登记基地导师", "Register the mentors");

    /// <inheritdoc />
    protected override ValueTask<IReadOnlyList<FormField>> FieldsAsync(TrainingBase trainingBase, CancellationToken cancellationToken)
    {
        var missing = trainingBase.DisciplinesWithoutMentor;
        return new(
        [
            new("mentors", FieldKind.Table, new("新登记的导师", "Mentors to register"))
            {
                Required = missing.Count > 0,
                Hint = missing.Count > 0
                    ? new($"尚无导师的学科：{string.Join('、', missing)}。", $"Without a mentor: {string.Join(", ", missing)}.")
                    : new("各学科均已有导师，可直接完成。", "Each discipline has a mentor already."),
                Columns =
                [
                    Field("name", new("姓名", "Name"), 50),
                    new("discipline", FieldKind.Choice, new("学科", "Discipline"))
                    {
                        Required = true,
                        Options = [.. trainingBase.Disciplines.Select(name => new FieldOption(name, new(name, name)))],
                    },
                    Field("qualification", new("职称、学历", "Qualification"), 100),
                    new("selectedOn", FieldKind.Date, new("遴选日期", "Selected on")) { Required = true },
                    Field("selectionRecord", new("遴选文件", "Selection record"), 500),
                    Field("phone", new("电话", "Phone"), 30, required: false),
                ],
            },
        ]);
    }

    /// <inheritdoc />
    protected override ValueTask<Refusal?> ApplyAsync(
        TrainingBase trainingBase, TaskContext context, JsonObject form, CancellationToken cancellationToken) =>
        new(Apply(trainingBase, context, form));

    private Refusal? Apply(TrainingBase trainingBase, TaskContext context, JsonObject form)
    {
        var rows = form["mentors"] is JsonArray given ? given.OfType<JsonObject>().ToList() : [];
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var mentor = new Mentor(
                Guid.CreateVersion7().ToString("N"), row.Text("name"), row.Text("discipline"), row.Text("qualification"),
                row.Date("selectedOn"), row.Text("selectionRecord"), row.Text("phone"));
            if (registers.AddMentor(trainingBase, mentor, context.Task.Case) is { } refusal)
                return refusal with { Errors = refusal.Errors.ToDictionary(error => $"form.mentors[{i}].{error.Key}", error => error.Value) };
        }

        var missing = trainingBase.DisciplinesWithoutMentor;
        return missing.Count == 0 ? null : new Refusal(RefusalKind.RuleBroken, "base.mentors_missing", new(
            $"以下学科没有基地导师：{string.Join('、', missing)}。", $"No mentor for: {string.Join(", ", missing)}."), Regulation.Art5_2);
    }
}
