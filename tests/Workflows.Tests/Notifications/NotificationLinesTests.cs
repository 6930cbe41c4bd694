using BaseWorkflows.Workflows.Notifications;

namespace BaseWorkflows.Workflows.Tests.Notifications;

/// <summary>The words of the templates.</summary>
public sealed class NotificationLinesTests
{
    [Test]
    public void Every_kind_has_words_in_both_languages([Values] NotificationKind kind)
    {
        var line = new NotificationLines().Of(kind, new Dictionary<string, string> { ["title"] = "标题", ["base"] = "基地", ["due"] = "2027-03-08" });

        Assert.That(new[] { line.Title.Zh, line.Title.En, line.Body.Zh, line.Body.En }, Has.All.Not.Empty);
    }
}
