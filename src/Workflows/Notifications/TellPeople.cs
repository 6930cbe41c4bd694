using BaseWorkflows.Contracts;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Messaging;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Notifications;

/// <summary>
/// Tells people what happened: an outlet of the event log, published or not. Events that only make new tasks likely wake <see cref="TellOfTasks"/>.
/// Whoever did it is not told of it.
/// </summary>
public sealed class TellPeople(
    WorkflowsDbContext db, UnitOfWork unitOfWork, TellOfTasks tasks, NotificationWriter writer, TimeProvider time) : IOutlet
{
    /// <summary>What is older is no news any more: where this outlet is new, nobody is told of years.</summary>
    public static readonly TimeSpan News = TimeSpan.FromDays(7);

    /// <summary>The events that are handed to it.</summary>
    internal static IReadOnlyList<string> Types { get; } =
        [.. NotificationKinds.ByEvent.Keys, "TaskCompleted", "ApplicationSubmitted", nameof(AssessmentOpened), "InstanceAltered", "AgreementOpened"];

    /// <inheritdoc />
    public async Task HandleAsync(IReadOnlyList<EventItem> events, CancellationToken cancellationToken)
    {
        await tasks.HandleAsync(cancellationToken);
        foreach (var one in events.Where(one => one.Time > time.GetUtcNow() - News))
        {
            if (NotificationKinds.ByEvent.TryGetValue(one.Type, out var kind))
                await TellAsync(kind, one, cancellationToken);
        }
    }

    private async Task TellAsync(NotificationKind kind, EventItem one, CancellationToken cancellationToken)
    {
        if (await FindAsync(kind, one, cancellationToken) is not { } told)
            return;
        var written = await unitOfWork.RunAsync<int>(
            CommandInfo.Of(Caller.System, "notifications.event"),
            async token => (await writer.AddAsync(told.Draft, told.Keys, [one.Actor.Id], token)).Count,
            cancellationToken);
        if (!written.IsOk)
            throw new RefusedException(written.Refusal);
    }

    private Task<Told?> FindAsync(NotificationKind kind, EventItem one, CancellationToken cancellationToken) => kind switch
    {
        NotificationKind.TaskReminded or NotificationKind.TaskEscalated => OfTaskAsync(kind, one, cancellationToken),
        NotificationKind.ApplicationReturned or NotificationKind.ApplicationRejected or NotificationKind.ApplicationApproved =>
            OfApplicationAsync(kind, one, cancellationToken),
        _ => OfBaseAsync(kind, one, cancellationToken),
    };

    private async Task<Told?> OfTaskAsync(NotificationKind kind, EventItem one, CancellationToken cancellationToken)
    {
        var id = one.Subject["task/".Length..];
        var task = await db.Set<HumanTask>().AsNoTracking().SingleOrDefaultAsync(known => known.Id == id && known.CompletedAt == null, cancellationToken);
        if (task is null)
            return null;
        var keys = kind == NotificationKind.TaskEscalated ? task.Escalation?.Keys ?? []
            : task.AssigneeId is { } assignee ? [CandidateKey.ForPerson(assignee)] : task.Candidates;
        return new(TellOfTasks.Draft(kind, task, one.Id, one.Time), keys);
    }

    private async Task<Told?> OfApplicationAsync(NotificationKind kind, EventItem one, CancellationToken cancellationToken)
    {
        var application = await db.Set<BaseApplication>().AsNoTracking().SingleOrDefaultAsync(known => known.Id == one.CaseId, cancellationToken);
        return application is null ? null : new(
            new(kind, one.Id, one.Time, NotificationLinks.Application(application.Id), NotificationWords.Of(
                ("title", NotificationWords.Field(one.Data, "title")), ("comment", one.Comment))),
            [CandidateKey.ForPerson(application.ApplicantId)]);
    }

    private async Task<Told?> OfBaseAsync(NotificationKind kind, EventItem one, CancellationToken cancellationToken)
    {
        var trainingBase = await db.Set<TrainingBase>().AsNoTracking().SingleOrDefaultAsync(known => known.Id == one.BaseId, cancellationToken);
        if (trainingBase is null)
            return null;
        var words = NotificationWords.Of(
            ("base", trainingBase.Name),
            ("year", NotificationWords.Field(one.Data, "year")),
            ("grade", NotificationWords.Field(one.Data, "grade")),
            ("passed", NotificationWords.Field(one.Data, "passed")),
            ("due", NotificationWords.Field(one.Data, "dueOn") ?? NotificationWords.Day(one.Data["objectionsUntil"] is { } until ? until.GetValue<DateTimeOffset>() : null)),
            ("ends", NotificationWords.Field(one.Data, "endsOn") ?? NotificationWords.Field(one.Data, "endedOn")));
        return new(new(kind, one.Id, one.Time, LinkOf(kind, one, trainingBase), words), KeysOf(trainingBase));
    }

    private static string LinkOf(NotificationKind kind, EventItem one, TrainingBase trainingBase) => kind switch
    {
        NotificationKind.AssessmentAnnounced => NotificationLinks.Assessment(one.CaseId!),
        NotificationKind.RectificationOrdered or NotificationKind.RectificationConcluded =>
            NotificationLinks.Rectification(NotificationWords.Field(one.Data, "rectificationId")!),
        NotificationKind.AgreementExpiring or NotificationKind.AgreementLapsed or NotificationKind.AgreementRenewed =>
            NotificationLinks.Agreement(NotificationWords.Field(one.Data, "agreementId")!),
        _ => NotificationLinks.Base(trainingBase.Id),
    };

    /// <summary>Those whom a base concerns: its contacts, the officers of its departments and of the graduate office.</summary>
    private static IReadOnlyList<string> KeysOf(TrainingBase one) =>
    [
        .. one.UnitId is { } unit ? [CandidateKey.ForRole(Role.UnitContact, Scope.Unit(unit))] : Array.Empty<string>(),
        .. one.DepartmentIds.Select(id => CandidateKey.ForRole(Role.DepartmentOfficer, Scope.Department(id))),
        CandidateKey.ForRole(Role.GraduateOfficer, Scope.College),
    ];

    private sealed record Told(NotificationDraft Draft, IReadOnlyList<string> Keys);
}
