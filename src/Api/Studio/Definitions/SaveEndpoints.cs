using System.Text.Json.Nodes;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Api.Studio.Calls;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Routes;

namespace BaseWorkflows.Api.Studio.Definitions;

/// <summary>Saving, importing, publishing, retracting, going back and deleting, on the use cases that our own pages call.</summary>
internal static class SaveEndpoints
{
    private static readonly Refusal NoModel = new(RefusalKind.Invalid, "route.unreadable", new("请求中没有流程定义。", "There is no definition in the request."));

    public static void MapStudioSaving(this RouteGroupBuilder api)
    {
        var definitions = api.MapGroup("/workflow-definitions");
        definitions.MapPost("", SaveAsync);
        definitions.MapPost("/import", ImportAsync);
        definitions.MapPost("/{id}/publish", PublishAsync);
        definitions.MapPost("/{id}/retract", async (string id, RetractDefinition retract, UnknownActivities unknown, CallerAccessor callers, CancellationToken ct) =>
            StudioAnswer.Of(await retract.HandleAsync(new(id), callers.Caller, ct), stored => StudioDefinition.Of(stored, unknown)));
        definitions.MapPost("/{id}/revert/{version:int}", async (string id, int version, RevertDefinition revert, CallerAccessor callers, CancellationToken ct) =>
            StudioAnswer.Of(await revert.HandleAsync(new(id, version), callers.Caller, ct), stored => StudioSummary.Of(stored.Row)));
        definitions.MapDelete("/{id}", async (string id, DeleteDefinition delete, CallerAccessor callers, CancellationToken ct) =>
            StudioAnswer.Done(await delete.HandleAsync(new(id), callers.Caller, ct)));
        api.MapDelete("/workflow-definition-versions/{id}", async (string id, DeleteVersion delete, CallerAccessor callers, CancellationToken ct) =>
            StudioAnswer.Done(await delete.HandleAsync(new(id), callers.Caller, ct)));
    }

    private static async Task<IResult> SaveAsync(
        JsonObject body, SaveDraft save, PublishDefinition publish, GetDefinition get, UnknownActivities unknown, CallerAccessor callers, CancellationToken ct)
    {
        if (body["model"] is not JsonObject model)
            return StudioAnswer.Refused(NoModel);
        var saved = await StoreAsync(Read(model), save, get, callers.Caller, ct);
        if (!saved.IsOk)
            return StudioAnswer.Refused(saved.Refusal);
        if (body["publish"] is not JsonValue value || !value.TryGetValue(out bool wanted) || !wanted)
            return StudioAnswer.Of(new StudioSaved(StudioDefinition.Of(new(saved.Value.Definition, saved.Value.Row), unknown), false));

        // What was saved stays saved where the check forbids publishing: nobody's work is lost to a refusal.
        return await PublishAsync(saved.Value.Row.DefinitionId, publish, unknown, callers, ct);
    }

    private static async Task<IResult> ImportAsync(
        JsonObject model, SaveDraft save, UnknownActivities unknown, CallerAccessor callers, CancellationToken ct)
    {
        var imported = await save.HandleAsync(new(Read(model).ToJsonString(), null), callers.Caller, ct);
        return StudioAnswer.Of(imported, saved => StudioDefinition.Of(new(saved.Definition, saved.Row), unknown));
    }

    private static async Task<IResult> PublishAsync(
        string id, PublishDefinition publish, UnknownActivities unknown, CallerAccessor callers, CancellationToken ct) =>
        StudioAnswer.Of(await publish.HandleAsync(new(id), callers.Caller, ct), published => new StudioSaved(
            StudioDefinition.Of(new(published.Definition, published.Row), unknown), published.AlreadyPublished));

    private static async Task<Result<SavedDefinition>> StoreAsync(
        JsonObject model, SaveDraft save, GetDefinition get, Caller caller, CancellationToken ct)
    {
        var json = model.ToJsonString();
        var (definitionId, open) = (Text(model["definitionId"]), Text(model["id"]));
        var saved = await save.HandleAsync(new(json, definitionId is null ? null : open), caller, ct);
        if (saved.IsOk || saved.Refusal.Code != "route.stale" || definitionId is null)
            return saved;

        // Studio goes on with the id that it has where the answer that named the draft was a refusal (saved, but not published) or is
        // still on its way (two saves in a row). Then the draft that stands in its way is its own.
        var newest = await get.HandleAsync(GetDefinitionRequest.Latest(definitionId), caller, ct);
        var before = newest.IsOk ? await get.HandleAsync(GetDefinitionRequest.Of(definitionId, newest.Value.Row.Version - 1), caller, ct) : newest;
        return before.IsOk && newest.Value.Row is { IsDraft: true } draft && draft.ChangedBy == caller.Name && before.Value.Row.VersionId == open
            ? await save.HandleAsync(new(json, draft.VersionId), caller, ct)
            : saved;
    }

    // Links and the like are ours to say; they have no place in a stored definition.
    private static JsonObject Read(JsonObject model)
    {
        UnknownActivities.Restore(model);
        foreach (var ours in (string[])["links", "materializerName", "isReadonly"])
            model.Remove(ours);
        return model;
    }

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) && !string.IsNullOrWhiteSpace(text) ? text : null;
}
