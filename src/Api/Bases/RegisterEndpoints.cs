using BaseWorkflows.Api.OpenApi;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Bases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Bases;

/// <summary>The working group and the mentors of a base (article 5). <c>If-Match</c> takes the base's version.</summary>
internal static class RegisterEndpoints
{
    internal sealed record WorkingGroupBody(
        LeaderOffice? LeaderFrom, string? LeaderDepartmentId, GroupMember? Leader, GroupMember? Deputy, IReadOnlyList<GroupMember>? Staff);

    internal sealed record MentorBody(
        string? Name, string? Discipline, string? Qualification, DateOnly? SelectedOn, string? SelectionRecord, string? Phone);

    internal sealed record MentorList(IReadOnlyList<Mentor> Items);

    public static void MapRegisters(this RouteGroupBuilder bases)
    {
        bases.MapGet("/{id}/working-group", GetGroupAsync).WithName("GetWorkingGroup")
            .WithSummary("查看基地工作小组（5.1）").WithDescription("The working group; 404 while there is none.");
        bases.MapPut("/{id}/working-group", SetGroupAsync).WithName("SetWorkingGroup").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("登记基地工作小组（5.1）").WithDescription("Sets or replaces the working group: graduate office and departments of the base.");
        bases.MapGet("/{id}/mentors", ListMentorsAsync).WithName("ListMentors")
            .WithSummary("查看基地导师（5.2）").WithDescription("The mentors, in the order of their entry.");
        bases.MapPost("/{id}/mentors", AddMentorAsync).WithName("AddMentor").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("登记基地导师（5.2）").WithDescription("Registers a mentor: graduate office, departments of the base, and its unit.");
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

    private static async Task<Results<Ok<MentorList>, Refused>> ListMentorsAsync(
        string id, GetBase get, CallerAccessor callers, HttpResponse response, CancellationToken cancellationToken)
    {
        var found = await get.HandleAsync(id, callers.Caller, cancellationToken);
        if (!found.IsOk)
            return new Refused(found.Refusal);
        IfMatch.Write(response, found.Value.Version);
        return TypedResults.Ok(new MentorList(found.Value.Mentors));
    }

    private static async Task<Results<Created<Mentor>, Refused>> AddMentorAsync(
        string id, MentorBody body, AddMentor add, CallerAccessor callers, HttpContext http, CancellationToken cancellationToken)
    {
        var version = IfMatch.Read(http.Request);
        if (!version.IsOk)
            return new Refused(version.Refusal);
        var request = new AddMentorRequest(
            id, body.Name, body.Discipline, body.Qualification, body.SelectedOn, body.SelectionRecord, body.Phone, version.Value);
        var added = await add.HandleAsync(request, callers.Caller, cancellationToken);
        if (!added.IsOk)
            return new Refused(added.Refusal);
        IfMatch.Write(http.Response, added.Value.Version);
        return TypedResults.Created($"/api/bases/{added.Value.Base.Id}/mentors", added.Value.Mentors[^1]);
    }

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
