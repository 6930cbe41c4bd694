using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>Tells the names of the people whom tasks are given to in person.</summary>
public sealed class TaskPeople(WorkflowsDbContext db)
{
    /// <summary>The names by person's id; who isn't known any more is left out.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> NamesAsync(IEnumerable<string> candidates, CancellationToken cancellationToken)
    {
        var ids = candidates.Select(CandidateKey.PersonOf).OfType<string>().Distinct().ToList();
        return ids.Count == 0
            ? new Dictionary<string, string>()
            : await db.Users.AsNoTracking().Where(account => ids.Contains(account.Id))
                .ToDictionaryAsync(account => account.Id, account => account.Name, cancellationToken);
    }

    /// <summary>Those of the candidates who are people, by name.</summary>
    internal static IReadOnlyList<PersonName> Of(IEnumerable<string> candidates, IReadOnlyDictionary<string, string> names) =>
    [
        .. candidates.Select(CandidateKey.PersonOf).OfType<string>().Where(names.ContainsKey).Select(id => new PersonName(id, names[id])),
    ];
}
