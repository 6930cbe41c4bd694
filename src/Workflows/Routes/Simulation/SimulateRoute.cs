using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Routes.Simulation;

/// <summary>Asks how a route would go.</summary>
/// <param name="RouteId">The route.</param>
/// <param name="Version">That version; null for the newest, a draft included.</param>
/// <param name="Cases">Ids of finished cases of that route.</param>
/// <param name="MadeUp">Cases that nobody has had.</param>
public sealed record SimulateRouteRequest(string RouteId, int? Version, IReadOnlyList<string> Cases, IReadOnlyList<MadeUpCase> MadeUp);

/// <summary>A case that nobody has had.</summary>
/// <param name="Title">What the answer calls it.</param>
/// <param name="Input">What the route starts with, such as <c>departmentIds</c> and <c>unitId</c>.</param>
/// <param name="Decisions">How steps are decided, in this order; steps that are not named are decided by their best outcome.</param>
public sealed record MadeUpCase(string? Title, JsonObject? Input, IReadOnlyList<MadeUpDecision>? Decisions);

/// <summary>How a step of a made-up case is decided.</summary>
/// <param name="Step">The task type, or the id of the activity.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Form">What the form says; null for nothing.</param>
public sealed record MadeUpDecision(string? Step, string? Outcome, JsonObject? Form);

/// <summary>How a version of a route would go.</summary>
/// <param name="Definition">The version.</param>
/// <param name="Row">How it is stored.</param>
/// <param name="Cases">How each case would go.</param>
/// <param name="Picture">The route, no case on it.</param>
public sealed record Simulation(WorkflowDefinition Definition, DefinitionRow Row, IReadOnlyList<SimulatedCase> Cases, RoutePicture Picture)
{
    /// <summary>The route with the way that a case takes drawn on it; where it does not come to an end, the step at which it stops.</summary>
    public RoutePicture PictureOf(SimulatedCase one) =>
        Picture.With(one.Path, one.End == SimulatedEnd.Ended ? null : one.Steps is [.., var last] ? last.ActivityId : null);
}

/// <summary>
/// Runs a version of a route over finished and made-up cases without touching anything: the engine runs on a state in memory, its
/// activities only write down what they would do, people are looked up and nothing is saved.
/// </summary>
public sealed class SimulateRoute(
    WorkflowsDbContext db, GetDefinition get, DefinitionStore store, CaseAccess access, SimulationRun run, RouteDrawing drawing)
{
    private const int MostCases = 20;

    /// <summary>Refuses callers who may not see versions, cases that are not theirs to see or have not finished, and more than 20 cases.</summary>
    public async Task<Result<Simulation>> HandleAsync(SimulateRouteRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var found = await get.HandleAsync(
            request.Version is { } version ? GetDefinitionRequest.Of(request.RouteId, version) : GetDefinitionRequest.Latest(request.RouteId),
            caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;
        if (request.Cases.Count + request.MadeUp.Count is 0 or > MostCases)
        {
            return new Refusal(RefusalKind.Invalid, "simulation.no_cases", new(
                $"请选择 1 到 {MostCases} 个事项。", $"Choose 1 to {MostCases} cases."));
        }

        var (definition, row) = found.Value;
        await store.PrepareAsync(definition, null, cancellationToken);
        var simulated = new List<SimulatedCase>();
        foreach (var id in request.Cases.Distinct())
        {
            if (await HappenedAsync(row.DefinitionId, id, caller, cancellationToken) is not { } happened)
            {
                return new Refusal(RefusalKind.NotFound, "simulation.no_such_case", new(
                    $"没有已办结的事项“{id}”，或者您无权查看。", $"There is no finished case “{id}”, or it is not yours to see."));
            }

            simulated.Add(await run.RunAsync(definition, happened, cancellationToken));
        }

        foreach (var made in request.MadeUp)
            simulated.Add(await run.RunAsync(definition, Script.Of(made), cancellationToken));
        return new Simulation(definition, row, simulated, drawing.Of(definition));
    }

    /// <summary>Finished cases of the route that the caller may see, the latest first, at most 50.</summary>
    public async Task<Result<IReadOnlyList<CaseRef>>> CasesAsync(string routeId, Caller caller, CancellationToken cancellationToken)
    {
        if (RouteKeepers.ForbidReading(caller) is { } forbidden)
            return forbidden;
        if (!CaseAccess.SeesEveryCase(caller))
            return Array.Empty<CaseRef>();
        var finished = await Finished(routeId).OrderByDescending(instance => instance.FinishedAt).Take(50)
            .Select(instance => instance.Case).ToListAsync(cancellationToken);
        return (List<CaseRef>)[.. finished.DistinctBy(about => about.Id)];
    }

    private IQueryable<WorkflowInstance> Finished(string routeId) => db.Set<WorkflowInstance>().AsNoTracking()
        .Where(instance => instance.DefinitionId == routeId && instance.FinishedAt != null && instance.SubStatus == WorkflowSubStatus.Finished);

    private async Task<Script?> HappenedAsync(string routeId, string caseId, Caller caller, CancellationToken cancellationToken)
    {
        var instance = await Finished(routeId).Where(one => EF.Property<string>(one, "CaseId") == caseId)
            .OrderByDescending(one => one.FinishedAt).FirstOrDefaultAsync(cancellationToken);
        if (instance is null || !await access.MaySeeAsync(caller, instance.Case.Kind, caseId, cancellationToken))
            return null;

        var state = await db.Set<FinishedState>().AsNoTracking().SingleAsync(one => one.InstanceId == instance.Id, cancellationToken);
        var tasks = await db.Set<HumanTask>().AsNoTracking()
            .Where(task => task.InstanceId == instance.Id && task.State == TaskState.Completed)
            .OrderBy(task => task.CompletedAt).ToListAsync(cancellationToken);
        var journal = await db.Set<JournalRow>().AsNoTracking().Where(line => line.InstanceId == instance.Id)
            .OrderBy(line => line.Number).ToListAsync(cancellationToken);
        return Script.Of(instance, WorkflowState.FromJson(state.State).Input, tasks, journal);
    }
}
