using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Persistence;

/// <summary>How JSON is written into columns and answers: camel case, enums as words, Chinese as it is.</summary>
public static class Json
{
    /// <summary>The one set of options.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Keeps the property as JSON text in one column. Compared by its text, so a change inside is noticed.</summary>
    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> builder) => builder.HasConversion(
        value => JsonSerializer.Serialize(value, Options),
        text => JsonSerializer.Deserialize<T>(text, Options)!,
        new ValueComparer<T>(
            (left, right) => JsonSerializer.Serialize(left, Options) == JsonSerializer.Serialize(right, Options),
            value => JsonSerializer.Serialize(value, Options).GetHashCode(StringComparison.Ordinal),
            value => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, Options), Options)!));

    /// <summary>The same for a value that never changes once its row is made: it is neither copied nor compared.</summary>
    public static PropertyBuilder<T> IsFixedJson<T>(this PropertyBuilder<T> builder) => builder.HasConversion(
        value => JsonSerializer.Serialize(value, Options),
        text => JsonSerializer.Deserialize<T>(text, Options)!,
        new ValueComparer<T>((left, right) => ReferenceEquals(left, right), value => value!.GetHashCode(), value => value));

    /// <summary>The text of a node, in the same style.</summary>
    public static string Text(JsonNode node) => node.ToJsonString(Options);

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            // Columns are never written into a page's markup; the default encoder would triple the size of Chinese text.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
