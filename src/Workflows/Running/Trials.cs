using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Running;

/// <summary>A trial of a route.</summary>
/// <param name="DefinitionId">The route.</param>
/// <param name="Input">Its input by name.</param>
public sealed record StartTrialRequest(string DefinitionId, JsonObject Input);

/// <summary>A started trial.</summary>
public sealed record StartedTrial(string InstanceId);

/// <summary>
/// Runs the published version of a route by itself, without a case. That is for routes of standard activities. One that asks people or
/// changes applications, agreements or bases has nothing to do that to, and is refused: such routes are tried out by simulation.
/// </summary>
public sealed class StartTrial(WorkflowsDbContext db, DefinitionStore definitions, ActivityCatalog catalog, UnitOfWork unitOfWork, WorkflowRunner runner)
{
    /// <summary>Refuses callers who don't edit routes, an unknown or unpublished route, one with a newer draft, and one that needs a case.</summary>
    public async Task<Result<StartedTrial>> HandleAsync(StartTrialRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (RouteKeepers.ForbidEditing(caller) is { } forbidden)
            return forbidden;
        var newest = await db.Set<DefinitionRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.DefinitionId == request.DefinitionId && row.IsLatest, cancellationToken);
        if (newest is null)
            return RouteRefusals.NotFound;
        if (!newest.IsPublished)
        {
            return new Refusal(RefusalKind.RuleBroken, "route.not_published", new(
                "最新版本还没有发布，只能运行已发布的版本。请先发布。", "The newest version is not published, and only published ones run; publish it first."));
        }

        var definition = await definitions.VersionAsync(newest.DefinitionId, newest.Version, cancellationToken);
        if (await NeedsCaseAsync(definition, [], cancellationToken) is { } activity)
        {
            return new Refusal(RefusalKind.RuleBroken, "route.needs_case", new(
                $"流程“{definition.Name}”不能单独运行：环节“{activity.DisplayText}”要办理具体的申请、协议或基地。它由业务启动；试运行请用流程页面的“模拟”。",
                $"The route “{definition.Name}” can't run by itself: its step “{activity.DisplayText}” works on an application, an agreement or a base. Such work starts it; to try it out, simulate it on its page."));
        }

        return await unitOfWork.RunAsync<StartedTrial>(
            CommandInfo.Of(caller, "routes.try", request, unitOfWork.IdempotencyKey),
            async token =>
            {
                var about = new CaseRef(CaseKind.Route, newest.VersionId, newest.Name, null, null);
                var started = await runner.StartAsync(newest.DefinitionId, about, (JsonObject)request.Input.DeepClone(), token);
                return started.IsOk ? new StartedTrial(started.Value) : started.Refusal;
            },
            cancellationToken);
    }

    /// <summary>The first activity that works on a case, here or in a route that this one starts; null where none does.</summary>
    private async Task<ActivityNode?> NeedsCaseAsync(WorkflowDefinition definition, HashSet<string> seen, CancellationToken cancellationToken)
    {
        seen.Add(definition.DefinitionId);
        foreach (var activity in definition.Activities)
        {
            if (catalog.Find(activity.Type, activity.Version) is { } own && !own.TypeName.StartsWith("Elsa.", StringComparison.Ordinal))
                return activity;
            if (catalog.Composite(activity) is { } inner && !seen.Contains(inner.DefinitionId)
                && await NeedsCaseAsync(inner, seen, cancellationToken) is not null)
                return activity;
            if (activity.Type is not ("Elsa.DispatchWorkflow" or "Elsa.ExecuteWorkflow"))
                continue;

            // What is computed can't be known before; what isn't published would stop the run anyway.
            if (activity.Input("workflowDefinitionId") is not { Type: "Literal", Value: { } value })
                return activity;
            var id = value.ToString();
            if (!seen.Contains(id) && await definitions.PublishedAsync(id, cancellationToken) is { } started
                && await NeedsCaseAsync(started, seen, cancellationToken) is not null)
                return activity;
        }

        return null;
    }
}

/// <summary>
/// Ends a trial. Instances that work on a case are not ended here: that takes a reason, which whoever asks this way can't give.
/// </summary>
public sealed class CancelTrial(WorkflowsDbContext db, UnitOfWork unitOfWork, WorkflowRunner runner)
{
    /// <summary>Refuses callers who don't edit routes, an unknown instance, one that works on a case, and one that has ended.</summary>
    public async Task<Result<StartedTrial>> HandleAsync(string instanceId, Caller caller, CancellationToken cancellationToken)
    {
        if (RouteKeepers.ForbidEditing(caller) is { } forbidden)
            return forbidden;
        return await unitOfWork.RunAsync<StartedTrial>(
            CommandInfo.Of(caller, "routes.cancel_trial", instanceId, unitOfWork.IdempotencyKey),
            async token =>
            {
                if (await Trial.FindAsync(db, instanceId, token) is { IsOk: false } missing)
                    return missing.Refusal;
                return await runner.CancelAsync(instanceId, token) ? new StartedTrial(instanceId) : new Refusal(
                    RefusalKind.Conflict, "instance.ended", new("流程实例已经结束。", "The instance has ended already."));
            },
            cancellationToken);
    }
}

/// <summary>Deletes a trial that has ended, with its journal. Instances that worked on a case are its history and stay.</summary>
public sealed class DeleteTrial(WorkflowsDbContext db, UnitOfWork unitOfWork)
{
    /// <summary>Refuses callers who don't edit routes, an unknown instance, one that works on a case, and one that still runs.</summary>
    public async Task<Result<StartedTrial>> HandleAsync(string instanceId, Caller caller, CancellationToken cancellationToken)
    {
        if (RouteKeepers.ForbidEditing(caller) is { } forbidden)
            return forbidden;
        return await unitOfWork.RunAsync<StartedTrial>(
            CommandInfo.Of(caller, "routes.delete_trial", instanceId, unitOfWork.IdempotencyKey),
            async token =>
            {
                var found = await Trial.FindAsync(db, instanceId, token);
                if (!found.IsOk)
                    return found.Refusal;
                if (found.Value.IsRunning)
                    return new Refusal(RefusalKind.Conflict, "instance.running", new("流程实例仍在运行，请先取消。", "The instance still runs; cancel it first."));

                await db.Set<JournalRow>().Where(row => row.InstanceId == instanceId).ExecuteDeleteAsync(token);
                await db.Set<FinishedState>().Where(finished => finished.InstanceId == instanceId).ExecuteDeleteAsync(token);
                db.Remove(found.Value);
                return new StartedTrial(instanceId);
            },
            cancellationToken);
    }
}

internal static class Trial
{
    public static async Task<Result<WorkflowInstance>> FindAsync(WorkflowsDbContext db, string instanceId, CancellationToken cancellationToken)
    {
        if (await db.Set<WorkflowInstance>().Where(one => one.Id == instanceId).ForUpdate().SingleOrDefaultAsync(cancellationToken) is not { } instance)
            return GetInstance.NotFound;
        return instance.Case.Kind == CaseKind.Route ? instance : new Refusal(RefusalKind.RuleBroken, "instance.has_case", new(
            $"实例办理的是“{instance.Case.Title}”，是它的办理记录。请在“流程实例”页面说明理由后处理。",
            $"The instance works on “{instance.Case.Title}” and is its history. Use the page of instances, which asks for a reason."));
    }
}
