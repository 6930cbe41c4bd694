using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Subscriptions;

/// <summary>
/// Who may see and change which subscriptions: administrators all, auditors see all, a subscribing machine its own. What isn't the caller's to
/// see is not there.
/// </summary>
public sealed class SubscriptionAccess(WorkflowsDbContext db)
{
    private static readonly Refusal Forbidden = new(RefusalKind.Forbidden, "subscription.forbidden", new(
        "只有系统管理员和订阅系统可以管理订阅。", "Only administrators and subscribing systems manage subscriptions."));

    private static readonly Refusal Missing = new(RefusalKind.NotFound, "subscription.not_found", new(
        "没有这个订阅，或者您无权查看。", "There is no such subscription, or it is not yours to see."));

    /// <summary>Whether all subscriptions are the caller's to see.</summary>
    public static bool SeesAll(Caller caller) => Manages(caller) || caller.Is(Role.Auditor);

    /// <summary>Whether all subscriptions are the caller's to change.</summary>
    public static bool Manages(Caller caller) => caller == Caller.System || caller.Is(Role.SystemAdministrator);

    internal static Refusal? ForbidReading(Caller caller) => SeesAll(caller) || caller.Is(Role.Subscriber) ? null : Forbidden;

    internal static Refusal? ForbidWriting(Caller caller) => Manages(caller) || caller.Is(Role.Subscriber) ? null : Forbidden;

    internal IQueryable<Subscription> Visible(Caller caller) =>
        SeesAll(caller) ? db.Set<Subscription>() : db.Set<Subscription>().Where(one => one.OwnerId == caller.PersonId);

    /// <summary>A subscription to look at.</summary>
    internal async Task<Result<Subscription>> ReadAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        if (ForbidReading(caller) is { } refusal)
            return refusal;
        return await Visible(caller).AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is { } found ? found : Missing;
    }

    /// <summary>A subscription to change, locked for the running unit of work.</summary>
    internal async Task<Result<Subscription>> LockAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        if (ForbidWriting(caller) is { } refusal)
            return refusal;
        if (await Visible(caller).Where(one => one.Id == id).ForUpdate().SingleOrDefaultAsync(cancellationToken) is not { } found)
            return Missing;
        return Manages(caller) || found.OwnerId == caller.PersonId ? found : Forbidden;
    }
}
