using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Workflows.Documents;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Rectifications;

/// <summary>What the steps, activities and use cases of rectifications have in common.</summary>
public sealed class RectificationDesk(WorkflowsDbContext db, EventLog events, TimeProvider time)
{
    /// <summary>The rectification that an instance is about, with its base, tracked; it may have been ordered in this very transaction.</summary>
    internal async Task<(Rectification Rectification, TrainingBase Base)> OfCaseAsync(CaseRef about, CancellationToken cancellationToken)
    {
        var rectification = await db.Set<Rectification>().FindAsync([about.Id], cancellationToken)
            ?? throw new InvalidOperationException($"There is no rectification {about.Id}.");
        return (rectification, await db.Set<TrainingBase>().SingleAsync(one => one.Id == rectification.BaseId, cancellationToken));
    }

    internal static CaseRef CaseOf(Rectification rectification, TrainingBase trainingBase) => new(
        CaseKind.Rectification, rectification.Id, $"{trainingBase.Name} {rectification.AssessmentYear} 年度考核整改", trainingBase.Id, trainingBase.Name);

    /// <summary>The caller, now.</summary>
    internal DoneBy By(Caller caller) => new(caller.PersonId, caller.Name, time.GetUtcNow());

    /// <summary>Notes in the rectification's timeline what was done with it.</summary>
    internal void Tell(string type, Rectification rectification, TrainingBase trainingBase, JsonObject data, string? comment = null) =>
        events.Append(new EventRecord(type, $"rectification/{rectification.Id}", data)
        {
            Case = CaseOf(rectification, trainingBase),
            Clause = Regulation.Art6_3_4,
            Comment = comment,
        });

    /// <summary>Why these documents can't be evidence, by field; they must have been uploaded to this very case.</summary>
    /// <param name="rectificationId">The case.</param>
    /// <param name="evidence">Document ids by the field in which they stand.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    internal async Task<Refusal?> UnknownEvidenceAsync(
        string rectificationId, IEnumerable<(string Field, IReadOnlyList<string> Ids)> evidence, CancellationToken cancellationToken)
    {
        var asked = evidence.ToList();
        var ids = asked.SelectMany(one => one.Ids).Distinct().ToList();
        var known = await db.Set<Document>()
            .Where(one => one.CaseKind == CaseKind.Rectification && one.CaseId == rectificationId && ids.Contains(one.Id))
            .Select(one => one.Id).ToListAsync(cancellationToken);
        var errors = new FieldErrors();
        foreach (var (field, _) in asked.Where(one => one.Ids.Except(known).Any()))
            errors.Add(field, new("佐证材料须先上传到本次整改。", "Evidence must have been uploaded to this rectification."));
        return errors.ToRefusal("rectification.evidence_unknown", new("请按提示修改。", "See the fields."), Regulation.Art6_3_4);
    }
}
