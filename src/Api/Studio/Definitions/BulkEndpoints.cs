using System.Globalization;
using System.IO.Compression;
using System.Text;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Api.Studio.Calls;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Routes;

namespace BaseWorkflows.Api.Studio.Definitions;

/// <summary><c>/elsa/api/bulk-actions/…/workflow-definitions</c>: one after the other, each a change of its own.</summary>
/// <remarks>What is refused does not hold up the rest. Then the answer is a refusal that names each, since Studio would only count.</remarks>
internal static class BulkEndpoints
{
    private const int MaxExported = 200;

    public static void MapStudioBulk(this RouteGroupBuilder api)
    {
        var bulk = api.MapGroup("/bulk-actions");
        bulk.MapPost("/delete/workflow-definitions/by-definition-id", async (ByDefinition body, DeleteDefinition delete, CallerAccessor callers, CancellationToken ct) =>
            await EachAsync(body.DefinitionIds, async id => Outcome(await delete.HandleAsync(new(id), callers.Caller, ct), _ => "deleted"), Deleted));
        bulk.MapPost("/delete/workflow-definitions/by-id", async (ById body, DeleteVersion delete, CallerAccessor callers, CancellationToken ct) =>
            await EachAsync(body.Ids, async id => Outcome(await delete.HandleAsync(new(id), callers.Caller, ct), _ => "deleted"), Deleted));
        bulk.MapPost("/publish/workflow-definitions/by-definition-ids", async (ByDefinition body, PublishDefinition publish, CallerAccessor callers, CancellationToken ct) =>
            await EachAsync(
                body.DefinitionIds,
                async id => Outcome(await publish.HandleAsync(new(id), callers.Caller, ct), done => done.AlreadyPublished ? "alreadyPublished" : "published"),
                ids => new { published = ids("published"), alreadyPublished = ids("alreadyPublished"), notFound = ids("notFound"), updatedConsumers = Array.Empty<string>() }));
        bulk.MapPost("/retract/workflow-definitions/by-definition-ids", async (ByDefinition body, RetractDefinition retract, CallerAccessor callers, CancellationToken ct) =>
            await EachAsync(
                body.DefinitionIds,
                async id => Outcome(await retract.HandleAsync(new(id), callers.Caller, ct), _ => "retracted"),
                ids => new { retracted = ids("retracted"), alreadyRetracted = ids("alreadyRetracted"), notFound = ids("notFound") }));
        bulk.MapPost("/export/workflow-definitions", ExportAsync);
    }

    private static object Deleted(Func<string, IReadOnlyList<string>> ids) => new { deleted = ids("deleted").Count };

    private static (string? Outcome, Refusal? Refusal) Outcome<T>(Result<T> result, Func<T, string> named) => result switch
    {
        { IsOk: true } => (named(result.Value), null),
        { Refusal.Kind: RefusalKind.NotFound } => ("notFound", null),
        { Refusal.Code: "route.not_published" } => ("alreadyRetracted", null),
        _ => (null, result.Refusal),
    };

    private static async Task<IResult> EachAsync(
        IReadOnlyList<string> ids, Func<string, Task<(string? Outcome, Refusal? Refusal)>> act, Func<Func<string, IReadOnlyList<string>>, object> show)
    {
        var done = new List<(string Id, string Outcome)>();
        var refused = new List<Refusal>();
        foreach (var id in ids.Distinct())
        {
            var (outcome, refusal) = await act(id);
            if (outcome is not null)
                done.Add((id, outcome));
            else
                refused.Add(refusal!);
        }

        if (refused.Count == 0)
            return StudioAnswer.Of(show(outcome => [.. done.Where(one => one.Outcome == outcome).Select(one => one.Id)]));
        return StudioAnswer.Refused(new Refusal(RefusalKind.RuleBroken, "route.some_refused", new(
            $"{done.Count} 个已完成，{refused.Count} 个没有完成。", string.Create(CultureInfo.InvariantCulture, $"{done.Count} done, {refused.Count} refused.")))
        {
            Errors = new Dictionary<string, IReadOnlyList<Text>> { ["refused"] = [.. refused.Select(one => one.Detail)] },
        });
    }

    private static async Task<IResult> ExportAsync(ById body, GetDefinition get, CallerAccessor callers, CancellationToken ct)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var id in body.Ids.Distinct().Take(MaxExported))
            {
                var found = await get.HandleAsync(GetDefinitionRequest.ByVersionId(id), callers.Caller, ct);
                if (!found.IsOk)
                    return StudioAnswer.Refused(found.Refusal);
                await using var entry = await zip.CreateEntry(DefinitionEndpoints.FileName(found.Value.Row)).OpenAsync(ct);
                await entry.WriteAsync(Encoding.UTF8.GetBytes(found.Value.ToJson()), ct);
            }
        }

        return Results.File(file.ToArray(), "application/zip", "workflow-definitions.zip");
    }

    private sealed record ByDefinition(IReadOnlyList<string> DefinitionIds);

    private sealed record ById(IReadOnlyList<string> Ids);
}
