using System.Text.Json.Nodes;
using BaseWorkflows.Api.Json;
using BaseWorkflows.Api.OpenApi;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Tasks;

/// <summary><c>/api/tasks</c>: the inbox and what can be done with a task.</summary>
internal static class TaskEndpoints
{
    internal sealed record RevisionBody(int? Revision);

    internal sealed record CompleteBody(int? Revision, string? Outcome, string? Comment, JsonObject? Form, SignatureRequest? Signature);

    internal sealed record DraftBody(int? Revision, JsonObject? Form, string? Comment);

    public static void MapTasks(this RouteGroupBuilder api)
    {
        var tasks = api.MapGroup("/tasks").WithTags("任务 Tasks");
        tasks.MapGet("", ListAsync).WithName("ListTasks")
            .WithSummary("任务列表：待办、待签、已办、我发起的、抄送我的、已超期").WithDescription("A view of the caller's inbox.");
        tasks.MapGet("/counts", CountAsync).WithName("CountTasks")
            .WithSummary("各视图的任务数").WithDescription("How many tasks each view holds.");
        tasks.MapGet("/{id}", GetAsync).WithName("GetTask")
            .WithSummary("打开任务：表单、可选结论、可用操作、历史").WithDescription("A task with form, outcomes, allowed actions and history.");
        tasks.MapPost("/{id}/claim", ClaimAsync).WithName("ClaimTask").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("认领任务").WithDescription("Takes a task for oneself.");
        tasks.MapPost("/{id}/release", ReleaseAsync).WithName("ReleaseTask").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("取消认领").WithDescription("Gives a claimed task back.");
        tasks.MapPost("/{id}/draft", SaveDraftAsync).WithName("SaveTaskDraft").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("暂存表单").WithDescription("Keeps the form as it is so far.");
        tasks.MapPost("/{id}/complete", CompleteAsync).WithName("CompleteTask").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("办理任务：结论、意见、表单、签字").WithDescription("Decides a task. Of two who decide at once one gets 409.");
    }

    private static async Task<Results<Ok<Page<TaskItem>>, Refused>> ListAsync(
        ListTasks list, CallerAccessor callers, CancellationToken cancellationToken,
        Word<TaskView>? view = null, string? text = null, string? taskType = null, int page = 1, int size = 20)
    {
        var asked = PageLimits.Check(page, size);
        return asked.IsOk
            ? (await list.HandleAsync(new(view?.Value ?? TaskView.Todo, asked.Value, text, taskType), callers.Caller, cancellationToken)).ToOk()
            : new Refused(asked.Refusal);
    }

    private static async Task<Results<Ok<TaskCounts>, Refused>> CountAsync(
        CountTasks count, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await count.HandleAsync(callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Ok<TaskAnswer>, Refused>> GetAsync(
        string id, GetTask get, CallerAccessor callers, CancellationToken cancellationToken)
    {
        var found = await get.HandleAsync(id, callers.Caller, cancellationToken);
        return found.IsOk ? TypedResults.Ok(TaskAnswer.Of(found.Value)) : new Refused(found.Refusal);
    }

    private static async Task<Results<Ok<TaskChanged>, Refused>> ClaimAsync(
        string id, RevisionBody? body, ClaimTask claim, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await claim.HandleAsync(new(id, body?.Revision), callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Ok<TaskChanged>, Refused>> ReleaseAsync(
        string id, RevisionBody? body, ReleaseTask release, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await release.HandleAsync(new(id, body?.Revision), callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Ok<TaskChanged>, Refused>> SaveDraftAsync(
        string id, DraftBody body, SaveTaskDraft save, CallerAccessor callers, CancellationToken cancellationToken) =>
        body.Revision is not { } revision ? new Refused(Missing.Field("revision"))
        : (await save.HandleAsync(new(id, revision, body.Form ?? [], body.Comment), callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Ok<TaskCompleted>, Refused>> CompleteAsync(
        string id, CompleteBody body, CompleteTask complete, CallerAccessor callers, CancellationToken cancellationToken)
    {
        if (body.Revision is not { } revision)
            return new Refused(Missing.Field("revision"));
        if (string.IsNullOrWhiteSpace(body.Outcome))
            return new Refused(Missing.Field("outcome"));
        var request = new CompleteTaskRequest(id, revision, body.Outcome, body.Comment, body.Form, body.Signature);
        return (await complete.HandleAsync(request, callers.Caller, cancellationToken)).ToOk();
    }
}
