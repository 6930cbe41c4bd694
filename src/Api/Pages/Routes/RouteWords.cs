using BaseWorkflows.Api.Components.Statuses;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Routes;

namespace BaseWorkflows.Api.Pages.Routes;

/// <summary>What pages say of a version.</summary>
internal static class RouteWords
{
    /// <summary>The state of a version.</summary>
    public static Text Title(this VersionState state) => state switch
    {
        VersionState.Draft => new("草稿", "Draft"),
        VersionState.Published => new("已发布", "Published"),
        VersionState.Earlier => new("历史版本", "Earlier"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static StatusMood Mood(this VersionState state) => state switch
    {
        VersionState.Published => StatusMood.Good,
        VersionState.Draft => StatusMood.Busy,
        _ => StatusMood.Quiet,
    };

    /// <summary>The state of a route as a whole: what new cases find.</summary>
    public static (Text Label, StatusMood Mood) Of(DefinitionRow latest, DefinitionRow? published) => published is not null
        ? (VersionState.Published.Title(), StatusMood.Good)
        : latest is { Version: 1, IsDraft: true } ? (VersionState.Draft.Title(), StatusMood.Busy) : (new("已停用", "Retracted"), StatusMood.Caution);
}
