using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Organisation;

/// <summary>People to choose from, such as experts. Outside accounts may not look into the college's directory.</summary>
public sealed class ListPeople(WorkflowsDbContext db)
{
    /// <param name="Role">Only people who hold it; null for all.</param>
    /// <param name="DepartmentId">Only people who belong to it; null for all.</param>
    /// <param name="Page">Which page.</param>
    public sealed record Request(Role? Role, string? DepartmentId, PageRequest Page);

    /// <summary>By user name. Disabled accounts are left out.</summary>
    public async Task<Result<Page<PersonView>>> HandleAsync(Request request, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.UnitId is not null && caller.Roles.All(grant => grant.Role == Role.UnitContact))
        {
            return new Refusal(RefusalKind.Forbidden, "organisation.people_of_college_only",
                new("校外账号不能查看人员名单。", "Outside accounts can't look into the directory."));
        }

        var grants = db.Set<RoleGrantRow>();
        var people = db.Users.AsNoTracking().Where(account => !account.IsDisabled);
        if (request.Role is { } role)
            people = people.Where(account => grants.Any(grant => grant.AccountId == account.Id && grant.Role == role));
        if (request.DepartmentId is { } department)
            people = people.Where(account => account.DepartmentId == department);

        var page = await people.OrderBy(account => account.UserName)
            .Select(account => new
            {
                account.Id,
                account.Name,
                account.DepartmentId,
                account.UnitId,
                Grants = grants.Where(grant => grant.AccountId == account.Id).ToList(),
            })
            .ToPageAsync(request.Page, cancellationToken);
        return page.Map(person => new PersonView(person.Id, person.Name, person.DepartmentId, person.UnitId,
            [.. person.Grants.Select(grant => GrantView.Of(grant.ToGrant()))]));
    }
}
