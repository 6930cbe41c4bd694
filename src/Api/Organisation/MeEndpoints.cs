using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Workflows.Organisation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Organisation;

/// <summary><c>/api/me</c>: who am I.</summary>
internal static class MeEndpoints
{
    internal sealed record Me(
        string Id, string UserName, string Name, string? DepartmentId, string? UnitId, IReadOnlyList<GrantView> Roles);

    public static void MapMe(this RouteGroupBuilder api) =>
        api.MapGet("/me", Get).WithTags("我 Me").WithName("GetMe")
            .WithSummary("当前登录人、角色与授权范围").WithDescription("Who is signed in, with roles and their scopes.")
            .ProducesProblem(StatusCodes.Status401Unauthorized);

    private static Ok<Me> Get(CallerAccessor callers, HttpContext context)
    {
        var me = callers.Caller;
        return TypedResults.Ok(new Me(me.PersonId, context.User.Identity?.Name ?? "", me.Name, me.DepartmentId, me.UnitId,
            [.. me.Roles.Select(GrantView.Of)]));
    }
}
