namespace BaseWorkflows.Api.Languages;

/// <summary>Where a form may send the browser afterwards: never to another site.</summary>
internal static class LocalPath
{
    /// <summary>The path when it stays on this site; else the start page.</summary>
    public static string OrHome(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.AsSpan().ContainsAnyInRange('\0', '\u001f') ? path : "/";
}
