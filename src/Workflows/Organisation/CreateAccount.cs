using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Organisation;

/// <summary>Creates an account with its roles.</summary>
public sealed class CreateAccount(UnitOfWork work, WorkflowsDbContext db, UserManager<Account> accounts)
{
    /// <param name="UserName">What the person signs in with.</param>
    /// <param name="Name">The person's name as on papers.</param>
    /// <param name="Password">Must satisfy the password policy.</param>
    /// <param name="DepartmentId">The department they belong to; null for none.</param>
    /// <param name="UnitId">The outside unit they belong to; null for people of the college.</param>
    /// <param name="Grants">What they may act as, and where.</param>
    public sealed record Request(
        string UserName, string Name, string Password, string? DepartmentId, string? UnitId, IReadOnlyList<Grant>? Grants);

    /// <param name="Role">What.</param>
    /// <param name="Scope">Where: <c>college</c>, <c>department:{id}</c> or <c>unit:{id}</c>.</param>
    public sealed record Grant(Role Role, string Scope);

    /// <summary>Refuses callers other than system administrators, weak passwords, names in use, unknown departments and units.</summary>
    public Task<Result<PersonView>> HandleAsync(Request request, Caller caller, CancellationToken cancellationToken) =>
        work.RunAsync<PersonView>(
            CommandInfo.Of(caller, "organisation.create_account", request with { Password = "" }, work.IdempotencyKey),
            async cancel =>
            {
                if (Administration.Forbid(caller) is { } forbidden)
                    return forbidden;
                var grants = new List<RoleGrant>();
                if (await CheckAsync(request, grants, cancel) is { } invalid)
                    return invalid;

                var account = new Account
                {
                    UserName = request.UserName.Trim(),
                    Name = request.Name.Trim(),
                    DepartmentId = request.DepartmentId,
                    UnitId = request.UnitId,
                };
                var created = await accounts.CreateAsync(account, request.Password);
                if (!created.Succeeded)
                    return Refuse(created);

                db.AddRange(grants.Distinct().Select(grant =>
                    new RoleGrantRow { AccountId = account.Id, Role = grant.Role, Scope = grant.Scope.ToString() }));
                return new PersonView(account.Id, account.Name, account.DepartmentId, account.UnitId, [.. grants.Select(GrantView.Of)]);
            },
            cancellationToken);

    private async Task<Refusal?> CheckAsync(Request request, List<RoleGrant> grants, CancellationToken cancellationToken)
    {
        var fields = new OrganisationFields();
        fields.DemandText("userName", request.UserName, 100);
        fields.DemandText("name", request.Name, 100);
        fields.DemandText("password", request.Password, 200);
        fields.Demand("departmentId", request.DepartmentId is null || await DepartmentExists(request.DepartmentId, cancellationToken), UnknownDepartment);
        fields.Demand("unitId", request.UnitId is null || await UnitExists(request.UnitId, cancellationToken), UnknownUnit);

        foreach (var (index, wanted) in (request.Grants ?? []).Index())
        {
            var field = $"grants[{index}].scope";
            if (!Scope.TryParse(wanted.Scope, out var scope))
            {
                fields.Demand(field, false, new("应为 college、department:编号 或 unit:编号。", "One of college, department:{id}, unit:{id}."));
                continue;
            }

            var grant = RoleGrant.Create(wanted.Role, scope);
            if (grant.IsOk)
                grants.Add(grant.Value);
            else
                fields.Demand(field, false, grant.Refusal.Detail);
            fields.Demand(field, scope.Kind != ScopeKind.Department || await DepartmentExists(scope.Id!, cancellationToken), UnknownDepartment);
            fields.Demand(field, scope.Kind != ScopeKind.Unit || await UnitExists(scope.Id!, cancellationToken), UnknownUnit);
        }

        return fields.Refusal;
    }

    private static Text UnknownDepartment => new("没有这个院（系、部）。", "There is no such department.");

    private static Text UnknownUnit => new("没有这个单位。", "There is no such unit.");

    private Task<bool> DepartmentExists(string id, CancellationToken cancellationToken) =>
        db.Set<Department>().AnyAsync(department => department.Id == id, cancellationToken);

    private Task<bool> UnitExists(string id, CancellationToken cancellationToken) =>
        db.Set<Unit>().AnyAsync(unit => unit.Id == id, cancellationToken);

    private static Refusal Refuse(IdentityResult result)
    {
        var fields = new OrganisationFields();
        foreach (var byField in result.Errors.GroupBy(error => error.Code.StartsWith("Password", StringComparison.Ordinal) ? "password" : "userName"))
            fields.Add(byField.Key, byField.Select(error => error.Description));
        return fields.Refusal!;
    }
}
