using BaseWorkflows.Api.OpenApi;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Bases.Registers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Bases;

/// <summary>The working group of a base (5.1). <c>If-Match</c> takes the base's version.</summary>
internal static class WorkingGroupEndpoints
{
    internal sealed record WorkingGroupBody(
        LeaderOffice? LeaderFrom, string? LeaderDepartmentId, GroupMember? Leader, GroupMember? Deputy, IReadOnlyList<GroupMember>? Staff);

    public static void MapWorkingGroup(this RouteGroupBuilder bases)
    {
        bases.MapGet("/{id}/working-group", GetGroupAsync).WithName("GetWorkingGroup")
            .WithSummary("查看基地工作小组（5.1）").WithDescription("The working group; 404 while there is none.");
        bases.MapPut("/{id}/working-group", SetGroupAsync).WithName("SetWorkingGroup").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("登记基地工作小组（5.1）").WithDescription("Sets or replaces the working group: graduate office and departments of the base.");
        bases.MapGet("/{id}/working-group/history", HistoryAsync).WithName("GetWorkingGroupHistory")
            .WithSummary("工作小组的历次登记（5.1）").WithDescription("Every working group that the base has had, the present one first; for those whom the base concerns.");
    }

    private static async Task<Results<Ok<WorkingGroup>, Refused>> GetGroupAsync(
        string id, GetBase get, CallerAccessor callers, HttpResponse response, CancellationToken cancellationToken) =>
        Group(await get.HandleAsync(id, callers.Caller, cancellationToken), response);

    private static async Task<Results<Ok<WorkingGroup>, Refused>> SetGroupAsync(
        string id, WorkingGroupBody body, SetWorkingGroup set, CallerAccessor callers, HttpContext http, CancellationToken cancellationToken)
    {
        var version = IfMatch.Read(http.Request);
        if (!version.IsOk)
            return new Refused(version.Refusal);
        if (body.LeaderFrom is not { } office)
            return new Refused(Missing.Field("leaderFrom"));

        // What else is missing the domain names, all at once.
        var group = new WorkingGroup(office, body.LeaderDepartmentId, body.Leader!, body.Deputy!, body.Staff ?? []);
        return Group(await set.HandleAsync(new(id, group, version.Value), callers.Caller, cancellationToken), http.Response);
    }

    private static async Task<Results<Ok<WorkingGroupHistory>, Refused>> HistoryAsync(
        string id, GetWorkingGroupHistory get, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await get.HandleAsync(id, callers.Caller, cancellationToken)).ToOk();

    private static Results<Ok<WorkingGroup>, Refused> Group(Result<BaseDetail> result, HttpResponse response)
    {
        if (!result.IsOk)
            return new Refused(result.Refusal);
        if (result.Value.WorkingGroup is not { } group)
        {
            return new Refused(new(RefusalKind.NotFound, "base.no_working_group", new(
                "尚未成立基地工作小组。", "There is no working group yet."), Regulation.Art5_1));
        }

        IfMatch.Write(response, result.Value.Version);
        return TypedResults.Ok(group);
    }
}
