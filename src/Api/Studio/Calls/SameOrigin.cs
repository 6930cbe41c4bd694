namespace BaseWorkflows.Api.Studio.Calls;

/// <summary>
/// Whether a page of this very service made a browser's request. Browsers say so themselves, in headers that no script can set:
/// <c>Sec-Fetch-Site</c> over https and on localhost, and <c>Origin</c> with every state-changing or WebSocket request.
/// </summary>
internal static class SameOrigin
{
    public static bool Says(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site == "same-origin";

        return Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
            && origin.Scheme == request.Scheme
            && string.Equals(origin.Authority, new Uri($"{request.Scheme}://{request.Host}").Authority, StringComparison.OrdinalIgnoreCase);
    }
}
