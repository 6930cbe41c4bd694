using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Api.Components.Forms;

/// <summary>Ties labels, controls and messages of one field together.</summary>
internal static class FieldIds
{
    /// <summary>The id of the field's control; unique in the form, table rows included.</summary>
    public static string Of(FormModel model, FormField field) =>
        "field-" + model.PathOf(field.Name).Replace('[', '-').Replace('.', '-').Replace("]", "", StringComparison.Ordinal);

    /// <summary>Whether the field is several controls under one label.</summary>
    public static bool IsGroup(FormField field) => field.Kind is FieldKind.Boolean or FieldKind.Checklist
        or FieldKind.People or FieldKind.Departments or FieldKind.Attachments or FieldKind.Table;
}
