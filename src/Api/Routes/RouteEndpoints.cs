using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Workflows.Routes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Routes;

/// <summary><c>/api/routes</c>: the published routes in words, for everybody; their versions are <see cref="RouteVersionEndpoints"/>.</summary>
internal static class RouteEndpoints
{
    public static void MapRoutes(this RouteGroupBuilder api)
    {
        var routes = api.MapGroup("/routes").WithTags("流程 Routes");
        routes.MapGet("", ListAsync).WithName("ListRoutes")
            .WithSummary("已发布的审批流程及其环节").WithDescription("The published routes with their steps in words, by name.");
        routes.MapGet("/{id}", GetAsync).WithName("GetRoute")
            .WithSummary("查看一个已发布的流程").WithDescription("A published route with its steps in words.");
        routes.MapVersions();
        routes.MapCheck();
        routes.MapSimulation();
    }

    private static async Task<Results<Ok<RouteList>, Refused>> ListAsync(
        ListRoutes list, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await list.HandleAsync(callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Ok<RouteItem>, Refused>> GetAsync(
        string id, GetRoute get, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await get.HandleAsync(id, callers.Caller, cancellationToken)).ToOk();
}
