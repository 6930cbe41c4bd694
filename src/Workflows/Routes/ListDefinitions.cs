using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>Which versions are meant.</summary>
public enum VersionFilter
{
    /// <summary>All.</summary>
    Any,

    /// <summary>The newest of each route.</summary>
    Latest,

    /// <summary>The one of each route that new cases run.</summary>
    Published,

    /// <summary>Both of these.</summary>
    LatestOrPublished,
}

/// <summary>Asks for a part of the list.</summary>
/// <param name="Page">Which page.</param>
/// <param name="Filter">Which versions.</param>
/// <param name="Text">Part of the name, the description or the definition's id; null for all.</param>
/// <param name="DefinitionIds">Only these routes; null for all.</param>
/// <param name="VersionIds">Only these versions; null for all.</param>
/// <param name="Sort"><c>name</c> (where nothing is said), <c>createdAt</c>, <c>updatedAt</c> or <c>version</c>.</param>
/// <param name="Descending">Backwards.</param>
public sealed record ListDefinitionsRequest(
    PageRequest Page, VersionFilter Filter = VersionFilter.Latest, string? Text = null, IReadOnlyList<string>? DefinitionIds = null,
    IReadOnlyList<string>? VersionIds = null, string? Sort = null, bool Descending = false);

/// <summary>Lists versions of routes without reading their texts.</summary>
public sealed class ListDefinitions(WorkflowsDbContext db)
{
    private static readonly string[] Sorts = ["name", "createdAt", "updatedAt", "version"];

    /// <summary>Refuses callers who may not see versions, and a sort that there isn't.</summary>
    public async Task<Result<Page<DefinitionRow>>> HandleAsync(
        ListDefinitionsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (RouteKeepers.ForbidReading(caller) is { } forbidden)
            return forbidden;
        var sort = request.Sort ?? Sorts[0];
        if (!Sorts.Contains(sort))
        {
            return new Refusal(RefusalKind.Invalid, "list.sort_invalid", new(
                $"可以按 {string.Join('、', Sorts)} 排序。", $"The list can be sorted by {string.Join(", ", Sorts)}."));
        }

        var rows = db.Set<DefinitionRow>().AsNoTracking().That(request.Filter);
        if (request.DefinitionIds is { } definitions)
            rows = rows.Where(row => definitions.Contains(row.DefinitionId));
        if (request.VersionIds is { } versions)
            rows = rows.Where(row => versions.Contains(row.VersionId));
        if (!string.IsNullOrWhiteSpace(request.Text))
        {
            var text = request.Text.Trim();
            rows = rows.Where(row => row.Name.Contains(text) || row.DefinitionId.Contains(text) || row.Description!.Contains(text));
        }

        return await Order(rows, sort, request.Descending).ThenBy(row => row.DefinitionId).ThenBy(row => row.Version)
            .ToPageAsync(request.Page, cancellationToken);
    }

    private static IOrderedQueryable<DefinitionRow> Order(IQueryable<DefinitionRow> rows, string sort, bool descending) => (sort, descending) switch
    {
        ("createdAt", false) => rows.OrderBy(row => row.CreatedAt),
        ("createdAt", true) => rows.OrderByDescending(row => row.CreatedAt),
        ("updatedAt", false) => rows.OrderBy(row => row.UpdatedAt),
        ("updatedAt", true) => rows.OrderByDescending(row => row.UpdatedAt),
        ("version", false) => rows.OrderBy(row => row.Version),
        ("version", true) => rows.OrderByDescending(row => row.Version),
        (_, true) => rows.OrderByDescending(row => row.Name),
        _ => rows.OrderBy(row => row.Name),
    };
}

/// <summary>Filters versions.</summary>
internal static class VersionFilters
{
    public static IQueryable<DefinitionRow> That(this IQueryable<DefinitionRow> rows, VersionFilter filter) => filter switch
    {
        VersionFilter.Latest => rows.Where(row => row.IsLatest),
        VersionFilter.Published => rows.Where(row => row.IsPublished),
        VersionFilter.LatestOrPublished => rows.Where(row => row.IsLatest || row.IsPublished),
        _ => rows,
    };
}
