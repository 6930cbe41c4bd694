using System.Security.Cryptography;
using System.Text;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Api.SignIn;

/// <summary>
/// The way into an empty service: at start it prints a token, and who can read the log makes the first administrator with it.
/// The token lives in this process only and is worth nothing as soon as there is an account.
/// </summary>
internal static partial class FirstAdministrator
{
    internal sealed record SetupRequest(string Token, string UserName, string Name, string Password);

    private static readonly string SetupToken = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    private static readonly Refusal NotNow = new(RefusalKind.Forbidden, "setup.refused",
        new Text("设置令牌无效，或系统已有账号。", "The setup token is wrong, or there are accounts already."));

    /// <summary>Prints the token where nobody can sign in yet.</summary>
    public static async Task OfferSetupAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>().Users.AnyAsync())
            LogToken(app.Logger, SetupToken);
    }

    public static void MapSetup(this WebApplication app) =>
        app.MapPost("/api/setup", SetUpAsync).AllowAnonymous().RequireRateLimiting(SignInSetup.AttemptLimit)
            .WithTags("登录 Sign-in").WithName("SetUp")
            .WithSummary("用启动时打印的一次性令牌创建首个管理员").WithDescription("Makes the first administrator with the token that the service printed at start.");

    private static async Task<Results<Created<PersonView>, Refused>> SetUpAsync(
        SetupRequest request, WorkflowsDbContext db, CreateAccount create, CancellationToken cancellationToken)
    {
        var isToken = CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(request.Token ?? "")), SHA256.HashData(Encoding.UTF8.GetBytes(SetupToken)));
        if (!isToken || await db.Users.AnyAsync(cancellationToken))
            return new Refused(NotNow);

        CreateAccount.Grant[] grants = [new(Role.SystemAdministrator, "college"), new(Role.RouteAdministrator, "college")];
        var account = new CreateAccount.Request(request.UserName, request.Name, request.Password, null, null, grants);
        return (await create.HandleAsync(account, Caller.System, cancellationToken)).ToCreated(_ => "/api/me");
    }

    [LoggerMessage(LogLevel.Warning, """
        系统还没有账号，请用此一次性令牌创建首个管理员。There are no accounts; make the first administrator with this one-time token:

          POST /api/setup
          {{"token": "{Token}", "userName": "…", "name": "…", "password": "…"}}

        """)]
    private static partial void LogToken(ILogger logger, string token);
}
