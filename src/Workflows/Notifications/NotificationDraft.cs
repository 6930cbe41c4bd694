namespace BaseWorkflows.Workflows.Notifications;

/// <summary>Something to tell, before it is known to whom.</summary>
/// <param name="Kind">What.</param>
/// <param name="Source">What it follows from; the same again is dropped.</param>
/// <param name="At">When it happened (UTC).</param>
/// <param name="Link">Where to look.</param>
/// <param name="Words">What the template fills in.</param>
internal sealed record NotificationDraft(
    NotificationKind Kind, string Source, DateTimeOffset At, string Link, IReadOnlyDictionary<string, string> Words)
{
    /// <summary>The task that is asked for; null where nothing is.</summary>
    public string? TaskId { get; init; }
}

/// <summary>Where notifications lead, as paths from the root: pages, which change nothing by being opened.</summary>
internal static class NotificationLinks
{
    public static string Task(string id) => $"/tasks/{id}";

    public static string Application(string id) => $"/applications/{id}";

    public static string Assessment(string id) => $"/assessments/{id}";

    public static string Rectification(string id) => $"/rectifications/{id}";

    public static string Agreement(string id) => $"/agreements/{id}";

    public static string Base(string id) => $"/bases/{id}";
}
