using System.Text.Json;
using System.Text.Json.Serialization;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Domain;

namespace BaseWorkflows.Api.Json;

/// <summary>A text of ours goes out as one string in the caller's language; none ever comes in.</summary>
internal sealed class TextConverter : JsonConverter<Text>
{
    public override Text Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Text value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Problem.InCallersLanguage(value));
}
