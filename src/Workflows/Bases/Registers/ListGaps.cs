using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Bases.Registers;

/// <summary>A base with what is missing in its registers.</summary>
/// <param name="BaseId">The base.</param>
/// <param name="Name">Its name.</param>
/// <param name="Number">Its number.</param>
/// <param name="Unit">The unit that runs it.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Gaps">What is missing, in the order of the clauses; at least one thing that is demanded.</param>
public sealed record BaseWithGaps(string BaseId, string Name, string? Number, string Unit, BaseStatus Status, IReadOnlyList<GapItem> Gaps);

/// <summary>Asks which bases miss something that articles 5 and 6 demand.</summary>
/// <param name="Page">Which page.</param>
/// <param name="Clause">Only those that miss something by this clause, such as <c>6.1</c>; null for any.</param>
public sealed record ListGapsRequest(PageRequest Page, string? Clause = null);

/// <summary>Lists the bases that miss something, among those that are the caller's business.</summary>
public sealed class ListGaps(BaseReader bases, RegisterReader registers)
{
    /// <summary>Lists one page; those that miss most come first.</summary>
    public async Task<Result<Page<BaseWithGaps>>> HandleAsync(ListGapsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        // What is missing is decided by the domain; a college has few enough bases to ask it about each.
        var missing = (await registers.RecordsAsync(bases.Concerning(caller), cancellationToken))
            .Select(records => (records.Base, Gaps: registers.GapsOf(records, null)))
            .Where(pair => pair.Gaps.Any(gap => !gap.IsAdvice && (request.Clause is null || gap.Clause.Number == request.Clause)))
            .OrderByDescending(pair => pair.Gaps.Count(gap => !gap.IsAdvice)).ThenBy(pair => pair.Base.Number, StringComparer.Ordinal)
            .ToList();
        var page = request.Page;
        return new Page<BaseWithGaps>(
            [
                .. missing.Skip((page.Page - 1) * page.Size).Take(page.Size).Select(pair => new BaseWithGaps(
                    pair.Base.Id, pair.Base.Name, pair.Base.Number, pair.Base.UnitName, pair.Base.Status, [.. pair.Gaps.Select(GapItem.Of)])),
            ],
            missing.Count, page.Page, page.Size);
    }
}
