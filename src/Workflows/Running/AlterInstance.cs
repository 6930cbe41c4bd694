using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Running;

/// <summary>What can be changed by hand.</summary>
public enum AlterationKind
{
    /// <summary>Cancels what waits around a step and runs the step next.</summary>
    JumpTo,

    /// <summary>Gives a variable another value.</summary>
    SetVariable,

    /// <summary>Runs an activity that failed once more.</summary>
    Retry,
}

/// <summary>One change by hand.</summary>
/// <param name="Kind">What is changed.</param>
/// <param name="Target">The activity's id; for a variable its name.</param>
/// <param name="Value">The variable's new value.</param>
public sealed record InstanceAlteration(AlterationKind Kind, string Target, JsonNode? Value = null);

/// <summary>Changes a running instance by hand.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Alteration">What is changed.</param>
/// <param name="Reason">Why, at most 500 characters; stands in the log.</param>
public sealed record AlterInstanceRequest(string InstanceId, InstanceAlteration Alteration, string? Reason);

/// <summary>
/// Changes a running instance by hand, as one burst in one transaction: what then stands no more, tasks in inboxes included, is taken
/// back. The aggregates guard themselves all the same, so that no jump approves what the regulation forbids.
/// </summary>
public sealed class AlterInstance(
    WorkflowsDbContext db, WorkflowRunner runner, DefinitionStore definitions, UnitOfWork unitOfWork, EventLog events)
{
    /// <summary>Refuses callers who may not alter instances, a missing reason, an instance that has ended, and a target that isn't one.</summary>
    /// <returns>The instance's id.</returns>
    public async Task<Result<string>> HandleAsync(AlterInstanceRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if ((RouteKeepers.ForbidAltering(caller) ?? InstanceReason.Check(request.Reason)) is { } refusal)
            return refusal;
        return await unitOfWork.RunAsync(
            CommandInfo.Of(caller, "instances.alter", request, unitOfWork.IdempotencyKey), token => AlterAsync(request, token), cancellationToken);
    }

    private async Task<Result<string>> AlterAsync(AlterInstanceRequest request, CancellationToken cancellationToken)
    {
        var instance = await db.Set<WorkflowInstance>().Where(one => one.Id == request.InstanceId).ForUpdate().SingleOrDefaultAsync(cancellationToken);
        if (instance is null)
            return GetInstance.NotFound;
        if (instance.State is not { } json)
            return CancelInstance.Ended;

        var definition = await definitions.VersionAsync(instance.DefinitionId, instance.DefinitionVersion, cancellationToken);
        var state = WorkflowState.FromJson(json);
        var (kind, target, value) = request.Alteration;
        if (Check(request.Alteration, definition, state) is { } impossible)
            return impossible;

        var data = new JsonObject { ["kind"] = kind.ToString(), ["target"] = target, ["title"] = definition.Find(target)?.DisplayText ?? target };
        if (kind == AlterationKind.SetVariable)
            (data["from"], data["to"]) = (state.Variables[target]?.DeepClone(), value?.DeepClone());
        if (!await runner.AlterAsync(instance.Id, ToEngine(request.Alteration), cancellationToken))
            return CancelInstance.Ended;
        events.AppendInstance("InstanceAltered", instance, data, request.Reason!);
        return instance.Id;
    }

    private static Alteration ToEngine(InstanceAlteration alteration) => alteration.Kind switch
    {
        AlterationKind.JumpTo => new Alteration.JumpTo(alteration.Target),
        AlterationKind.SetVariable => new Alteration.SetVariable(alteration.Target, alteration.Value?.DeepClone()),
        AlterationKind.Retry => new Alteration.Retry(alteration.Target),
        _ => throw new ArgumentOutOfRangeException(nameof(alteration), alteration.Kind, null),
    };

    private static Refusal? Check(InstanceAlteration alteration, WorkflowDefinition definition, WorkflowState state) => alteration.Kind switch
    {
        AlterationKind.JumpTo when InstanceDetail.TargetsOf(definition, state).All(step => step.ActivityId != alteration.Target) => new(
            RefusalKind.RuleBroken, "instance.no_such_step", new(
                $"流程中没有可以跳转到的环节“{alteration.Target}”。", $"There is no step “{alteration.Target}” to which the instance can jump.")),
        AlterationKind.SetVariable when !state.Variables.ContainsKey(alteration.Target) => new(
            RefusalKind.RuleBroken, "instance.no_such_variable", new(
                $"流程没有变量“{alteration.Target}”。", $"The instance has no variable “{alteration.Target}”.")),
        AlterationKind.Retry when state.Incidents.All(incident => incident.ActivityId != alteration.Target) => new(
            RefusalKind.RuleBroken, "instance.no_incident", new(
                $"环节“{alteration.Target}”没有异常，或者已经重试过。", $"“{alteration.Target}” has not failed, or was retried already.")),
        _ => null,
    };
}
