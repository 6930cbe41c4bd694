using BaseWorkflows.Api.Languages;
using BaseWorkflows.Workflows.Organisation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace BaseWorkflows.Api.SignIn.CollegeIdentity;

/// <summary>Sign-in through the college's OpenID Connect provider, where one is configured: code flow with PKCE.</summary>
internal static partial class CollegeIdentitySetup
{
    public const string Scheme = "CollegeIdentity";
    public const string Callback = "/account/college/callback";

    public static AuthenticationBuilder AddCollegeIdentity(this AuthenticationBuilder authentication, IConfiguration configuration)
    {
        authentication.Services.AddOptions<CollegeIdentityOptions>().BindConfiguration(CollegeIdentityOptions.Section)
            .Validate(options => !options.IsConfigured || options.IsAuthoritySafe, $"{CollegeIdentityOptions.Section}:Authority is no https address (http only on this machine).")
            .Validate(options => !options.IsConfigured || !string.IsNullOrWhiteSpace(options.ClientId), $"{CollegeIdentityOptions.Section}:ClientId is missing.")
            .Validate(options => !options.IsConfigured || !string.IsNullOrWhiteSpace(options.ClientSecret), $"{CollegeIdentityOptions.Section}:ClientSecret is missing.")
            .Validate(options => !options.IsConfigured || !string.IsNullOrWhiteSpace(options.NameClaim), $"{CollegeIdentityOptions.Section}:NameClaim is missing.")
            .ValidateOnStart();
        authentication.Services.AddScoped<CollegeAccounts>();

        var isConfigured = configuration.GetSection(CollegeIdentityOptions.Section).Get<CollegeIdentityOptions>()?.IsConfigured == true;
        if (!isConfigured)
            return authentication;
        authentication.Services.AddOptions<OpenIdConnectOptions>(Scheme).Configure<IOptions<CollegeIdentityOptions>>(
            (options, college) => Configure(options, college.Value));
        return authentication.AddOpenIdConnect(Scheme, _ => { });
    }

    public static void MapCollegeIdentity(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<CollegeIdentityOptions>>().Value.IsConfigured)
            app.MapGet("/account/college", GoAsync).AllowAnonymous().RequireRateLimiting(SignInSetup.AttemptLimit).ExcludeFromDescription();
    }

    private static void Configure(OpenIdConnectOptions options, CollegeIdentityOptions college)
    {
        options.Authority = college.Authority!.AbsoluteUri;
        options.ClientId = college.ClientId;
        options.ClientSecret = college.ClientSecret;
        options.RequireHttpsMetadata = college.Authority.Scheme == Uri.UriSchemeHttps;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // The answer comes as a plain redirect: it then works with SameSite=Lax cookies, over http on one machine too.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.CallbackPath = Callback;
        options.SignInScheme = IdentityConstants.ApplicationScheme;
        options.MapInboundClaims = false;
        // Many providers tell the name only there.
        options.GetClaimsFromUserInfoEndpoint = true;
        options.ClaimActions.MapUniqueJsonKey(college.NameClaim, college.NameClaim);
        options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events.OnTicketReceived = context => AdmitAsync(context, college.NameClaim);
        options.Events.OnRemoteFailure = context =>
        {
            LogFailure(Logger(context.HttpContext), context.Failure?.Message);
            context.Response.Redirect(BrowserSignIn.Page("college", null, LocalPath.OrHome(context.Properties?.RedirectUri)));
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    private static async Task GoAsync(HttpContext context, string? returnUrl = null)
    {
        var back = LocalPath.OrHome(returnUrl);
        try
        {
            await context.ChallengeAsync(Scheme, new AuthenticationProperties { RedirectUri = back });
        }
        catch (InvalidOperationException unreachable) when (!context.Response.HasStarted)
        {
            LogFailure(Logger(context), unreachable.Message);
            context.Response.Redirect(BrowserSignIn.Page("college", null, back));
        }
    }

    /// <summary>Replaces the provider's claims by the account's own; leads somebody unknown to the page that says so.</summary>
    private static async Task AdmitAsync(TicketReceivedContext context, string nameClaim)
    {
        var services = context.HttpContext.RequestServices;
        var (subject, name) = (context.Principal?.FindFirst("sub"), context.Principal?.FindFirst(nameClaim)?.Value);
        var account = subject is null ? null : await services.GetRequiredService<CollegeAccounts>().FindAsync(subject.Issuer, subject.Value, name);
        if (account is null)
        {
            LogUnknown(Logger(context.HttpContext), name);
            context.Response.Redirect(BrowserSignIn.Page("unknown", null, LocalPath.OrHome(context.ReturnUri)));
            context.HandleResponse();
            return;
        }

        context.Principal = await services.GetRequiredService<SignInManager<Account>>().CreateUserPrincipalAsync(account);
        // The provider's tokens served their purpose; a cookie with them would be too large.
        context.Properties = new AuthenticationProperties { RedirectUri = context.ReturnUri };
    }

    private static ILogger Logger(HttpContext context) =>
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(CollegeIdentitySetup).FullName!);

    [LoggerMessage(LogLevel.Warning, "Sign-in through the college's provider failed: {Reason}")]
    private static partial void LogFailure(ILogger logger, string? reason);

    [LoggerMessage(LogLevel.Information, "The college's provider vouches for {UserName}, who has no account here")]
    private static partial void LogUnknown(ILogger logger, string? userName);
}
