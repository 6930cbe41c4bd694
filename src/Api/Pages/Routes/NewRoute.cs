using System.Text.Json.Nodes;

namespace BaseWorkflows.Api.Pages.Routes;

/// <summary>The text of a route that nobody has drawn yet: a start that leads to an end.</summary>
internal static class NewRoute
{
    public static string Json(string? name) => Workflows.Persistence.Json.Text(new JsonObject
    {
        ["name"] = name,
        ["root"] = new JsonObject
        {
            ["id"] = "Flowchart1",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["start"] = "start",
            ["activities"] = new JsonArray(Activity("start", "Elsa.Start", "开始", 0), Activity("end", "Elsa.End", "结束", 260)),
            ["connections"] = new JsonArray(new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = "start", ["port"] = "Done" },
                ["target"] = new JsonObject { ["activity"] = "end", ["port"] = "In" },
            }),
        },
    });

    private static JsonObject Activity(string id, string type, string text, int x) => new()
    {
        ["id"] = id,
        ["type"] = type,
        ["version"] = 1,
        ["metadata"] = new JsonObject
        {
            ["displayText"] = text,
            ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = x, ["y"] = 0 }, ["size"] = new JsonObject { ["width"] = 160, ["height"] = 60 } },
        },
    };
}
