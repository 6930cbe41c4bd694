using System.Text.Json;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Persistence;
using Fluid;

namespace BaseWorkflows.Workflows.Notifications;

/// <summary>A notification as it is read.</summary>
/// <param name="Title">What it is about, in one line.</param>
/// <param name="Body">What to know, and to do.</param>
public sealed record NotificationLine(Text Title, Text Body);

/// <summary>Puts notifications into words, by the Liquid templates <c>Templates/lines.*.json</c>. What comes out is plain text.</summary>
public sealed class NotificationLines
{
    private static readonly FluidParser Parser = new();
    private static readonly TemplateOptions Options = new();

    private readonly Dictionary<NotificationKind, Line> zh = Load("zh");
    private readonly Dictionary<NotificationKind, Line> en = Load("en");

    /// <summary>The words of one notification in both languages.</summary>
    public NotificationLine Of(NotificationKind kind, IReadOnlyDictionary<string, string> words)
    {
        var context = new TemplateContext(Options);
        foreach (var (name, value) in words)
            context.SetValue(name, value);
        return new(
            new(zh[kind].Title.Render(context), en[kind].Title.Render(context)),
            new(zh[kind].Text.Render(context), en[kind].Text.Render(context)));
    }

    private static Dictionary<NotificationKind, Line> Load(string language)
    {
        var name = $"lines.{language}.json";
        using var stream = typeof(NotificationLines).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is missing.");
        return JsonSerializer.Deserialize<Dictionary<NotificationKind, LineSource>>(stream, Json.Options)!
            .ToDictionary(pair => pair.Key, pair => new Line(Parser.Parse(pair.Value.Title), Parser.Parse(pair.Value.Text)));
    }

    private sealed record LineSource(string Title, string Text);

    private sealed record Line(IFluidTemplate Title, IFluidTemplate Text);
}
