using System.Text.Json.Nodes;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Routes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Tests.Routes;

/// <summary>The routes that come with the service, changed as an administrator might change them, and the check that they go through.</summary>
internal static class Mutation
{
    private static readonly Lazy<RouteCheck> Subject = new(() => new ServiceCollection()
        .AddLogging().AddSingleton(TimeProvider.System).AddWorkflows(new ConfigurationBuilder().Build())
        .BuildServiceProvider().GetRequiredService<RouteCheck>());

    public static RouteVerdict Check(this WorkflowDefinition definition) => Subject.Value.Check(definition);

    public static WorkflowDefinition Route(string id)
    {
        using var reader = new StreamReader(typeof(EmbeddedDefinitions).Assembly.GetManifestResourceStream(
            typeof(EmbeddedDefinitions).Assembly.GetManifestResourceNames().Single(name => name.EndsWith($"{id}.json", StringComparison.Ordinal)))!);
        return WorkflowDefinition.Parse(reader.ReadToEnd());
    }

    /// <summary>Takes a step out: whatever led to it goes on to where the outcome leads.</summary>
    public static WorkflowDefinition Without(this WorkflowDefinition route, string activity, string outcome = "Approve")
    {
        var next = route.Connections.Single(way => way.SourceActivity == activity && way.SourcePort == outcome).TargetActivity;
        return route.With(document =>
        {
            Remove(Activities(document), one => one["id"]!.GetValue<string>() == activity);
            Remove(Ways(document), way => way["source"]!["activity"]!.GetValue<string>() == activity);
            foreach (var way in Ways(document).Where(way => way!["target"]!["activity"]!.GetValue<string>() == activity))
                way!["target"]!["activity"] = next;
        });
    }

    /// <summary>Lets an outcome lead to another step.</summary>
    public static WorkflowDefinition Leading(this WorkflowDefinition route, string activity, string outcome, string to) => route.With(document =>
    {
        var way = Ways(document).Single(way => way!["source"]!["activity"]!.GetValue<string>() == activity && way["source"]!["port"]!.GetValue<string>() == outcome);
        way!["target"]!["activity"] = to;
    });

    /// <summary>Sets an input of a step.</summary>
    public static WorkflowDefinition Setting(this WorkflowDefinition route, string activity, string input, string value, string language = "Literal") => route.With(document =>
        Activities(document).Single(one => one!["id"]!.GetValue<string>() == activity)![input] = new JsonObject
        {
            ["typeName"] = "String",
            ["expression"] = new JsonObject { ["type"] = language, ["value"] = value },
        });

    private static JsonArray Activities(JsonObject document) => document["root"]!["activities"]!.AsArray();

    private static JsonArray Ways(JsonObject document) => document["root"]!["connections"]!.AsArray();

    private static void Remove(JsonArray list, Func<JsonNode, bool> which)
    {
        foreach (var item in list.Where(item => which(item!)).ToList())
            list.Remove(item);
    }
}
