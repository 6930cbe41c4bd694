namespace BaseWorkflows.Api.Components.Layout;

/// <summary>What a visitor chose about the look of the pages; kept in a cookie.</summary>
/// <param name="Dark">Whether the dark colours are on.</param>
public sealed record Preferences(bool Dark)
{
    /// <summary>The cookie that keeps the choice of colours: <c>dark</c> or <c>light</c>.</summary>
    public const string ThemeCookie = "theme";

    internal static Preferences From(HttpRequest request) => new(request.Cookies[ThemeCookie] == "dark");
}
