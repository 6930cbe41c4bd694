using BaseWorkflows.Api.Problems;
using BaseWorkflows.Workflows.Organisation;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Api.SignIn;

/// <summary><c>/api/auth</c>: tokens for programs.</summary>
internal static class AuthEndpoints
{
    /// <param name="UserName">用户名。</param>
    /// <param name="Password">密码。</param>
    internal sealed record Credentials(string UserName, string Password);

    internal sealed record RefreshRequest(string RefreshToken);

    internal sealed record AntiforgeryAnswer(string Header, string Token);

    public static void MapAuth(this WebApplication app)
    {
        var auth = app.MapGroup("/api/auth").WithTags("登录 Sign-in");
        auth.MapPost("/login", LoginAsync).WithName("Login").AllowAnonymous().RequireRateLimiting(SignInSetup.AttemptLimit)
            .Produces<AccessTokenResponse>()
            .WithSummary("程序登录，取得令牌").WithDescription("Signs a program in. Wrong credentials and locked accounts are 401.");
        auth.MapPost("/refresh", RefreshAsync).WithName("Refresh").AllowAnonymous().RequireRateLimiting(SignInSetup.AttemptLimit)
            .Produces<AccessTokenResponse>()
            .WithSummary("用刷新令牌换取新令牌").WithDescription("Exchanges a refresh token for new tokens.");
        auth.MapPost("/logout", LogoutAsync).WithName("Logout").RequireAuthorization()
            .WithSummary("退出登录：令牌的刷新权随即失效").WithDescription("Signs out; refresh tokens of the account stop working.");
        auth.MapGet("/antiforgery", Antiforgery).WithName("GetAntiforgeryToken").AllowAnonymous()
            .WithSummary("取得浏览器写操作所需的防伪令牌").WithDescription("The token that a browser session sends with every write.");
    }

    private static async Task<Results<SignInHttpResult, Unauthorised>> LoginAsync(Credentials credentials, PasswordSignIn signIn)
    {
        var checkedIn = await signIn.CheckAsync(credentials.UserName, credentials.Password);
        return checkedIn.IsOk
            ? TypedResults.SignIn(checkedIn.Value, authenticationScheme: IdentityConstants.BearerScheme)
            : new Unauthorised(checkedIn.Refusal);
    }

    private static async Task<Results<SignInHttpResult, Unauthorised>> RefreshAsync(
        RefreshRequest request, IOptionsMonitor<BearerTokenOptions> bearer, PasswordSignIn signIn, TimeProvider time)
    {
        var ticket = bearer.Get(IdentityConstants.BearerScheme).RefreshTokenProtector.Unprotect(request.RefreshToken);
        return ticket?.Properties.ExpiresUtc > time.GetUtcNow() && await signIn.RenewAsync(ticket.Principal) is { } principal
            ? TypedResults.SignIn(principal, authenticationScheme: IdentityConstants.BearerScheme)
            : new Unauthorised(Unauthorised.TokenInvalid);
    }

    private static async Task<Results<NoContent, Refused>> LogoutAsync(
        HttpContext context, UserManager<Account> accounts, IAntiforgery antiforgery)
    {
        if (BrowserSession.IsUsedBy(context))
        {
            if (!await antiforgery.IsRequestValidAsync(context))
                return new Refused(ApiGroup.Forged);
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
        else if (await accounts.GetUserAsync(context.User) is { } account)
        {
            await accounts.UpdateSecurityStampAsync(account);
        }

        return TypedResults.NoContent();
    }

    private static Ok<AntiforgeryAnswer> Antiforgery(HttpContext context, [FromServices] IAntiforgery antiforgery)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        return TypedResults.Ok(new AntiforgeryAnswer(tokens.HeaderName!, tokens.RequestToken!));
    }
}
