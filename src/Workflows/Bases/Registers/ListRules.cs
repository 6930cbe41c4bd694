using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Documents;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Bases.Registers;

/// <summary>Shows the safety and operation rules of a base (6.1), all versions.</summary>
public sealed class ListRules(WorkflowsDbContext db, RegisterReader reader, TimeProvider time)
{
    /// <summary>Shows them.</summary>
    public async Task<Result<RulesList>> HandleAsync(string baseId, Caller caller, CancellationToken cancellationToken)
    {
        var found = await reader.OpenAsync(baseId, caller, cancellationToken);
        return found.IsOk ? await ShowAsync(db, baseId, time.Today(), cancellationToken) : found.Refusal;
    }

    internal static async Task<RulesList> ShowAsync(WorkflowsDbContext db, string baseId, DateOnly today, CancellationToken cancellationToken)
    {
        var versions = await db.Set<RulesVersion>().AsNoTracking().Where(one => one.BaseId == baseId).ToListAsync(cancellationToken);
        var documents = versions.Select(one => one.DocumentId).ToList();
        var names = await db.Set<Document>().AsNoTracking().Where(one => documents.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.FileName, cancellationToken);
        return new(
        [
            .. versions.OrderBy(one => one.Kind).ThenByDescending(one => one.Number).Select(one => new RulesItem(
                one.Id, one.Kind, one.Number, one.DocumentId, names[one.DocumentId], one.EffectiveOn, one.Note,
                one.Filed.Name, one.Filed.At, RulesVersion.InEffect(versions, one.Kind, today) == one)),
        ]);
    }
}
