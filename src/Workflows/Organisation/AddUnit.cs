using System.Text.RegularExpressions;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Organisation;

/// <summary>Adds an outside unit: a hospital, a company, an institute.</summary>
public sealed partial class AddUnit(UnitOfWork work, WorkflowsDbContext db)
{
    /// <param name="Id">Stable, lower case, such as <c>heping-hospital</c>.</param>
    /// <param name="Name">The full name as on its licence.</param>
    /// <param name="CreditCode">The unified social credit code, 18 characters; null while unknown.</param>
    public sealed record Request(string Id, string Name, string? CreditCode);

    /// <summary>Refuses callers other than system administrators, malformed fields, and ids or credit codes in use.</summary>
    public Task<Result<UnitView>> HandleAsync(Request request, Caller caller, CancellationToken cancellationToken) =>
        work.RunAsync<UnitView>(
            CommandInfo.Of(caller, "organisation.add_unit", request, work.IdempotencyKey),
            async cancel =>
            {
                if (Administration.Forbid(caller) is { } forbidden)
                    return forbidden;
                var fields = new OrganisationFields();
                fields.Demand("id", IdForm().IsMatch(request.Id ?? ""), new("小写字母开头，只含小写字母、数字和连字符，最多 64 个字符。",
                    "Starts with a lower-case letter; lower-case letters, digits and hyphens; at most 64 characters."));
                fields.DemandText("name", request.Name, 200);
                fields.Demand("creditCode", request.CreditCode is null || CreditCode.IsValid(request.CreditCode),
                    new("统一社会信用代码不正确，请核对 18 位代码。", "Not a valid unified social credit code of 18 characters."));
                if (fields.Refusal is { } invalid)
                    return invalid;
                if (await db.Set<Unit>().AnyAsync(
                    known => known.Id == request.Id || (request.CreditCode != null && known.CreditCode == request.CreditCode), cancel))
                {
                    return new Refusal(RefusalKind.Conflict, "organisation.unit_exists",
                        new("已有相同编号或统一社会信用代码的单位。", "A unit with that id or credit code exists already."));
                }

                db.Add(new Unit(request.Id!, request.Name.Trim(), request.CreditCode));
                return new UnitView(request.Id!, request.Name.Trim(), request.CreditCode);
            },
            cancellationToken);

    [GeneratedRegex("^[a-z][a-z0-9-]{0,63}$")]
    private static partial Regex IdForm();
}
