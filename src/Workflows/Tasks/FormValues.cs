using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>Reads a form that has passed its check; what isn't there is null.</summary>
internal static class FormValues
{
    public static string? Text(this JsonObject form, string name) =>
        form[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>().Trim() : null;

    public static DateOnly? Date(this JsonObject form, string name) =>
        DateOnly.TryParseExact(form.Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Null for a fraction too: no field of ours counts in halves.</summary>
    public static int? Whole(this JsonObject form, string name) =>
        Amount(form[name]) is { } number && number == decimal.Truncate(number) && Math.Abs(number) < int.MaxValue ? (int)number : null;

    /// <summary>A number, whether it was read from JSON or made in memory (which <c>TryGetValue</c> tells apart); null for anything else.</summary>
    public static decimal? Amount(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number
        && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static IReadOnlyList<string> List(this JsonObject form, string name) =>
        form[name] is JsonArray items ? [.. items.OfType<JsonValue>().Select(item => item.ToString())] : [];
}
