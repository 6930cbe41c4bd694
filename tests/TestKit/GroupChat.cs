using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BaseWorkflows.TestKit;

/// <summary>A group chat with a robot: a real web server that answers as 企业微信 and 钉钉 do, 200 whatever happens.</summary>
public sealed class GroupChat : IAsyncDisposable
{
    /// <summary>What nobody may see of the robot's address.</summary>
    public const string Key = "693axxx6-7aoc-4bc4-97a0-group-key";

    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Query, JsonNode Body)> posted = new();

    private GroupChat(WebApplication app) => this.app = app;

    /// <summary>The robot's address, with its key.</summary>
    public string Url => $"{app.Urls.First()}/robot/send?key={Key}";

    /// <summary>As the operator names it.</summary>
    public string Host => new Uri(Url).Authority;

    /// <summary>What it says to a message.</summary>
    public string Answer { get; set; } = """{"errcode":0,"errmsg":"ok"}""";

    /// <summary>Every message.</summary>
    public IReadOnlyList<(string Query, JsonNode Body)> Posted => [.. posted];

    public static async Task<GroupChat> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var chat = new GroupChat(app);
        app.MapPost("/robot/send", async (HttpContext http) =>
        {
            chat.posted.Enqueue((http.Request.QueryString.Value!, (await JsonNode.ParseAsync(http.Request.Body))!));
            return Results.Content(chat.Answer, "application/json");
        });
        await app.StartAsync();
        return chat;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
