using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Persistence;

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows of this page, in the list's order.</param>
/// <param name="Total">How many rows there are on all pages.</param>
/// <param name="Number">This page, from 1.</param>
/// <param name="Size">Rows per page.</param>
public sealed record Page<T>(
    IReadOnlyList<T> Items, int Total, [property: System.Text.Json.Serialization.JsonPropertyName("page")] int Number, int Size)
{
    /// <summary>The same page with its rows shown differently.</summary>
    public Page<TOther> Map<TOther>(Func<T, TOther> show) => new([.. Items.Select(show)], Total, Number, Size);
}

/// <summary>Which page of a list is asked for; numbers outside the limits are moved inside.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Size">1 to 200.</param>
public sealed record PageRequest(int Page = 1, int Size = 20)
{
    /// <summary>The most rows that a page may have.</summary>
    public const int MaxSize = 200;

    /// <summary>The page's number, at least 1.</summary>
    public int Page { get; } = Math.Clamp(Page, 1, 1_000_000);

    /// <summary>Rows per page, 20 where nothing sensible was asked for.</summary>
    public int Size { get; } = Size <= 0 ? 20 : Math.Min(Size, MaxSize);
}

/// <summary>Reads pages.</summary>
public static class Paging
{
    /// <summary>Reads one page of an ordered query, and the number of all rows.</summary>
    public static async Task<Page<T>> ToPageAsync<T>(this IQueryable<T> query, PageRequest request, CancellationToken cancellationToken)
    {
        var total = await query.CountAsync(cancellationToken);
        var items = await query.Skip((request.Page - 1) * request.Size).Take(request.Size).ToListAsync(cancellationToken);
        return new(items, total, request.Page, request.Size);
    }
}
