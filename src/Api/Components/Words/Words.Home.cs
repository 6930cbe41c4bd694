using System.Globalization;

namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string MostUrgent => Say("最急的待办", "Most urgent");

    public static string AllTasks => Say("全部待办", "Whole inbox");

    public static string StartedByMe => Say("我发起的，正在办理", "Started by me, under way");

    public static string SeeAll => Say("查看全部", "See all");

    public static string QuickEntries => Say("常用入口", "Shortcuts");

    public static string Greeting(int hour, string name) => hour switch
    {
        < 5 => Say($"夜深了，{name}", $"Good evening, {name}"),
        < 12 => Say($"上午好，{name}", $"Good morning, {name}"),
        < 18 => Say($"下午好，{name}", $"Good afternoon, {name}"),
        _ => Say($"晚上好，{name}", $"Good evening, {name}"),
    };

    public static string LongDate(DateOnly day) => Say(
        day.ToString("yyyy 年 M 月 d 日 dddd", CultureInfo.GetCultureInfo("zh-CN")),
        day.ToString("dddd, d MMMM yyyy", CultureInfo.GetCultureInfo("en")));
}
