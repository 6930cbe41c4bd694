using System.Security.Cryptography;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Api.SignIn;

/// <summary>
/// The way into an empty service: at start it prints a token, and who can read the log makes the first administrator with it.
/// The token is sealed with the keys that all nodes share, so any of them takes it; it lasts a day, and is worth nothing as soon
/// as there is an account.
/// </summary>
internal static partial class FirstAdministrator
{
    internal sealed record SetupRequest(string Token, string UserName, string Name, string Password);

    private const string Purpose = "first-administrator";

    private static readonly TimeSpan Life = TimeSpan.FromDays(1);

    private static readonly Refusal NotNow = new(RefusalKind.Forbidden, "setup.refused",
        new Text("设置令牌无效，或系统已有账号。", "The setup token is wrong, or there are accounts already."));

    /// <summary>Prints the token where nobody can sign in yet.</summary>
    public static async Task OfferSetupAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>().Users.AnyAsync())
            LogToken(app.Logger, Protector(app.Services.GetRequiredService<IDataProtectionProvider>()).Protect(Purpose, Life));
    }

    public static void MapSetup(this WebApplication app) =>
        app.MapPost("/api/setup", SetUpAsync).AllowAnonymous().RequireRateLimiting(SignInSetup.AttemptLimit)
            .WithTags("登录 Sign-in").WithName("SetUp")
            .WithSummary("用启动时打印的一次性令牌创建首个管理员").WithDescription("Makes the first administrator with the token that the service printed at start.");

    private static async Task<Results<Created<PersonView>, Refused>> SetUpAsync(
        SetupRequest request, IDataProtectionProvider protection, WorkflowsDbContext db, CreateAccount create, CancellationToken cancellationToken)
    {
        if (!IsToken(protection, request.Token) || await db.Users.AnyAsync(cancellationToken))
            return new Refused(NotNow);

        CreateAccount.Grant[] grants = [new(Role.SystemAdministrator, "college"), new(Role.RouteAdministrator, "college")];
        var account = new CreateAccount.Request(request.UserName, request.Name, request.Password, null, null, grants);
        return (await create.HandleAsync(account, Caller.System, cancellationToken)).ToCreated(_ => "/api/me");
    }

    private static bool IsToken(IDataProtectionProvider protection, string? token)
    {
        try
        {
            return Protector(protection).Unprotect(token ?? "") == Purpose;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static ITimeLimitedDataProtector Protector(IDataProtectionProvider protection) =>
        protection.CreateProtector(Purpose).ToTimeLimitedDataProtector();

    [LoggerMessage(LogLevel.Warning, """
        系统还没有账号，请用此一次性令牌创建首个管理员。There are no accounts; make the first administrator with this one-time token:

          POST /api/setup
          {{"token": "{Token}", "userName": "…", "name": "…", "password": "…"}}

        """)]
    private static partial void LogToken(ILogger logger, string token);
}
