using BaseWorkflows.Domain.Calendars;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Calendars;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>When a task is due and what happens around that day, on the working calendar as it is when the task appears.</summary>
/// <param name="DueAt">The last second of its last day (UTC); null for no deadline.</param>
/// <param name="RemindAt">When a working day begins on which it is reminded of (UTC); null for never.</param>
/// <param name="EscalateAt">When it is escalated (UTC); null for never.</param>
/// <param name="Escalation">To whom; null for nobody.</param>
internal sealed record TaskDeadline(DateTimeOffset? DueAt, DateTimeOffset? RemindAt, DateTimeOffset? EscalateAt, TaskEscalation? Escalation)
{
    private static readonly TaskDeadline None = new(null, null, null, null);

    /// <summary>Counts it. There is neither reminder nor escalation without a deadline, and no reminder of what has only just come.</summary>
    /// <param name="context">The activity.</param>
    /// <param name="settings">What the route says.</param>
    /// <param name="candidates">Who is asked.</param>
    /// <param name="ofCase">The deadline that the case itself sets; null where the route does.</param>
    public static async ValueTask<TaskDeadline> OfAsync(
        IActivityContext context, TaskSettings settings, IReadOnlyList<string> candidates, DateTimeOffset? ofCase)
    {
        if (ofCase is null && settings.DueInDays is null)
            return None;
        var calendar = await context.Services.GetRequiredService<WorkingCalendars>().CurrentAsync(default);
        var dueAt = ofCase ?? calendar.DeadlineAfter(context.Now, Few(settings.DueInDays!.Value));
        var remindAt = settings.RemindBeforeDays is { } before ? calendar.BeginningBefore(dueAt, Few(before)) : (DateTimeOffset?)null;
        var escalation = settings is { EscalateAfterDays: not null, EscalateTo: { } role }
            ? new TaskEscalation(role, Keys(context, role, candidates), settings.EscalateAs)
            : null;
        return new(
            dueAt, remindAt > context.Now ? remindAt : null,
            escalation is { Keys.Count: > 0 } ? calendar.DeadlineAfter(dueAt, Few(settings.EscalateAfterDays!.Value)) : null, escalation);
    }

    // What one of several departments has not done is no business of the others' heads.
    private static List<string> Keys(IActivityContext context, Role role, IReadOnlyList<string> candidates)
    {
        var own = candidates.Select(CandidateKey.ScopeOf).OfType<Scope>().Where(scope => scope.Kind == role.ScopeKind() && scope.Kind != ScopeKind.College)
            .Select(scope => CandidateKey.ForRole(role, scope)).Distinct().ToList();
        return own.Count > 0 ? own : [.. TaskCopy.Keys(context, role.ToString()).Distinct()];
    }

    private static int Few(int days) => Math.Min(days, WorkingCalendar.MaxWorkdays);
}
