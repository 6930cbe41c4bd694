using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Problems;

/// <summary>All rows of a list that is otherwise read page by page, for an Excel file.</summary>
internal static class WholeList
{
    /// <summary>Reads page after page; a refusal of the first one stands for all.</summary>
    public static async Task<Result<IReadOnlyList<T>>> ReadAsync<T>(Func<PageRequest, Task<Result<Page<T>>>> list)
    {
        List<T> rows = [];
        for (var page = 1; ; page++)
        {
            var read = await list(new(page, PageRequest.MaxSize));
            if (!read.IsOk)
                return read.Refusal;
            rows.AddRange(read.Value.Items);
            if (read.Value.Items.Count < PageRequest.MaxSize)
                return rows;
        }
    }
}
