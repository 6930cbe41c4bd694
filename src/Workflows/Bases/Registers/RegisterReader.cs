using System.Text.Json.Nodes;
using BaseWorkflows.Contracts;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows.Bases.Registers;

/// <summary>Reads what bases keep on themselves, with the rule who may see it: whose business the base is, not everybody who sees the register of bases.</summary>
public sealed class RegisterReader(
    WorkflowsDbContext db, BaseReader bases, CaseAccess access, IOptions<RegisterOptions> options, TimeProvider time)
{
    /// <summary>The base, tracked; refused (404) where the caller may not see it, and (403) where its registers are not their business.</summary>
    internal async Task<Result<TrainingBase>> OpenAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var found = await bases.FindAsync(id, caller, cancellationToken);
        if (!found.IsOk || await MaySeeAsync(id, caller, cancellationToken))
            return found;

        return new Refusal(RefusalKind.Forbidden, "base.registers_forbidden", new(
            "基地的运行资料只对研究生处、相关院（系、部）和基地所在单位开放。",
            "The registers of a base are open to the graduate office, its departments and its unit."));
    }

    /// <summary>Whether the registers of a base are the caller's business.</summary>
    internal Task<bool> MaySeeAsync(string baseId, Caller caller, CancellationToken cancellationToken) =>
        access.MaySeeAsync(caller, CaseKind.Base, baseId, cancellationToken);

    /// <summary>All registers of some bases, not tracked.</summary>
    internal async Task<IReadOnlyList<BaseRecords>> RecordsAsync(IQueryable<TrainingBase> which, CancellationToken cancellationToken)
    {
        var found = await which.AsNoTracking().ToListAsync(cancellationToken);
        var ids = which.Select(one => one.Id);
        var rules = (await db.Set<RulesVersion>().AsNoTracking().Where(one => ids.Contains(one.BaseId)).ToListAsync(cancellationToken)).ToLookup(one => one.BaseId);
        var meetings = (await db.Set<ExchangeMeeting>().AsNoTracking().Where(one => ids.Contains(one.BaseId)).ToListAsync(cancellationToken)).ToLookup(one => one.BaseId);
        var facts = (await db.Set<YearFacts>().AsNoTracking().Where(one => ids.Contains(one.BaseId)).ToListAsync(cancellationToken)).ToLookup(one => one.BaseId);
        return found.ConvertAll(one => new BaseRecords(one, [.. rules[one.Id]], [.. meetings[one.Id]], [.. facts[one.Id]]));
    }

    /// <summary>What is missing by articles 5 and 6.</summary>
    /// <param name="records">The registers.</param>
    /// <param name="year">A year, as it stood at its end; null for how it stands today, with the facts that are due.</param>
    internal IReadOnlyList<BaseGap> GapsOf(BaseRecords records, int? year)
    {
        var today = time.Today();
        var on = year is { } asked && new DateOnly(asked, 12, 31) is var end && end < today ? end : today;
        return BaseGaps.Of(records, year ?? BaseGaps.YearAskedOn(today), on, options.Value.ExchangeMonths);
    }

    /// <summary>What is missing at a base in a year, whoever asks: for the assessment, which shows it to its experts.</summary>
    public async Task<IReadOnlyList<BaseGap>> GapsAsync(string baseId, int year, CancellationToken cancellationToken) =>
        [.. (await RecordsAsync(db.Set<TrainingBase>().Where(one => one.Id == baseId), cancellationToken)).SelectMany(records => GapsOf(records, year))];

    /// <summary>The years of a base whose assessment has a result, as its events tell.</summary>
    internal async Task<IReadOnlySet<int>> ConcludedYearsAsync(string baseId, CancellationToken cancellationToken)
    {
        var told = await db.Set<EventRow>().AsNoTracking()
            .Where(row => row.BaseId == baseId && row.Type == nameof(AssessmentConcluded)).Select(row => row.Data).ToListAsync(cancellationToken);
        return told.Select(data => (int)JsonNode.Parse(data)!["year"]!).ToHashSet();
    }
}
