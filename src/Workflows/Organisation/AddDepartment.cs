using System.Text.RegularExpressions;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Organisation;

/// <summary>Adds a department (院、系、部) of the college.</summary>
public sealed partial class AddDepartment(UnitOfWork work, WorkflowsDbContext db)
{
    /// <param name="Id">Stable, lower case, such as <c>pharmacy</c>.</param>
    /// <param name="Name">Such as 药学系.</param>
    /// <param name="EnglishName">Such as Department of Pharmacy.</param>
    public sealed record Request(string Id, string Name, string EnglishName);

    /// <summary>Refuses callers other than system administrators, malformed ids, and ids in use.</summary>
    public Task<Result<DepartmentView>> HandleAsync(Request request, Caller caller, CancellationToken cancellationToken) =>
        work.RunAsync<DepartmentView>(
            CommandInfo.Of(caller, "organisation.add_department", request, work.IdempotencyKey),
            async cancel =>
            {
                if (Administration.Forbid(caller) is { } forbidden)
                    return forbidden;
                var fields = new OrganisationFields();
                fields.Demand("id", IdForm().IsMatch(request.Id ?? ""), new("小写字母开头，只含小写字母、数字和连字符，最多 64 个字符。",
                    "Starts with a lower-case letter; lower-case letters, digits and hyphens; at most 64 characters."));
                fields.DemandText("name", request.Name, 100);
                fields.DemandText("englishName", request.EnglishName, 200);
                if (fields.Refusal is { } invalid)
                    return invalid;
                if (await db.Set<Department>().AnyAsync(known => known.Id == request.Id || known.Name == request.Name, cancel))
                {
                    return new Refusal(RefusalKind.Conflict, "organisation.department_exists",
                        new("已有相同编号或名称的院（系、部）。", "A department with that id or name exists already."));
                }

                db.Add(new Department(request.Id!, request.Name.Trim(), request.EnglishName.Trim()));
                return new DepartmentView(request.Id!, request.Name.Trim(), request.EnglishName.Trim());
            },
            cancellationToken);

    [GeneratedRegex("^[a-z][a-z0-9-]{0,63}$")]
    private static partial Regex IdForm();
}
