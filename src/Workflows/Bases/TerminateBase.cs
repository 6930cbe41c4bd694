using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;

namespace BaseWorkflows.Workflows.Bases;

/// <summary>Ends the cooperation with a base.</summary>
/// <param name="BaseId">The base.</param>
/// <param name="Reason">Why, at most 500 characters; published with the event.</param>
/// <param name="Version">The version of the base that the caller saw; null to act on whatever it is.</param>
public sealed record TerminateBaseRequest(string BaseId, string? Reason, int? Version = null);

/// <summary>
/// 终止合作 (4.2): by the director of the graduate office. The base's running cases end with it: its tasks leave the inboxes, and agreements that
/// are not in force are void. Only the filing of an application's papers goes on: they are kept whatever becomes of the base (3.5).
/// </summary>
public sealed class TerminateBase(
    WorkflowsDbContext db, UnitOfWork unitOfWork, BaseReader reader, BaseCases cases, BaseEvents events, TimeProvider time)
{
    private const int LongestReason = 500;

    private static readonly List<CaseKind> Ended = [.. Enum.GetValues<CaseKind>().Except([CaseKind.Application, CaseKind.Route])];

    private static readonly Refusal Forbidden = new(RefusalKind.Forbidden, "base.forbidden", new(
        "只有研究生处处长可以终止合作。", "Only the director of the graduate office ends the cooperation."), Regulation.Art4_2);

    /// <summary>Whether the caller could end the cooperation with a base in this status.</summary>
    public static bool IsOpenTo(Caller caller, BaseStatus status) => MayTerminate(caller) && Lifecycle.Find(status, BaseAction.Terminate).IsOk;

    /// <summary>Refuses everybody else, a missing reason (400), a base that has another status (422), and one that has changed since it was seen (412).</summary>
    public Task<Result<BaseDetail>> HandleAsync(TerminateBaseRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "bases.terminate", request, unitOfWork.IdempotencyKey), async token =>
        {
            var found = await reader.FindAsync(request.BaseId, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            var (one, from) = (found.Value, found.Value.Status);
            if ((Check(request, caller) ?? BaseRules.CheckVersion(request.Version, db.VersionOf(one)) ?? one.Terminate(time.GetUtcNow())) is { } refusal)
                return refusal;

            var reason = request.Reason!.Trim();
            await cases.EndAsync(one, Ended, reason, token);
            events.Terminated(one, null, reason);
            events.StatusChanged(one, from, null, Regulation.Art4_2, reason);
            await db.SaveChangesAsync(token);
            return (Result<BaseDetail>)await reader.ShowAsync(one, caller, token);
        }, cancellationToken);

    private static bool MayTerminate(Caller caller) => caller.Is(Role.GraduateDirector);

    private static Refusal? Check(TerminateBaseRequest request, Caller caller)
    {
        if (!MayTerminate(caller))
            return Forbidden;
        var errors = new FieldErrors();
        if ((FieldRules.Required(request.Reason) ?? FieldRules.Multiline(request.Reason, LongestReason)) is { } message)
            errors.Add("reason", message);
        return errors.ToRefusal("base.reason_missing", new("请填写终止合作的原因。", "Say why the cooperation ends."));
    }
}
