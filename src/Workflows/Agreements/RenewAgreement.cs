using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Agreements;

/// <summary>Asks for a renewal.</summary>
/// <param name="AgreementId">The agreement under which the base works, or last worked.</param>
public sealed record RenewAgreementRequest(string AgreementId);

/// <summary>
/// 发起续签 (4.2): by the graduate office, a department of the base or its unit, from half a year before the end on and after it. Opens the agreement that
/// follows and sends it on <c>agreement-renewal</c>.
/// </summary>
public sealed class RenewAgreement(
    WorkflowsDbContext db, UnitOfWork unitOfWork, AgreementReader reader, AgreementDesk desk, WorkflowRunner runner, TimeProvider time)
{
    /// <summary>The route of a renewal.</summary>
    public const string Route = "agreement-renewal";

    private static readonly Refusal Forbidden = new(RefusalKind.Forbidden, "agreement.renewal_forbidden", new(
        "只有研究生处、本基地的相关院（系、部）和基地联系人可以发起续签。",
        "Only the graduate office, the departments of this base and its unit begin a renewal."), Regulation.Art4_2);

    private static readonly Refusal Running = new(RefusalKind.Conflict, "agreement.renewal_running", new(
        "该协议的续签已在办理或已完成。", "This agreement is being renewed already, or was."), Regulation.Art4_2);

    /// <summary>
    /// Refuses an agreement that the base doesn't work under, a base that is none any more, a moment too early, and a second renewal (409);
    /// of two who ask at once one is refused.
    /// </summary>
    /// <returns>The new agreement's id.</returns>
    public Task<Result<string>> HandleAsync(RenewAgreementRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync<string>(CommandInfo.Of(caller, "agreements.renew", request, unitOfWork.IdempotencyKey), async token =>
        {
            var found = await reader.FindAsync(request.AgreementId, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            if (!AgreementRules.MayRenew(found.Value.Base, caller))
                return Forbidden;

            var trainingBase = await db.Set<TrainingBase>().SingleAsync(one => one.Id == found.Value.Base.Id, token);
            if (await db.Set<Agreement>().AnyAsync(one => one.PreviousId == request.AgreementId && one.VoidSince == null, token))
                return Running;
            if ((AgreementRules.CheckCurrent(trainingBase, request.AgreementId) ?? trainingBase.CheckRenewal(time.Today())) is { } refusal)
                return refusal;

            var renewal = Agreement.OpenRenewal(Guid.CreateVersion7().ToString("N"), trainingBase, time.GetUtcNow());
            db.Add(renewal);
            desk.Tell("AgreementRenewalOpened", renewal, trainingBase, Regulation.Art4_2, new JsonObject
            {
                ["previousAgreementId"] = renewal.PreviousId,
                ["endsOn"] = $"{renewal.PreviousEndsOn:yyyy-MM-dd}",
            });
            var started = await runner.StartAsync(
                Route, AgreementDesk.CaseOf(renewal, trainingBase), SigningInput.Of(renewal, trainingBase), token);
            return started.IsOk ? renewal.Id : started.Refusal;
        }, cancellationToken);
}
