using BaseWorkflows.Api.OpenApi;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Workflows.Organisation.Absences;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Organisation;

/// <summary><c>/api/absences</c>: who is away and who takes over.</summary>
internal static class AbsenceEndpoints
{
    public static void MapAbsences(this RouteGroupBuilder api)
    {
        var absences = api.MapGroup("/absences").WithTags("离岗代理 Absences");
        absences.MapGet("", ListAsync).WithName("ListAbsences")
            .WithSummary("与我有关的离岗代理（系统管理员可见全部）").WithDescription("Absences in which the caller is away or takes over.");
        absences.MapPost("", DeclareAsync).WithName("DeclareAbsence").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("安排离岗代理").WithDescription("Declares an absence and who takes over.");
        absences.MapPost("/{id}/end", EndAsync).WithName("EndAbsence").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("结束离岗代理").WithDescription("Ends an absence, or takes it back.");
    }

    private static async Task<Results<Ok<AbsenceList>, Refused>> ListAsync(
        ListAbsences list, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await list.HandleAsync(callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Created<AbsenceView>, Refused>> DeclareAsync(
        DeclareAbsenceRequest request, DeclareAbsence declare, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await declare.HandleAsync(request, callers.Caller, cancellationToken)).ToCreated(_ => "/api/absences");

    private static async Task<Results<Ok<AbsenceView>, Refused>> EndAsync(
        string id, EndAbsence end, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await end.HandleAsync(new(id), callers.Caller, cancellationToken)).ToOk();
}
