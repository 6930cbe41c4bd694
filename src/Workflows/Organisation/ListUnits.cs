using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Organisation;

/// <summary>The outside units. People of the college see all of them; an outside account sees its own only.</summary>
public sealed class ListUnits(WorkflowsDbContext db)
{
    /// <param name="Text">Part of the name or the beginning of the credit code; null for all.</param>
    /// <param name="Page">Which page.</param>
    public sealed record Request(string? Text, PageRequest Page);

    /// <summary>By id.</summary>
    public async Task<Result<Page<UnitView>>> HandleAsync(Request request, Caller caller, CancellationToken cancellationToken)
    {
        var units = db.Set<Unit>().AsNoTracking();
        if (caller.UnitId is { } own)
            units = units.Where(unit => unit.Id == own);
        if (!string.IsNullOrWhiteSpace(request.Text))
            units = units.Where(unit => unit.Name.Contains(request.Text) || unit.CreditCode!.StartsWith(request.Text));
        return await units.OrderBy(unit => unit.Id)
            .Select(unit => new UnitView(unit.Id, unit.Name, unit.CreditCode))
            .ToPageAsync(request.Page, cancellationToken);
    }
}
