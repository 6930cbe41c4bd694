using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using BaseWorkflows.Api.Pages.Subscriptions;
using BaseWorkflows.Api.Tests.Messaging;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Contracts;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;

namespace BaseWorkflows.Api.Tests.AsyncApi;

/// <summary>
/// The JSON Schema of a published event: what the serializer that writes the log makes of its record. Required is what the record demands; a property
/// that came later has a default there, since events that are already written lack it.
/// </summary>
internal static class EventSchemas
{
    // That numbers may be read from texts says nothing about how they are written.
    private static readonly JsonSerializerOptions Written = new(Workflows.Persistence.Json.Options) { NumberHandling = JsonNumberHandling.Strict };

    private static readonly Dictionary<(Type Record, string Property), Type> Enums = new()
    {
        [(typeof(BaseStatusChanged), nameof(BaseStatusChanged.From))] = typeof(BaseStatus),
        [(typeof(BaseStatusChanged), nameof(BaseStatusChanged.To))] = typeof(BaseStatus),
        [(typeof(BaseApplied), nameof(BaseApplied.Category))] = typeof(BaseCategory),
        [(typeof(BaseApplied), nameof(BaseApplied.Origin))] = typeof(Origin),
        [(typeof(BaseApproved), nameof(BaseApproved.Level))] = typeof(BaseLevel),
    };

    public static JsonObject Of(Type type)
    {
        var schema = Written.GetJsonSchemaAsNode(type, new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe }).AsObject();
        schema.Insert(0, "title", SubscriptionWords.TypeTitle(type.Name).Zh);
        schema["examples"] = new JsonArray(EveryEvent.Records().Single(record => record.Type == type.Name).Data);
        return schema;
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = context.TypeInfo.Type;
        var described = context.PropertyInfo?.AttributeProvider as MemberInfo ?? (type.Assembly == typeof(PublishedEvents).Assembly ? type : null);
        if (described is null || schema is not JsonObject one)
            return schema;
        one.Insert(0, "description", XmlDocs.SummaryOf(described));
        if (described is PropertyInfo property && Enums.TryGetValue((property.DeclaringType!, property.Name), out var words))
            one[EventPromise.Words] = new JsonArray([.. Enum.GetNames(words).Select(word => JsonValue.Create(word))]);
        return one;
    }
}
