using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Api.Studio.Calls;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Running;

namespace BaseWorkflows.Api.Studio.Instances;

/// <summary>Running, cancelling and deleting: for trials. Instances that work on a case are changed on our own page, with a reason.</summary>
internal static class RunEndpoints
{
    private static readonly Refusal NoSingleActivity = new(RefusalKind.RuleBroken, "activity.not_tested_alone", new(
        "不支持单独测试一个活动，请运行或模拟整个流程。", "Single activities are not tested by themselves; run or simulate the route."));

    private static readonly Refusal NoImport = new(RefusalKind.RuleBroken, "instance.no_import", new(
        "流程实例是办理记录，不能从文件导入。", "Instances are history and can't be brought in from a file."));

    public static void MapStudioRuns(this RouteGroupBuilder api)
    {
        api.MapPost("/workflow-definitions/{id}/execute", ExecuteAsync);
        api.MapPost("/tests/activities", () => StudioAnswer.Refused(NoSingleActivity));
        api.MapPost("/cancel/workflow-instances/{id}", async (string id, CancelTrial cancel, CallerAccessor callers, CancellationToken ct) =>
            StudioAnswer.Done(await cancel.HandleAsync(id, callers.Caller, ct)));
        api.MapDelete("/workflow-instances/{id}", async (string id, DeleteTrial delete, CallerAccessor callers, CancellationToken ct) =>
            StudioAnswer.Done(await delete.HandleAsync(id, callers.Caller, ct)));
        api.MapPost("/bulk-actions/cancel/workflow-instances", async (Several several, CancelTrial cancel, CallerAccessor callers, CancellationToken ct) =>
            await EachAsync(several, id => cancel.HandleAsync(id, callers.Caller, ct), count => new { cancelledCount = count }));
        api.MapPost("/bulk-actions/delete/workflow-instances/by-id", async (Several several, DeleteTrial delete, CallerAccessor callers, CancellationToken ct) =>
            await EachAsync(several, id => delete.HandleAsync(id, callers.Caller, ct), count => new { deletedCount = count }));
        api.MapPost("/bulk-actions/export/workflow-instances", ExportAsync);
        api.MapPost("/bulk-actions/import/workflow-instances", () => StudioAnswer.Refused(NoImport));
    }

    private static async Task<IResult> ExecuteAsync(
        string id, Run? run, StartTrial start, CallerAccessor callers, HttpResponse response, CancellationToken ct)
    {
        var started = await start.HandleAsync(new(id, run?.Input ?? []), callers.Caller, ct);
        if (!started.IsOk)
            return StudioAnswer.Refused(started.Refusal);
        response.Headers["x-elsa-workflow-instance-id"] = started.Value.InstanceId;
        response.Headers["x-elsa-workflow-cannot-start"] = "false";
        return StudioAnswer.Of(new { workflowInstanceId = started.Value.InstanceId });
    }

    private static async Task<IResult> EachAsync(Several several, Func<string, Task<Result<StartedTrial>>> act, Func<int, object> show)
    {
        var (done, refused) = (0, new List<Refusal>());
        foreach (var id in (several.Ids ?? several.WorkflowInstanceIds ?? []).Distinct())
        {
            var result = await act(id);
            if (result.IsOk)
                done++;
            else
                refused.Add(result.Refusal);
        }

        return refused.Count == 0 ? StudioAnswer.Of(show(done)) : StudioAnswer.Refused(new Refusal(
            RefusalKind.RuleBroken, "instance.some_refused", new($"{done} 个已完成，{refused.Count} 个没有完成。", $"{done} done, {refused.Count} refused."))
        {
            Errors = new Dictionary<string, IReadOnlyList<Text>> { ["refused"] = [.. refused.Select(one => one.Detail)] },
        });
    }

    private static async Task<IResult> ExportAsync(Several several, GetInstance get, CallerAccessor callers, CancellationToken ct)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var id in (several.Ids ?? []).Distinct())
            {
                var found = await get.HandleAsync(id, callers.Caller, ct);
                if (!found.IsOk)
                    return StudioAnswer.Refused(found.Refusal);
                await using var entry = await zip.CreateEntry($"{found.Value.Instance.DefinitionId}-{id}.json").OpenAsync(ct);
                await entry.WriteAsync(Encoding.UTF8.GetBytes(InstanceFile.Of(found.Value)), ct);
            }
        }

        return Results.File(file.ToArray(), "application/zip", "workflow-instances.zip");
    }

    private sealed record Run(JsonObject? Input);

    private sealed record Several(IReadOnlyList<string>? Ids, IReadOnlyList<string>? WorkflowInstanceIds);
}
