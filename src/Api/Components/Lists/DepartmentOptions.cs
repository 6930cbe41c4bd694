using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Api.Components.Lists;

/// <summary>The departments as values of a filter.</summary>
internal static class DepartmentOptions
{
    /// <summary>All of them; none where they can't be asked for now.</summary>
    public static async Task<IReadOnlyList<ListOption>> OfAsync(UseCases useCases)
    {
        var found = await useCases.RunAsync<ListDepartments, ListOption[]>(async (list, _) =>
            (await list.HandleAsync(CancellationToken.None)).Select(one => new ListOption(one.Id, new(one.Name, one.EnglishName))).ToArray());
        return found.IsOk ? found.Value : [];
    }
}
