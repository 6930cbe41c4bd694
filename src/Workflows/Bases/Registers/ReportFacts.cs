using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Bases.Registers;

/// <summary>Reports the facts of a year, or corrects them.</summary>
/// <param name="BaseId">The base.</param>
/// <param name="Year">The calendar year.</param>
/// <param name="Facts">All facts of that year.</param>
/// <param name="Version">The version that the caller saw, 0 for none; null to act on whatever it is.</param>
public sealed record ReportFactsRequest(string BaseId, int Year, FactsEntry Facts, int? Version = null);

/// <summary>填报年度情况 (6.2, 6.4): by the graduate office, a department of the base, or the base's own unit.</summary>
public sealed class ReportFacts(WorkflowsDbContext db, UnitOfWork unitOfWork, RegisterReader reader, RegisterDesk desk)
{
    /// <summary>Reports them; refused (422) once the assessment of that year has its result.</summary>
    public Task<Result<FactsItem>> HandleAsync(ReportFactsRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "bases.report_facts", request, unitOfWork.IdempotencyKey), async token =>
        {
            var found = await reader.OpenAsync(request.BaseId, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            var known = await db.Set<YearFacts>().FindAsync([request.BaseId, request.Year], token);
            if ((BaseRules.Check(found.Value, BaseEditAction.ReportFacts, caller)
                ?? BaseRules.CheckVersion(request.Version, known is null ? 0 : db.VersionOf(known))) is { } refusal)
            {
                return refusal;
            }

            var reported = await desk.ReportAsync(found.Value, known, request.Year, request.Facts, token);
            if (!reported.IsOk)
                return reported.Refusal;

            await db.SaveChangesAsync(token);
            return (Result<FactsItem>)FactsItem.Of(reported.Value, db.VersionOf(reported.Value), isConcluded: false);
        }, cancellationToken);
}
