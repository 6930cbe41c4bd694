using BaseWorkflows.Workflows.Organisation;
using Microsoft.AspNetCore.Identity;

namespace BaseWorkflows.TestKit;

/// <summary>Accounts for callers, so that tasks find them and they can sign.</summary>
public static class TestAccounts
{
    public const string Password = "Test-2027!";

    /// <summary>An account for each caller, with their roles.</summary>
    public static Task SaveAccountsAsync(this TestService service, params Caller[] callers) =>
        service.SaveAsync([.. callers.SelectMany(Of)]);

    private static IEnumerable<object> Of(Caller caller)
    {
        var account = new Account { Id = caller.PersonId, UserName = caller.PersonId, Name = caller.Name, UnitId = caller.UnitId, DepartmentId = caller.DepartmentId };
        account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, Password);
        return [account, .. caller.Roles.Select(grant => new RoleGrantRow { AccountId = caller.PersonId, Role = grant.Role, Scope = grant.Scope.ToString() })];
    }
}
