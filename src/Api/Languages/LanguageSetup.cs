using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace BaseWorkflows.Api.Languages;

/// <summary>
/// Chinese first, English beside. Programs ask with <c>Accept-Language</c>; people switch on the page, which a cookie
/// remembers: the language of their browser doesn't decide.
/// </summary>
internal static class LanguageSetup
{
    private static readonly CultureInfo[] Languages = [new("zh-CN"), new("en")];

    public static IServiceCollection AddLanguages(this IServiceCollection services) =>
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Languages[0]);
            options.SupportedCultures = options.SupportedUICultures = Languages;
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new ProgramsLanguage()];
            options.ApplyCurrentCultureToResponseHeaders = true;
        });

    public static void UseLanguages(this WebApplication app) => app.UseRequestLocalization();

    /// <summary><c>GET /language?to=en&amp;returnTo=/inbox</c> remembers the choice and goes back.</summary>
    public static void MapLanguages(this WebApplication app) =>
        app.MapGet("/language", (string to, string? returnTo, HttpContext context) =>
        {
            var language = Languages.FirstOrDefault(known => known.Name == to) ?? Languages[0];
            context.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)),
                new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true, SameSite = SameSiteMode.Lax, HttpOnly = true });
            return Results.LocalRedirect(LocalPath.OrHome(returnTo));
        }).ExcludeFromDescription();

    private sealed class ProgramsLanguage : AcceptLanguageHeaderRequestCultureProvider
    {
        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
            httpContext.Request.Path.StartsWithSegments("/api")
                ? base.DetermineProviderCultureResult(httpContext)
                : NullProviderCultureResult;
    }
}
