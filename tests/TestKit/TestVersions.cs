using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;

namespace BaseWorkflows.TestKit;

/// <summary>Edits routes as a route administrator does.</summary>
public static class TestVersions
{
    public static readonly Caller Administrator = new("routes", "周流程", [new(Role.RouteAdministrator, Scope.College)], null);

    /// <summary>The text of another route, with something in it changed.</summary>
    public static string Changed(this string json, Action<JsonObject> change)
    {
        var document = JsonNode.Parse(json)!.AsObject();
        change(document);
        return document.ToJsonString();
    }

    public static Task<Result<SavedDefinition>> SaveAsync(
        this TestService service, string json, string? expected = null, Caller? caller = null, string? idempotencyKey = null) =>
        service.With<SaveDraft, Result<SavedDefinition>>(save => save.HandleAsync(new(json, expected), caller ?? Administrator, default), idempotencyKey);

    public static Task<Result<PublishedDefinition>> PublishDraftAsync(this TestService service, string id, Caller? caller = null) =>
        service.With<PublishDefinition, Result<PublishedDefinition>>(publish => publish.HandleAsync(new(id), caller ?? Administrator, default));

    public static Task<Result<StoredDefinition>> RetractAsync(this TestService service, string id, Caller? caller = null) =>
        service.With<RetractDefinition, Result<StoredDefinition>>(retract => retract.HandleAsync(new(id), caller ?? Administrator, default));

    public static Task<Result<StoredDefinition>> RevertAsync(this TestService service, string id, int version, Caller? caller = null) =>
        service.With<RevertDefinition, Result<StoredDefinition>>(revert => revert.HandleAsync(new(id, version), caller ?? Administrator, default));

    public static Task<Result<StoredDefinition>> GetAsync(this TestService service, GetDefinitionRequest request, Caller? caller = null) =>
        service.With<GetDefinition, Result<StoredDefinition>>(get => get.HandleAsync(request, caller ?? Administrator, default));

    public static async Task<IReadOnlyList<DefinitionRow>> VersionsAsync(this TestService service, string id) =>
        (await service.With<ListDefinitions, Result<Page<DefinitionRow>>>(list => list.HandleAsync(
            new(new PageRequest(1, 200), VersionFilter.Any, DefinitionIds: [id], Sort: "version"), Administrator, default))).Value.Items;

    /// <summary>The steps of a definition.</summary>
    public static IEnumerable<string> Steps(this WorkflowDefinition definition) =>
        definition.Activities.Where(activity => activity.Parent is not null).Select(activity => activity.Id);
}
