using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Contracts;
using Microsoft.Net.Http.Headers;

namespace BaseWorkflows.Api.AsyncApi;

/// <summary>Something that never changes while the service runs.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="Tag">Of these bytes, on every node.</param>
internal sealed record FixedAnswer(byte[] Content, EntityTagHeaderValue Tag)
{
    public static FixedAnswer Of(byte[] content) => new(content, new($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\""));
}

/// <summary>
/// The published events described in AsyncAPI 3.0: <c>src/Contracts/asyncapi.json</c>, which tests write from the contracts (<c>docs/asyncapi.md</c>).
/// Needs no database.
/// </summary>
internal static class EventsDocument
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole of it.</summary>
    public static FixedAnswer Whole { get; } = FixedAnswer.Of(Read());

    /// <summary>The JSON Schema of each published event by its name.</summary>
    public static IReadOnlyDictionary<string, FixedAnswer> Schemas { get; } = SchemasOf(JsonNode.Parse(Whole.Content)!);

    private static byte[] Read()
    {
        using var stream = typeof(EventsDocument).Assembly.GetManifestResourceStream("asyncapi.json")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static Dictionary<string, FixedAnswer> SchemasOf(JsonNode document) => PublishedEvents.Names.ToDictionary(name => name, name =>
    {
        var schema = document["components"]!["schemas"]![name]!.DeepClone().AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        return FixedAnswer.Of(JsonSerializer.SerializeToUtf8Bytes(schema, Readable));
    });
}
