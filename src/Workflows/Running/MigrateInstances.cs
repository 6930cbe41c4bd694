using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Running;

/// <summary>Moves running instances to another version.</summary>
/// <param name="DefinitionId">The route.</param>
/// <param name="ToVersion">The version to move to.</param>
/// <param name="InstanceIds">Those to move, at most 500.</param>
/// <param name="Reason">Why, at most 500 characters; stands in the log of each case.</param>
public sealed record MigrateInstancesRequest(string DefinitionId, int ToVersion, IReadOnlyList<string> InstanceIds, string? Reason);

/// <summary>
/// Moves running instances to another version of their route, each wholly or not at all, in a transaction of its own, so that one that can't
/// move holds up no other. They stand where the preview said; people keep the tasks that they have.
/// </summary>
public sealed class MigrateInstances(WorkflowsDbContext db, InstanceMigration migration, UnitOfWork unitOfWork, EventLog events)
{
    private const int AtMost = 500;

    /// <summary>
    /// Refuses callers who may not alter instances, a missing reason, more than 500 instances, and a version that is a draft or isn't there.
    /// Moving twice is the same as moving once.
    /// </summary>
    /// <returns>What became of each, in the order of the request; one that is not there is left out.</returns>
    public async Task<Result<MigrationPreview>> HandleAsync(MigrateInstancesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if ((RouteKeepers.ForbidAltering(caller) ?? InstanceReason.Check(request.Reason)) is { } refusal)
            return refusal;
        if (request.InstanceIds.Count is 0 or > AtMost)
        {
            return new Refusal(RefusalKind.Invalid, "instance.invalid", new(
                $"请选择 1 到 {AtMost} 个流程实例。", $"Choose 1 to {AtMost} instances."));
        }

        var cases = new List<MigrationCase>();
        foreach (var id in request.InstanceIds.Distinct())
        {
            var moved = await unitOfWork.RunAsync(
                CommandInfo.Of(caller, "instances.migrate"), token => MoveAsync(id, request, token), cancellationToken);
            if (moved.IsOk)
                cases.Add(moved.Value);
            else if (moved.Refusal.Code != GetInstance.NotFound.Code)
                return moved.Refusal;
        }

        return new MigrationPreview(request.DefinitionId, request.ToVersion, cases, cases.Count, 1, AtMost);
    }

    private async Task<Result<MigrationCase>> MoveAsync(string id, MigrateInstancesRequest request, CancellationToken cancellationToken)
    {
        var target = await migration.TargetAsync(request.DefinitionId, request.ToVersion, cancellationToken);
        if (!target.IsOk)
            return target.Refusal;
        var instance = await db.Set<WorkflowInstance>().Where(one => one.Id == id && one.DefinitionId == request.DefinitionId)
            .ForUpdate().SingleOrDefaultAsync(cancellationToken);
        if (instance is null)
            return GetInstance.NotFound;

        var (plan, state) = await migration.PlanAsync(instance, target.Value, cancellationToken);
        if (state is null)
            return plan;
        instance.DefinitionVersion = request.ToVersion;
        instance.State = state.ToJson();
        events.AppendInstance("InstanceMigrated", instance, new JsonObject { ["from"] = plan.FromVersion }, request.Reason!);
        return plan;
    }
}
