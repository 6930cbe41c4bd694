using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Agreements;

/// <summary>What the steps and activities of agreements have in common.</summary>
public sealed class AgreementDesk(WorkflowsDbContext db, EventLog events)
{
    /// <summary>The agreement that an instance is about, with its base, tracked.</summary>
    internal async Task<(Agreement Agreement, TrainingBase Base)> OfCaseAsync(CaseRef about, CancellationToken cancellationToken)
    {
        var agreement = await db.Set<Agreement>().SingleAsync(one => one.Id == about.Id, cancellationToken);
        return (agreement, await db.Set<TrainingBase>().SingleAsync(one => one.Id == agreement.BaseId, cancellationToken));
    }

    internal static CaseRef CaseOf(Agreement agreement, TrainingBase trainingBase) => new(
        CaseKind.Agreement, agreement.Id, $"{trainingBase.Name} 合作协议书{(agreement.PreviousId is null ? "" : "（续签）")}", trainingBase.Id, trainingBase.Name,
        trainingBase.Origin == Origin.Voluntary);

    /// <summary>Notes in the agreement's timeline what was done with it.</summary>
    internal void Tell(string type, Agreement agreement, TrainingBase trainingBase, Clause clause, JsonObject data) =>
        events.Append(new EventRecord(type, $"agreement/{agreement.Id}", data) { Case = CaseOf(agreement, trainingBase), Clause = clause });

    /// <summary>Gives an agreement up before it is in force, with its event.</summary>
    internal Refusal? GiveUp(Agreement agreement, TrainingBase trainingBase, string? reason, DateTimeOffset at)
    {
        if (agreement.GiveUp(at) is { } refusal)
            return refusal;

        events.Append(new EventRecord("AgreementGivenUp", $"agreement/{agreement.Id}", [])
        {
            Case = CaseOf(agreement, trainingBase),
            Clause = Regulation.Art4_2,
            Comment = reason,
        });
        return null;
    }

    /// <summary>The sections of the agreement that a renewal follows; null for a base's first.</summary>
    internal async Task<AgreementContent?> PreviousAsync(Agreement agreement, CancellationToken cancellationToken) => agreement.PreviousId is { } previous
        ? (await db.Set<Agreement>().AsNoTracking().SingleAsync(one => one.Id == previous, cancellationToken)).Content
        : null;
}
