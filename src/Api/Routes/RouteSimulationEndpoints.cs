using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Workflows.Routes.Simulation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Routes;

/// <summary><c>/api/routes/{id}/simulate</c>: how a route would go.</summary>
internal static class RouteSimulationEndpoints
{
    /// <summary>What to simulate.</summary>
    /// <param name="Version">The version; the newest, a draft included, where none is named.</param>
    /// <param name="Cases">Ids of finished cases of the route.</param>
    /// <param name="MadeUp">Cases that nobody has had.</param>
    internal sealed record SimulateBody(int? Version, IReadOnlyList<string>? Cases, IReadOnlyList<MadeUpCase>? MadeUp);

    /// <summary>How it would go.</summary>
    internal sealed record SimulationAnswer(string RouteId, string VersionId, int Version, IReadOnlyList<SimulatedCase> Cases);

    public static void MapSimulation(this RouteGroupBuilder routes) => routes
        .MapPost("/{id}/simulate", SimulateAsync).WithName("SimulateRoute")
        .WithSummary("模拟流程：用已办结的或虚拟的事项走一遍，不改动任何数据").WithDescription(
            "Runs a version over finished cases (with the answers that people gave) and made-up ones, without touching anything: who would be "
            + "asked, in which order, and where it goes another way than it went.");

    private static async Task<Results<Ok<SimulationAnswer>, Refused>> SimulateAsync(
        string id, SimulateBody body, SimulateRoute simulate, CallerAccessor callers, CancellationToken cancellationToken)
    {
        var found = await simulate.HandleAsync(new(id, body.Version, body.Cases ?? [], body.MadeUp ?? []), callers.Caller, cancellationToken);
        return found.IsOk
            ? TypedResults.Ok(new SimulationAnswer(found.Value.Row.DefinitionId, found.Value.Row.VersionId, found.Value.Row.Version, found.Value.Cases))
            : new Refused(found.Refusal);
    }
}
