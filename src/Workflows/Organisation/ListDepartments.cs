using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Organisation;

/// <summary>All departments of the college, for everybody who is signed in.</summary>
public sealed class ListDepartments(WorkflowsDbContext db)
{
    /// <summary>By name of the id; a college has a few dozen, so there are no pages.</summary>
    public async Task<IReadOnlyList<DepartmentView>> HandleAsync(CancellationToken cancellationToken) =>
        await db.Set<Department>().AsNoTracking()
            .OrderBy(department => department.Id)
            .Select(department => new DepartmentView(department.Id, department.Name, department.EnglishName))
            .ToListAsync(cancellationToken);
}
