using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;
using W = BaseWorkflows.Api.Components.Words.Words;

namespace BaseWorkflows.Api.Components.Layout;

/// <summary>A place that the navigation leads to.</summary>
/// <param name="Address">Path from the root.</param>
/// <param name="Title">Its name in the visitor's language, asked for at each drawing.</param>
/// <param name="Icon">A MudBlazor icon.</param>
/// <param name="ShowsInbox">Whether the number of waiting tasks stands beside it.</param>
/// <param name="OnPhone">Whether it has a place in the bar at the foot of a phone's screen.</param>
internal sealed record Place(string Address, Func<string> Title, string Icon, bool ShowsInbox = false, bool OnPhone = false)
{
    public NavLinkMatch Match => Address == "/" ? NavLinkMatch.All : NavLinkMatch.Prefix;
}

/// <summary>The places, in the order of the menu.</summary>
internal static class Places
{
    public static IReadOnlyList<Place> All { get; } =
    [
        new("/", () => W.Home, Icons.Material.Outlined.Home, OnPhone: true),
    ];
}
