using System.Security.Claims;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using Microsoft.AspNetCore.Identity;

namespace BaseWorkflows.Api.SignIn;

/// <summary>
/// Checks a name and a password. An unknown name, a disabled account and a wrong password get the same answer after the same
/// work, so that nobody can find out who has an account.
/// </summary>
internal sealed class PasswordSignIn(SignInManager<Account> signIn, UserManager<Account> accounts, IPasswordHasher<Account> hasher)
{
    public static readonly Refusal WrongCredentials = new(RefusalKind.Forbidden, "auth.wrong_credentials",
        new Text("用户名或密码不正确。", "The user name or the password is wrong."));

    public static readonly Refusal LockedOut = new(RefusalKind.Forbidden, "auth.locked_out",
        new Text("登录失败次数过多，账号已暂时锁定，请稍后再试。", "Too many failures; the account is locked for a while. Try again later."));

    private static readonly Account Nobody = new() { Name = "" };
    private static string? nobodysHash;

    public async Task<Result<ClaimsPrincipal>> CheckAsync(string? userName, string? password)
    {
        var account = string.IsNullOrWhiteSpace(userName) ? null : await accounts.FindByNameAsync(userName.Trim());
        if (account is null || account.IsDisabled)
        {
            nobodysHash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString());
            hasher.VerifyHashedPassword(Nobody, nobodysHash, password ?? "");
            return WrongCredentials;
        }

        var result = await signIn.CheckPasswordSignInAsync(account, password ?? "", lockoutOnFailure: true);
        if (result.IsLockedOut)
            return LockedOut;
        return result.Succeeded ? await signIn.CreateUserPrincipalAsync(account) : WrongCredentials;
    }

    /// <summary>The principal anew from the account as it is now; null when the account has signed out everywhere or is disabled.</summary>
    public async Task<ClaimsPrincipal?> RenewAsync(ClaimsPrincipal principal) =>
        await signIn.ValidateSecurityStampAsync(principal) is { IsDisabled: false } account
            ? await signIn.CreateUserPrincipalAsync(account)
            : null;
}
