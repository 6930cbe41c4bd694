namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string All => Say("全部", "All");

    public static string Filters => Say("筛选", "Filters");

    public static string FiltersSet(int count) => Say($"筛选（{count}）", $"Filters ({count})");

    public static string ClearFilters => Say("清除筛选", "Clear filters");

    public static string SortBy => Say("排序", "Sort by");

    public static string Pages => Say("翻页", "Pages");

    public static string PreviousPage => Say("上一页", "Previous page");

    public static string NextPage => Say("下一页", "Next page");

    public static string PageNumber(int number) => Say($"第 {number} 页", $"Page {number}");

    public static string TotalRows(int total) => Say($"共 {total} 条", total == 1 ? "1 entry" : $"{total} entries");

    public static string NothingFound => Say("没有符合条件的记录", "Nothing matches");

    public static string NothingFoundBody => Say("换个关键词，或清除筛选条件再试。", "Try other words, or clear the filters.");
}
