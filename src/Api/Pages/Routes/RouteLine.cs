using BaseWorkflows.Api.Components;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;

namespace BaseWorkflows.Api.Pages.Routes;

/// <summary>A route in the list.</summary>
/// <param name="Latest">Its newest version.</param>
/// <param name="Published">The version that new cases run; null for none.</param>
/// <param name="Running">How many instances run, of whatever version.</param>
/// <param name="Faulted">How many of them have failed.</param>
internal sealed record RouteLine(DefinitionRow Latest, DefinitionRow? Published, int Running, int Faulted)
{
    /// <summary>One page of routes by name.</summary>
    public static async Task<Result<Page<RouteLine>>> ListAsync(UseCases useCases, int page, string? text)
    {
        var latest = await useCases.RunAsync<ListDefinitions, Page<DefinitionRow>>((list, caller) => list.HandleAsync(
            new(new PageRequest(page), VersionFilter.Latest, text), caller, CancellationToken.None));
        if (!latest.IsOk)
            return latest.Refusal;

        string[] ids = [.. latest.Value.Items.Select(row => row.DefinitionId)];
        var published = await useCases.RunAsync<ListDefinitions, Page<DefinitionRow>>((list, caller) => list.HandleAsync(
            new(new PageRequest(1, PageRequest.MaxSize), VersionFilter.Published, DefinitionIds: ids), caller, CancellationToken.None));
        if (!published.IsOk)
            return published.Refusal;
        var use = await useCases.RunAsync<GetRouteUse, IReadOnlyList<VersionUse>>((get, caller) => get.HandleAsync(ids, caller, CancellationToken.None));
        if (!use.IsOk)
            return use.Refusal;

        var inUse = published.Value.Items.ToDictionary(row => row.DefinitionId);
        var counts = use.Value.ToLookup(one => one.DefinitionId);
        return latest.Value.Map(row => new RouteLine(
            row, inUse.GetValueOrDefault(row.DefinitionId), counts[row.DefinitionId].Sum(one => one.Running), counts[row.DefinitionId].Sum(one => one.Faulted)));
    }
}
