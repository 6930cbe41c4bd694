using BaseWorkflows.Workflows.Organisation;
using Microsoft.AspNetCore.Identity;

namespace BaseWorkflows.Api.SignIn.CollegeIdentity;

/// <summary>
/// Whose account somebody signs in to whom the college's provider vouches for. The first time it is found by user name and
/// linked to the provider's subject; from then on only the subject counts, so that a user name that the provider gives to
/// somebody else opens nothing. No account is ever made here.
/// </summary>
internal sealed class CollegeAccounts(UserManager<Account> accounts)
{
    private const string ShownName = "统一身份认证";

    /// <summary>The account; null where there is none, it is disabled, or it belongs to another subject.</summary>
    public async Task<Account?> FindAsync(string issuer, string subject, string? userName)
    {
        var account = await accounts.FindByLoginAsync(issuer, subject) ?? await LinkAsync(issuer, subject, userName);
        return account is { IsDisabled: false } ? account : null;
    }

    private async Task<Account?> LinkAsync(string issuer, string subject, string? userName)
    {
        if (string.IsNullOrWhiteSpace(userName) || await accounts.FindByNameAsync(userName.Trim()) is not { IsDisabled: false } account)
            return null;
        if ((await accounts.GetLoginsAsync(account)).Any(login => login.LoginProvider == issuer))
            return null;
        var linked = await accounts.AddLoginAsync(account, new UserLoginInfo(issuer, subject, ShownName));
        return linked.Succeeded ? account : null;
    }
}
