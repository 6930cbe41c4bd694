using System.Security.Cryptography;
using BaseWorkflows.Api.Questionnaires;

namespace BaseWorkflows.Api.Hosting;

/// <summary>Headers that tell the browser what this service never does.</summary>
internal static class SecurityHeaders
{
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy("'self'");
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["X-Frame-Options"] = "DENY";
        if (context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/elsa"))
            headers.CacheControl = "no-store";
        if (PublicFormLimit.IsPublicForm(context.Request.Path))
        {
            headers.CacheControl = "no-store";
            headers["Referrer-Policy"] = "no-referrer";
            headers["X-Robots-Tag"] = "noindex, nofollow";
        }

        return next(context);
    });

    /// <summary>For a page that must write scripts into its markup: only scripts that carry the returned nonce run.</summary>
    public static string AllowScriptsByNonce(HttpContext context)
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        context.Response.Headers.ContentSecurityPolicy = Policy($"'self' 'nonce-{nonce}'");
        return nonce;
    }

    // MudBlazor writes its theme as a <style> element and positions as style attributes; hence 'unsafe-inline' for styles only.
    // The circuit's WebSocket has the page's own origin and falls under connect-src 'self'.
    private static string Policy(string scripts) =>
        $"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; " +
        "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
}
