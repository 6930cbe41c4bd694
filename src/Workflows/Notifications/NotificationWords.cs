using System.Globalization;
using System.Text.Json.Nodes;
using BaseWorkflows.Domain;

namespace BaseWorkflows.Workflows.Notifications;

/// <summary>What templates fill in, as words.</summary>
internal static class NotificationWords
{
    /// <summary>Those that there are; what isn't known is left out, and the template goes without.</summary>
    public static IReadOnlyDictionary<string, string> Of(params (string Name, string? Value)[] words) =>
        words.Where(word => !string.IsNullOrWhiteSpace(word.Value)).ToDictionary(word => word.Name, word => word.Value!);

    /// <summary>The day on the college's clock.</summary>
    public static string? Day(DateTimeOffset? moment) => moment is { } at ? CollegeTime.DayOf(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>A field of an event as a word; <c>true</c> and <c>false</c> for yes and no.</summary>
    public static string? Field(JsonNode data, string name) => data[name] is JsonValue value ? value.ToString() : null;
}
