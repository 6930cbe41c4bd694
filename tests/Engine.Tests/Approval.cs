using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine.Tests;

/// <summary>An activity of our own in small: waits for two answers and leaves by the last one.</summary>
internal sealed class Approval(bool throws = false) : IActivity
{
    public ActivityDescriptor Descriptor { get; } = new("Test.Approval", 1, new("测试", "Test"), new("审批", "Approval"), new("审批", "Approves"))
    {
        Inputs =
        [
            new("title", "String", new("标题", "Title"), new("", "")) { IsRequired = true },
            new("outcomes", "String[]", new("结果", "Outcomes"), new("", "")),
            new("answers", "Int32", new("人数", "Answers"), new("", "")) { Default = 2 },
        ],
        Outputs = [new("result", "Object", new("结果", "Result"))],
        Ports = [],
        OutcomesInput = "outcomes",
        CanWait = true,
        IsHuman = true,
    };

    public async ValueTask ExecuteAsync(IActivityContext context)
    {
        if (throws)
            throw new InvalidOperationException("no candidates");
        var title = (string?)await context.InputAsync("title");
        for (var i = 0; i < (int)(await context.InputAsync("answers"))!; i++)
            context.CreateBookmark($"{title}-{i}", payload: new JsonObject { ["n"] = i });
    }

    public async ValueTask ResumeAsync(IActivityContext context, Bookmark bookmark, JsonNode? result)
    {
        context.Memory["seen"] = (context.Memory["seen"]?.GetValue<int>() ?? 0) + 1;
        if (context.Bookmarks.Count > 0)
            return;
        context.SetOutput("result", new JsonObject { ["title"] = await context.InputAsync("title"), ["seen"] = context.Memory["seen"]!.DeepClone() });
        context.Complete((string)result!);
    }
}
