using System.Globalization;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Documents.Papers;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Agreements;

/// <summary>Makes one of the three copies (4.1) as a Word document, with the signatures given so far.</summary>
public sealed class GetAgreementDocument(WorkflowsDbContext db, AgreementReader reader)
{
    /// <summary>Makes it; refused while nothing is drafted (422), and for a copy other than 1, 2 or 3 (400).</summary>
    public async Task<Result<Paper>> HandleAsync(string id, int copy, Caller caller, CancellationToken cancellationToken)
    {
        var found = await reader.FindAsync(id, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;

        var (agreement, one) = found.Value;
        var errors = new FieldErrors();
        if (FieldRules.Between(copy, 1, agreement.Copies.Count) is { } message)
            errors.Add("copy", message);
        if (errors.ToRefusal("agreement.no_such_copy", new("协议书一式三份，没有这一份。", "There are three copies."), Regulation.Art4_1) is { } invalid)
            return invalid;
        if (agreement.Content is null)
        {
            return new Refusal(RefusalKind.RuleBroken, "agreement.not_drafted",
                new("协议书尚未起草，不能生成文件。", "The agreement has not been drafted yet; there is nothing to print."), Regulation.Art4_3);
        }

        var departments = await db.Set<Department>().AsNoTracking()
            .Where(department => one.DepartmentIds.Contains(department.Id))
            .ToDictionaryAsync(department => department.Id, department => department.Name, cancellationToken);
        var names = one.DepartmentIds.Select(departmentId => departments.GetValueOrDefault(departmentId, departmentId));
        return new Paper(
            string.Create(CultureInfo.InvariantCulture, $"合作协议书-{one.Number ?? one.UnitName}-第{copy}份.docx"),
            AgreementPaper.Write(agreement, one, [.. names], copy));
    }
}
