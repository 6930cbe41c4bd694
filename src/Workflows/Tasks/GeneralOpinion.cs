using BaseWorkflows.Domain;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>
/// Somebody writes an opinion, and that is all: what follows from it is the route's affair. It is what a route administrator adds
/// where the regulation asks for nothing in particular.
/// </summary>
public sealed class GeneralOpinion : TaskType
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "opinion";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("审阅意见", "Opinion");

    /// <inheritdoc />
    public override ValueTask<IReadOnlyList<FormField>> FieldsAsync(TaskContext context, CancellationToken cancellationToken) => new(
    [
        new("attachments", FieldKind.Attachments, new("附件", "Attachments")) { Max = 20 },
    ]);
}
