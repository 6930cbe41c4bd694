using System.Globalization;

namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string WorkingCalendar => Say("工作日历", "Working calendar");

    public static string WorkingCalendarLead => Say("各环节的办理期限按工作日计算，以此日历为准。", "Deadlines of all steps are counted in working days on this calendar.");

    public static string CalendarYears => Say("年份", "Years");

    public static string CalendarYear(int year) => Say($"{year} 年", $"{year}");

    public static string EditCalendar => Say("编辑", "Edit");

    public static string EditCalendarOf(int year) => Say($"编辑 {year} 年的日历", $"Edit the calendar of {year}");

    public static string ImportCalendar => Say("导入文件", "Import a file");

    public static string ImportCalendarHint => Say(
        "CSV，每行：开始日期,结束日期,类型（放假、上班、寒假、暑假）,名称",
        "CSV, a line each: first day, last day, kind (放假, 上班, 寒假, 暑假), name");

    public static string CalendarImported(string years) => Say($"已导入 {years} 年的日历", $"Imported: {years}");

    public static string CalendarSaved(int year) => Say($"{year} 年的日历已保存", $"The calendar of {year} is saved");

    public static string YearNotEntered(int year) => Say($"{year} 年还没有录入", $"{year} has not been entered yet");

    public static string YearNotEnteredBody => Say(
        "在录入之前，这一年只按周六、周日休息计算期限。国务院公布放假安排后请及时导入。",
        "Until it is, deadlines in that year leave out Saturdays and Sundays only. Import the arrangement once it is announced.");

    public static string CalendarEntries => Say("放假、调休与寒暑假", "Holidays, make-up days and vacations");

    public static string CalendarNote => Say("修改后新产生的任务按新日历计算期限，已有任务的期限不变。", "Tasks that appear from now on count on the new calendar; deadlines that are set already stay.");

    public static string FirstDay => Say("开始日期", "First day");

    public static string LastDay => Say("结束日期", "Last day");

    public static string Kind => Say("类型", "Kind");

    public static string CalendarName => Say("名称", "Name");

    public static string DayOff => Say("休", "off");

    public static string DayOn => Say("班", "on");

    public static string EnteredBy(string who, string when) => Say($"{who} 于 {when} 录入", $"Entered by {who} on {when}");

    public static string Month(int month) => Say($"{month} 月", new DateOnly(2000, month, 1).ToString("MMMM", CultureInfo.InvariantCulture));

    public static IReadOnlyList<string> WeekdayInitials => [Say("一", "M"), Say("二", "T"), Say("三", "W"), Say("四", "T"), Say("五", "F"), Say("六", "S"), Say("日", "S")];
}
