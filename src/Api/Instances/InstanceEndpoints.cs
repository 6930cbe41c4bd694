using System.Text.Json.Nodes;
using BaseWorkflows.Api.Json;
using BaseWorkflows.Api.OpenApi;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Instances;

/// <summary><c>/api/instances</c>: running workflows, for those who keep routes: find what has failed, change by hand, move to another version.</summary>
internal static class InstanceEndpoints
{
    internal sealed record CancelBody(string? Reason);

    internal sealed record AlterBody(AlterationKind? Kind, string? Target, JsonNode? Value, string? Reason);

    internal sealed record MigrateBody(int? Version, IReadOnlyList<string>? Instances, string? Reason);

    public static void MapInstances(this RouteGroupBuilder api)
    {
        var instances = api.MapGroup("/instances").WithTags("流程实例 Instances");
        instances.MapGet("", ListAsync).WithName("ListInstances")
            .WithSummary("流程实例列表：异常、办理中、已结束").WithDescription("Instances, newest first: those with incidents, running, finished, or all.");
        instances.MapGet("/{id}", GetAsync).WithName("GetInstance")
            .WithSummary("查看流程实例：所在环节、变量、异常、日志").WithDescription("An instance with its waits, variables, incidents and journal.");
        instances.MapPost("/{id}/cancel", CancelAsync).WithName("CancelInstance").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("终止流程实例").WithDescription("Ends it with everything that waits in it; takes a reason, which stands in the log.");
        instances.MapPost("/{id}/alter", AlterAsync).WithName("AlterInstance").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("干预流程实例：跳转、改变量、重试").WithDescription(
                "`JumpTo` a step, `SetVariable` to `value`, `Retry` an activity that failed; takes a reason, which stands in the log.");

        var routes = api.MapGroup("/routes").WithTags("流程 Routes");
        routes.MapGet("/{id}/migration", PreviewAsync).WithName("PreviewMigration")
            .WithSummary("预览：办理中的事项迁移到另一版本").WithDescription("Case by case, where each running instance would stand in that version, or why it can't move.");
        routes.MapPost("/{id}/migrate", MigrateAsync).WithName("MigrateInstances")
            .WithSummary("把办理中的事项迁移到另一版本").WithDescription("Moves instances, each wholly or not at all, and answers what became of each.");
    }

    private static async Task<Results<Ok<Page<InstanceSummary>>, Refused>> ListAsync(
        ListInstances list, CallerAccessor callers, CancellationToken cancellationToken,
        Word<InstanceFilter>? which = null, string? route = null, int? version = null, string? @case = null, int page = 1, int size = 20)
    {
        var asked = PageLimits.Check(page, size);
        return asked.IsOk
            ? (await list.HandleAsync(new(asked.Value, which?.Value ?? InstanceFilter.Any, route is null ? null : [route], version, @case), callers.Caller, cancellationToken)).ToOk()
            : new Refused(asked.Refusal);
    }

    private static async Task<Results<Ok<InstanceDetail>, Refused>> GetAsync(
        string id, GetInstance get, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await get.ShowAsync(id, callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<NoContent, Refused>> CancelAsync(
        string id, CancelBody body, CancelInstance cancel, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await cancel.HandleAsync(new(id, body.Reason), callers.Caller, cancellationToken)).ToNoContent();

    private static async Task<Results<NoContent, Refused>> AlterAsync(
        string id, AlterBody body, AlterInstance alter, CallerAccessor callers, CancellationToken cancellationToken)
    {
        if (body.Kind is not { } kind)
            return new Refused(Missing.Field("kind"));
        return body.Target is { } target
            ? (await alter.HandleAsync(new(id, new(kind, target, body.Value), body.Reason), callers.Caller, cancellationToken)).ToNoContent()
            : new Refused(Missing.Field("target"));
    }

    private static async Task<Results<Ok<MigrationPreview>, Refused>> PreviewAsync(
        string id, int version, PreviewMigration preview, CallerAccessor callers, CancellationToken cancellationToken, int page = 1, int size = 100)
    {
        var asked = PageLimits.Check(page, size);
        return asked.IsOk ? (await preview.HandleAsync(new(id, version, asked.Value), callers.Caller, cancellationToken)).ToOk() : new Refused(asked.Refusal);
    }

    private static async Task<Results<Ok<MigrationPreview>, Refused>> MigrateAsync(
        string id, MigrateBody body, MigrateInstances migrate, CallerAccessor callers, CancellationToken cancellationToken) =>
        body.Version is { } version
            ? (await migrate.HandleAsync(new(id, version, body.Instances ?? [], body.Reason), callers.Caller, cancellationToken)).ToOk()
            : new Refused(Missing.Field("version"));
}
