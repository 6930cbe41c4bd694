using System.Text.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Contracts;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;

namespace BaseWorkflows.Workflows.Bases;

/// <summary>
/// Publishes what happens to a base, in the running unit of work. Every move is a <see cref="BaseStatusChanged"/>; the finer
/// events say beside it what that status alone doesn't. Call it after the base has moved.
/// </summary>
public sealed class BaseEvents(EventLog events, TimeProvider time)
{
    /// <summary>A base moved.</summary>
    /// <param name="moved">The base, in its new status.</param>
    /// <param name="from">The status before.</param>
    /// <param name="about">The case in which it moved; null for none.</param>
    /// <param name="clause">The clause that the move follows from.</param>
    /// <param name="reason">Why, in Chinese; null where the move says it all.</param>
    public void StatusChanged(TrainingBase moved, BaseStatus from, CaseRef? about, Clause clause, string? reason = null) =>
        Append(moved, new BaseStatusChanged(moved.Id, moved.Name, $"{from}", $"{moved.Status}", reason, clause.Number, EligibilityOf(moved)), about, clause, reason);

    /// <summary>Whether a base may take students in this year and the next, to be compared after a change.</summary>
    internal IReadOnlyList<YearEligibility> EligibilityOf(TrainingBase one)
    {
        var today = time.Today();
        return [.. new[] { today.Year, today.Year + 1 }.Select(year =>
        {
            var answer = one.Eligible(year, today);
            return new YearEligibility(year, answer.Eligible, answer.Reason?.Zh, answer.Clause?.Number);
        })];
    }

    /// <summary>Tells where an entry in a register has changed whether the base may take students; nothing where it has not.</summary>
    internal void EligibilityChanged(TrainingBase changed, IReadOnlyList<YearEligibility> before, CaseRef? about, Clause clause)
    {
        var now = EligibilityOf(changed);
        if (!now.SequenceEqual(before))
            Append(changed, new BaseEligibilityChanged(changed.Id, changed.Name, now), about, clause);
    }

    /// <summary>An application was submitted (3.1).</summary>
    public void Applied(TrainingBase candidate, string applicationId, CaseRef? about) => Append(
        candidate, new BaseApplied(candidate.Id, candidate.Name, applicationId, $"{candidate.Category}", $"{candidate.Origin}"), about, Regulation.Art3_1);

    /// <summary>The base has its number (2.1) by an approval under <paramref name="clause"/>.</summary>
    /// <exception cref="InvalidOperationException">The base has no number.</exception>
    public void Approved(TrainingBase approved, CaseRef? about, Clause clause) => Append(
        approved,
        new BaseApproved(approved.Id, approved.Name, approved.Number ?? throw new InvalidOperationException($"Base {approved.Id} has no number."), $"{approved.Level}"),
        about, clause);

    /// <summary>All copies of the base's agreement are signed and confirmed (4.1).</summary>
    /// <exception cref="InvalidOperationException">The agreement has no content.</exception>
    public void AgreementSigned(TrainingBase holder, Agreement complete, CaseRef? about) => Append(
        holder,
        new AgreementSigned(
            complete.Id, holder.Id, complete.StartsOn ?? throw new InvalidOperationException($"Agreement {complete.Id} has no content."), complete.EndsOn!.Value),
        about, Regulation.Art4_1);

    /// <summary>The base's agreement is in force (4.1).</summary>
    /// <exception cref="InvalidOperationException">The base has no agreement.</exception>
    public void Activated(TrainingBase active, CaseRef? about) => Append(
        active,
        new BaseActivated(active.Id, active.Name, TermOf(active).EndsOn),
        about, Regulation.Art4_1);

    /// <summary>The base's agreement ends soon (4.2).</summary>
    /// <exception cref="InvalidOperationException">The base has no agreement.</exception>
    public void AgreementExpiring(TrainingBase holder, CaseRef about)
    {
        var term = TermOf(holder);
        Append(holder, new AgreementExpiring(term.AgreementId, holder.Id, term.EndsOn), about, Regulation.Art4_2);
    }

    /// <summary>The base's agreement is over (4.2).</summary>
    /// <exception cref="InvalidOperationException">The base has no agreement.</exception>
    public void AgreementLapsed(TrainingBase holder, CaseRef about)
    {
        var term = TermOf(holder);
        Append(holder, new AgreementLapsed(term.AgreementId, holder.Id, term.EndsOn), about, Regulation.Art4_2);
    }

    /// <summary>The base's agreement is renewed (4.2).</summary>
    /// <exception cref="InvalidOperationException">The agreement renews none.</exception>
    public void AgreementRenewed(TrainingBase holder, Agreement renewal, CaseRef? about) => Append(
        holder,
        new AgreementRenewed(
            renewal.Id, renewal.PreviousId ?? throw new InvalidOperationException($"Agreement {renewal.Id} renews none."), holder.Id, TermOf(holder).EndsOn),
        about, Regulation.Art4_2);

    /// <summary>The base takes no students in its <see cref="TrainingBase.DelistedYear"/> (6.3.4).</summary>
    /// <exception cref="InvalidOperationException">The base is not delisted.</exception>
    public void Delisted(TrainingBase delisted, CaseRef? about) => Append(
        delisted,
        new BaseDelisted(delisted.Id, delisted.Name, delisted.DelistedYear ?? throw new InvalidOperationException($"Base {delisted.Id} is not delisted.")),
        about, Regulation.Art6_3_4);

    /// <summary>The cooperation has ended for good (4.2).</summary>
    public void Terminated(TrainingBase terminated, CaseRef? about, string reason) =>
        Append(terminated, new BaseTerminated(terminated.Id, terminated.Name, reason), about, Regulation.Art4_2, reason);

    private static AgreementTerm TermOf(TrainingBase holder) =>
        holder.Agreement ?? throw new InvalidOperationException($"Base {holder.Id} has no agreement.");

    private void Append<T>(TrainingBase about, T published, CaseRef? inCase, Clause clause, string? reason = null)
        where T : notnull =>
        events.Append(new EventRecord(typeof(T).Name, $"base/{about.Id}", DataOf(published))
        {
            Case = inCase,
            BaseId = about.Id,
            Clause = clause,
            Comment = reason,
        });

    internal static JsonObject DataOf<T>(T published) => JsonSerializer.SerializeToNode(published, Json.Options)!.AsObject();
}
