using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;

namespace BaseWorkflows.Workflows.Notifications.Sending;

/// <summary>Renders messages by the Liquid templates <c>Templates/mail.*</c> and <c>Templates/robot.*</c>.</summary>
public sealed class MessageTemplates
{
    private static readonly FluidParser Parser = new();

    // Chinese as it is, markup escaped.
    private static readonly HtmlEncoder Html5 = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly TemplateOptions Options = Allow();

    private readonly Dictionary<string, IFluidTemplate> templates = new[] { "mail.zh.html", "mail.zh.txt", "mail.en.html", "mail.en.txt", "robot.zh.md", "robot.en.md" }
        .ToDictionary(name => name, Load);

    /// <summary>A mail's subject: what it is about, or of how many things it tells.</summary>
    public static string Subject(NotificationMessage message) => message.Items.Count == 1
        ? message.Items[0].Title
        : message.InEnglish ? $"{message.Items.Count} notifications on training bases" : $"培养基地管理：{message.Items.Count} 条通知";

    /// <summary>A mail's page, everything that comes from people escaped.</summary>
    public string Html(NotificationMessage message) => Render("mail", "html", message, message.Items.Count, Html5);

    /// <summary>A mail's plain text.</summary>
    public string PlainText(NotificationMessage message) => Render("mail", "txt", message, message.Items.Count, NullEncoder.Default);

    /// <summary>A robot's Markdown, as long as it may be: what has no room is counted.</summary>
    /// <param name="message">The message.</param>
    /// <param name="maxBytes">How many bytes of UTF-8 the robot takes.</param>
    public string Markdown(NotificationMessage message, int maxBytes)
    {
        var tame = message with { Items = [.. message.Items.Select(item => new MessageItem(Tame(item.Title), Tame(item.Text), item.Url))] };
        for (var shown = tame.Items.Count; ; shown--)
        {
            var text = Render("robot", "md", tame, shown, NullEncoder.Default);
            if (shown <= 1 || Encoding.UTF8.GetByteCount(text) <= maxBytes)
                return text;
        }
    }

    private string Render(string kind, string format, NotificationMessage message, int shown, TextEncoder encoder)
    {
        var context = new TemplateContext(Options);
        context.SetValue("items", message.Items.Take(shown));
        context.SetValue("count", message.Items.Count);
        context.SetValue("more", message.Items.Count - shown);
        context.SetValue("subject", Subject(message));
        return templates[$"{kind}.{(message.InEnglish ? "en" : "zh")}.{format}"].Render(context, encoder).Trim();
    }

    /// <summary>Words that people typed make no links, headings or mentions in a group.</summary>
    private static string Tame(string words)
    {
        var plain = new string([.. words.Select(one => "[]()<>*_`#@\r\n".Contains(one, StringComparison.Ordinal) ? ' ' : one)]);
        return plain.Length > 300 ? plain[..300] + "…" : plain;
    }

    private static IFluidTemplate Load(string name)
    {
        using var stream = typeof(MessageTemplates).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is missing.");
        using var reader = new StreamReader(stream);
        return Parser.Parse(reader.ReadToEnd());
    }

    private static TemplateOptions Allow()
    {
        var options = new TemplateOptions();
        options.MemberAccessStrategy.Register<MessageItem>();
        return options;
    }
}
