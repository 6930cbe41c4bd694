using BaseWorkflows.Api.Languages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace BaseWorkflows.Api.SignIn;

/// <summary>
/// What the pages' sign-in form and sign-out button post to. Both check the form's antiforgery token themselves: a page that was
/// open overnight leads back to a fresh form, where the middleware would show an error.
/// </summary>
internal static class BrowserSignIn
{
    public static void MapBrowserSignIn(this WebApplication app)
    {
        app.MapPost("/account/sign-in", SignInAsync).RequireRateLimiting(SignInSetup.AttemptLimit).DisableAntiforgery().ExcludeFromDescription();
        app.MapPost("/sign-out", SignOutAsync).DisableAntiforgery().ExcludeFromDescription();
    }

    /// <summary>The sign-in page that says why it didn't work.</summary>
    public static string Page(string error, string? userName, string back) => QueryHelpers.AddQueryString(
        "/sign-in", new Dictionary<string, string?> { ["error"] = error, ["userName"] = userName, ["returnUrl"] = back });

    private static async Task<IResult> SignInAsync(
        HttpContext context, IAntiforgery antiforgery, PasswordSignIn signIn,
        [FromForm] string? userName, [FromForm] string? password, [FromForm] string? returnUrl, [FromForm] bool remember = false)
    {
        var back = LocalPath.OrHome(returnUrl);
        if (!await antiforgery.IsRequestValidAsync(context))
            return SignInPage("expired", userName, back);

        var checkedIn = await signIn.CheckAsync(userName, password);
        if (!checkedIn.IsOk)
            return SignInPage(checkedIn.Refusal == PasswordSignIn.LockedOut ? "locked" : "wrong", userName, back);

        await context.SignInAsync(IdentityConstants.ApplicationScheme, checkedIn.Value, new() { IsPersistent = remember });
        return Results.LocalRedirect(back);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Results.LocalRedirect("/");
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Results.LocalRedirect("/sign-in");
    }

    private static IResult SignInPage(string error, string? userName, string back) => Results.LocalRedirect(Page(error, userName, back));
}
