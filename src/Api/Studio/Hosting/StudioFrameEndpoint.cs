using BaseWorkflows.Api.Pages.Studio;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Domain.Organisation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Studio.Hosting;

/// <summary><c>/studio/frame</c>: the document with Studio's elements, for route administrators, inside our page only.</summary>
internal static class StudioFrameEndpoint
{
    // The editor's and the instance list's own scripts for the keys Ctrl+S and Ctrl+R, which Studio writes into the document.
    private const string HotKeys = "'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc=' 'sha256-vu6sQrKXQHR4Yn3FMMihA/9TxxfIXnCxKwvLrTPJ5ts='";

    // WebAssembly is compiled, which the browser takes for a kind of eval; nothing else is. MudBlazor, Radzen and Monaco write styles
    // into the document, Monaco starts its workers from blobs. No address outside this service is named anywhere.
    private const string Policy =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' " + HotKeys + "; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; " +
        "connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'self'";

    public static void MapStudioFrame(this WebApplication app) =>
        app.MapGet("/studio/frame", SendAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task<Results<RazorComponentResult<StudioFrame>, ForbidHttpResult>> SendAsync(CallerAccessor callers, HttpContext context)
    {
        if (await callers.GetAsync(context.RequestAborted) is not { } caller || !caller.Is(Role.RouteAdministrator))
            return TypedResults.Forbid();

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers["X-Frame-Options"] = "SAMEORIGIN";
        headers.CacheControl = "no-store";
        return new RazorComponentResult<StudioFrame>();
    }
}
