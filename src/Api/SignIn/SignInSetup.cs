using System.Threading.RateLimiting;
using BaseWorkflows.Api.ApiKeys;
using BaseWorkflows.Api.Questionnaires;
using BaseWorkflows.Api.SignIn.CollegeIdentity;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Api.SignIn;

/// <summary>Who may come in, and how: browsers by cookie, programs by bearer token, machines by API key.</summary>
internal static class SignInSetup
{
    /// <summary>The rate limit of everything that takes a password.</summary>
    public const string AttemptLimit = "sign-in";

    private const string AnyScheme = "BaseWorkflows";

    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SignInOptions>().BindConfiguration(SignInOptions.Section).ValidateDataAnnotations().ValidateOnStart();

        services.AddIdentityCore<Account>()
            .AddEntityFrameworkStores<WorkflowsDbContext>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddErrorDescriber<AccountErrors>();
        services.AddOptions<IdentityOptions>().Configure<IOptions<SignInOptions>>((identity, options) =>
        {
            identity.Lockout.MaxFailedAccessAttempts = options.Value.FailuresBeforeLockOut;
            identity.Lockout.DefaultLockoutTimeSpan = options.Value.LockOut;
            identity.Password.RequiredLength = 10;
            identity.User.RequireUniqueEmail = false;
        });

        services.AddAuthentication(AnyScheme)
            .AddPolicyScheme(AnyScheme, null, options => options.ForwardDefaultSelector = SchemeOf)
            .AddBearerToken(IdentityConstants.BearerScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null)
            .AddCollegeIdentity(builder.Configuration)
            .AddIdentityCookies();
        services.AddOptions<BearerTokenOptions>(IdentityConstants.BearerScheme).Configure<IOptions<SignInOptions>>((bearer, options) =>
            (bearer.BearerTokenExpiration, bearer.RefreshTokenExpiration) = (options.Value.AccessToken, options.Value.RefreshToken));
        services.ConfigureApplicationCookie(BrowserSession.Configure);
        services.AddOptions<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<SignInOptions>>((cookie, options) => cookie.ExpireTimeSpan = options.Value.Session);
        services.AddAuthorization();
        services.AddAntiforgery(options =>
        {
            options.HeaderName = BrowserSession.AntiforgeryHeader;
            options.Cookie.Name = "baseworkflows.antiforgery";
            // Antiforgery would say SAMEORIGIN; SecurityHeaders says DENY.
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddHttpContextAccessor();
        services.AddScoped<CallerAccessor>();
        services.AddScoped<PasswordSignIn>();
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(AttemptLimit, PerAddress);
            limiter.AddPolicy<string, PublicFormLimit>(PublicFormLimit.Policy);
        });
    }

    public static void UseSignIn(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
    }

    private static RateLimitPartition<string> PerAddress(HttpContext context) => RateLimitPartition.GetFixedWindowLimiter(
        context.Connection.RemoteIpAddress?.ToString() ?? "local",
        _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = context.RequestServices.GetRequiredService<IOptions<SignInOptions>>().Value.AttemptsPerMinute,
            Window = TimeSpan.FromMinutes(1),
        });

    private static string SchemeOf(HttpContext context) =>
        ApiKeyAuthentication.IsUsedBy(context) ? ApiKeyAuthentication.SchemeName
        : BrowserSession.IsUsedBy(context) ? IdentityConstants.ApplicationScheme
        : IdentityConstants.BearerScheme;
}
