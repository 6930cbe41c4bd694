using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>A task type with a field of several kinds, for tests of the task page.</summary>
internal sealed class FormTask : TaskType
{
    public const string TypeKey = "test-form";

    public override string Key => TypeKey;

    public override Text Title => new("考察评估", "Evaluation");

    public override ValueTask<IReadOnlyList<FormField>> FieldsAsync(TaskContext context, CancellationToken cancellationToken) => new(
    [
        new("visitedOn", FieldKind.Date, new("考察日期", "Visited on")) { Required = true },
        new("report", FieldKind.Multiline, new("考察报告", "Report")) { Required = true },
        new("experts", FieldKind.People, new("专家", "Experts")),
        new("conditions", FieldKind.Checklist, new("遴选条件", "Conditions"))
        {
            Options = [new("1", new("具有代表性", "Representative"), "2.2.1"), new("2", new("师资力量", "Mentors"), "2.2.2")],
        },
    ]);
}
