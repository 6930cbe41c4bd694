using BaseWorkflows.Api.ApiKeys;
using BaseWorkflows.Api.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace BaseWorkflows.Api.SignIn;

/// <summary>The cookie of a signed-in browser. Pages lead to the sign-in page; programs get a status.</summary>
internal static class BrowserSession
{
    public const string Cookie = "baseworkflows";
    public const string AntiforgeryHeader = "X-CSRF-TOKEN";

    /// <summary>Whether the request is a browser's, which sends its cookie unasked, and not a program's, which sends a token or a key on purpose.</summary>
    public static bool IsUsedBy(HttpContext context) =>
        !ApiKeyAuthentication.IsUsedBy(context)
        && !context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Cookie;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.AccessDeniedPath = "/forbidden";
        options.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync,
            OnRedirectToLogin = context => StatusOrRedirect(context, StatusCodes.Status401Unauthorized),
            OnRedirectToAccessDenied = context => StatusOrRedirect(context, StatusCodes.Status403Forbidden),
        };
    }

    private static Task StatusOrRedirect(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (ProblemSetup.IsForPrograms(context.HttpContext))
            context.Response.StatusCode = status;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
