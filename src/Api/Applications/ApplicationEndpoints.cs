using BaseWorkflows.Api.Json;
using BaseWorkflows.Api.OpenApi;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Applications;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Applications;

/// <summary><c>/api/applications</c>: from the draft to the decision.</summary>
internal static class ApplicationEndpoints
{
    internal sealed record WithdrawBody(string? Reason);

    public static void MapApplications(this RouteGroupBuilder api)
    {
        var applications = api.MapGroup("/applications").WithTags("申请 Applications");
        applications.MapGet("", ListAsync).WithName("ListApplications")
            .WithSummary("申请列表").WithDescription("Applications that the caller may see; voluntary ones first among the open ones (2.2.3).");
        applications.MapPost("", CreateAsync).WithName("CreateApplication").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("新建申请草稿").WithDescription("Begins an application as a draft; anything may still be missing.");
        applications.MapGet("/{id}", GetAsync).WithName("GetApplication")
            .WithSummary("查看申请：申请表、可用操作、各环节意见").WithDescription("An application with form, allowed actions and opinions.");
        applications.MapPut("/{id}", SaveAsync).WithName("SaveApplication").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("保存申请表（草稿或退回后）").WithDescription("Saves the whole form; `If-Match` takes the version.");
        applications.MapPost("/{id}/submit", SubmitAsync).WithName("SubmitApplication").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("提交或重新提交").WithDescription("Puts it on the route that the rule chooses (3.1), or back on it after a return.");
        applications.MapPost("/{id}/withdraw", WithdrawAsync).WithName("WithdrawApplication").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("撤回申请").WithDescription("The applicant takes it back before it is decided.");
        applications.MapDelete("/{id}", DiscardAsync).WithName("DiscardApplication").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("删除草稿").WithDescription("Throws away a draft that was never submitted; `If-Match` takes the version.");
        applications.MapGet("/{id}/timeline", TimelineAsync).WithName("GetApplicationTimeline")
            .WithSummary("申请的时间线").WithDescription("Everything that happened, oldest first.");
    }

    private static async Task<Results<Ok<Page<ApplicationItem>>, Refused>> ListAsync(
        ListApplications list, CallerAccessor callers, CancellationToken cancellationToken,
        Word<ApplicationStatus>? status = null, Word<BaseCategory>? category = null, Word<Origin>? origin = null,
        string? department = null, string? @base = null, string? text = null, bool mine = false, int page = 1, int size = 20)
    {
        var asked = PageLimits.Check(page, size);
        if (!asked.IsOk)
            return new Refused(asked.Refusal);
        var request = new ListApplicationsRequest(asked.Value, status?.Value, category?.Value, origin?.Value, department, text, mine, @base);
        return (await list.HandleAsync(request, callers.Caller, cancellationToken)).ToOk();
    }

    private static async Task<Results<Created<ApplicationAnswer>, Refused>> CreateAsync(
        ApplicationForm form, CreateApplication create, CallerAccessor callers, HttpResponse response, CancellationToken cancellationToken) =>
        Show(await create.HandleAsync(new(form), callers.Caller, cancellationToken), response)
            .ToCreated(application => $"/api/applications/{application.Id}");

    private static async Task<Results<Ok<ApplicationAnswer>, Refused>> GetAsync(
        string id, GetApplication get, CallerAccessor callers, HttpResponse response, CancellationToken cancellationToken) =>
        Show(await get.HandleAsync(id, callers.Caller, cancellationToken), response).ToOk();

    private static async Task<Results<Ok<ApplicationAnswer>, Refused>> SaveAsync(
        string id, ApplicationForm form, SaveApplication save, CallerAccessor callers, HttpContext http, CancellationToken cancellationToken)
    {
        var version = IfMatch.Read(http.Request);
        return version.IsOk
            ? Show(await save.HandleAsync(new(id, form, version.Value), callers.Caller, cancellationToken), http.Response).ToOk()
            : new Refused(version.Refusal);
    }

    private static async Task<Results<Ok<ApplicationAnswer>, Refused>> SubmitAsync(
        string id, SubmitApplication submit, CallerAccessor callers, HttpContext http, CancellationToken cancellationToken)
    {
        var version = IfMatch.Read(http.Request);
        return version.IsOk
            ? Show(await submit.HandleAsync(new(id, version.Value), callers.Caller, cancellationToken), http.Response).ToOk()
            : new Refused(version.Refusal);
    }

    private static async Task<Results<Ok<ApplicationAnswer>, Refused>> WithdrawAsync(
        string id, WithdrawBody? body, WithdrawApplication withdraw, CallerAccessor callers, HttpResponse response,
        CancellationToken cancellationToken) =>
        Show(await withdraw.HandleAsync(new(id, body?.Reason), callers.Caller, cancellationToken), response).ToOk();

    private static async Task<Results<NoContent, Refused>> DiscardAsync(
        string id, DiscardApplication discard, CallerAccessor callers, HttpContext http, CancellationToken cancellationToken)
    {
        var version = IfMatch.Read(http.Request);
        return version.IsOk
            ? (await discard.HandleAsync(new(id, version.Value), callers.Caller, cancellationToken)).ToNoContent()
            : new Refused(version.Refusal);
    }

    private static async Task<Results<Ok<EventList>, Refused>> TimelineAsync(
        string id, GetApplicationTimeline get, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await get.HandleAsync(id, callers.Caller, cancellationToken)).ToOk();

    private static Result<ApplicationAnswer> Show(Result<ApplicationDetail> result, HttpResponse response)
    {
        if (!result.IsOk)
            return result.Refusal;

        IfMatch.Write(response, result.Value.Version);
        return ApplicationAnswer.Of(result.Value);
    }
}
