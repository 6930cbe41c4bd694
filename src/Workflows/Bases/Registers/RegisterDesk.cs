using System.Globalization;
using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Documents;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Bases.Registers;

/// <summary>Writes rules, exchange meetings and yearly facts of a base (article 6) in the running unit of work, with their events.</summary>
public sealed class RegisterDesk(WorkflowsDbContext db, RegisterReader reader, EventLog events, CommandScope command, TimeProvider time)
{
    /// <summary>Files the next version of a kind of rules.</summary>
    internal async Task<Result<RulesVersion>> FileAsync(
        TrainingBase owner, RulesKind kind, RulesEntry entry, CaseRef? about, CancellationToken cancellationToken)
    {
        var earlier = await db.Set<RulesVersion>().Where(one => one.BaseId == owner.Id).ToListAsync(cancellationToken);
        // Both kinds may be filed in one command: what is not saved yet counts too.
        var filed = RulesVersion.File(NewId(), owner, kind, earlier.Union(db.InHand<RulesVersion>().Where(one => one.BaseId == owner.Id)), entry, By());
        if (!filed.IsOk)
            return filed;
        if (await ForeignAsync(owner, "documentId", [filed.Value.DocumentId], cancellationToken) is { } refusal)
            return refusal;

        db.Add(filed.Value);
        Tell("RulesFiled", owner, Regulation.Art6_1, about, new JsonObject
        {
            ["kind"] = $"{kind}",
            ["number"] = filed.Value.Number,
            ["effectiveOn"] = Day(filed.Value.EffectiveOn),
        });
        return filed;
    }

    /// <summary>Writes a meeting down.</summary>
    internal async Task<Result<ExchangeMeeting>> RecordAsync(TrainingBase owner, ExchangeEntry entry, CancellationToken cancellationToken)
    {
        var made = ExchangeMeeting.Record(NewId(), owner, entry, By());
        if (!made.IsOk)
            return made;
        if (await ForeignAsync(owner, "documentIds", made.Value.Entry.DocumentIds!, cancellationToken) is { } refusal)
            return refusal;

        db.Add(made.Value);
        TellOf("ExchangeRecorded", owner, made.Value);
        return made;
    }

    /// <summary>Corrects the record of a meeting.</summary>
    internal async Task<Refusal?> ChangeAsync(TrainingBase owner, ExchangeMeeting meeting, ExchangeEntry entry, CancellationToken cancellationToken)
    {
        var concluded = await reader.ConcludedYearsAsync(owner.Id, cancellationToken);
        if ((meeting.Change(owner, entry, concluded, By())
            ?? await ForeignAsync(owner, "documentIds", meeting.Entry.DocumentIds!, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        TellOf("ExchangeChanged", owner, meeting);
        return null;
    }

    /// <summary>Reports the facts of a year, or corrects them.</summary>
    /// <param name="owner">The base.</param>
    /// <param name="known">What was reported before, tracked; null for nothing.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="entry">What is reported.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    internal async Task<Result<YearFacts>> ReportAsync(
        TrainingBase owner, YearFacts? known, int year, FactsEntry entry, CancellationToken cancellationToken)
    {
        var concluded = await reader.ConcludedYearsAsync(owner.Id, cancellationToken);
        if (known is null)
        {
            var made = YearFacts.Report(owner, year, entry, concluded, By());
            if (!made.IsOk)
                return made;
            db.Add(known = made.Value);
        }
        else if (known.Change(owner, entry, concluded, By()) is { } refusal)
        {
            return refusal;
        }

        Tell("FactsReported", owner, Regulation.Art6_4, null, new JsonObject { ["year"] = year });
        return known;
    }

    /// <summary>Why documents are not taken: they must have been uploaded for this base, so that whoever sees it can read them.</summary>
    internal async Task<Refusal?> ForeignAsync(TrainingBase owner, string field, IReadOnlyList<string> documentIds, CancellationToken cancellationToken)
    {
        var known = await db.Set<Document>().CountAsync(
            one => documentIds.Contains(one.Id) && one.CaseKind == CaseKind.Base && one.CaseId == owner.Id, cancellationToken);
        if (known == documentIds.Distinct().Count())
            return null;

        var message = new Text("没有这个文件，或者它不是为本基地上传的。", "There is no such document, or it was not uploaded for this base.");
        return new Refusal(RefusalKind.Invalid, "base.document_unknown", message)
        {
            Errors = new Dictionary<string, IReadOnlyList<Text>> { [field] = [message] },
        };
    }

    private void TellOf(string type, TrainingBase owner, ExchangeMeeting meeting) => Tell(
        type, owner, Regulation.Art6_1, null, new JsonObject { ["heldOn"] = Day(meeting.HeldOn), ["topic"] = meeting.Entry.Topic });

    private void Tell(string type, TrainingBase owner, Clause clause, CaseRef? about, JsonObject data) =>
        events.Append(new EventRecord(type, $"base/{owner.Id}", data) { Case = about, BaseId = owner.Id, Clause = clause });

    private EnteredBy By()
    {
        var caller = command.Caller ?? Caller.System;
        return new(caller.PersonId, caller.Name, time.GetUtcNow());
    }

    private static string NewId() => Guid.CreateVersion7().ToString("N");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
