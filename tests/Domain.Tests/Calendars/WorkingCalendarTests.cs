using System.Globalization;
using BaseWorkflows.Domain.Calendars;
using CsCheck;

namespace BaseWorkflows.Domain.Tests.Calendars;

/// <summary>What counts as a working day, on the autumn of 2026 as the State Council arranged it, and in general.</summary>
public class WorkingCalendarTests
{
    private static readonly WorkingCalendar Autumn = new([Year(
        2026,
        new(Day(9, 20), Day(9, 20), CalendarDayKind.MakeUp, "国庆节调休"),
        new(Day(9, 25), Day(9, 27), CalendarDayKind.Holiday, "中秋节"),
        new(Day(10, 1), Day(10, 7), CalendarDayKind.Holiday, "国庆节"),
        new(Day(10, 10), Day(10, 10), CalendarDayKind.MakeUp, "国庆节调休"),
        new(Day(12, 28), Day(12, 31), CalendarDayKind.Vacation, "寒假"))]);

    [TestCase("2026-09-19", false, TestName = "a Saturday")]
    [TestCase("2026-09-20", true, TestName = "a Sunday that is made up")]
    [TestCase("2026-09-24", true, TestName = "the day before the holiday")]
    [TestCase("2026-09-25", false, TestName = "a Friday of a holiday")]
    [TestCase("2026-10-07", false, TestName = "the last day of the holiday")]
    [TestCase("2026-10-08", true, TestName = "the day after it")]
    [TestCase("2026-12-28", false, TestName = "a Monday in the vacation")]
    [TestCase("2027-01-04", true, TestName = "a Monday of a year that nobody entered")]
    [TestCase("2027-01-03", false, TestName = "a Sunday of that year")]
    public void A_day_is_worked_or_not(string day, bool isWorked) =>
        Assert.That(Autumn.IsWorkday(DateOnly.Parse(day, CultureInfo.InvariantCulture)), Is.EqualTo(isWorked));

    [TestCase(1, "2026-10-08")]
    [TestCase(2, "2026-10-09")]
    [TestCase(3, "2026-10-10")]
    [TestCase(4, "2026-10-12")]
    public void Working_days_after_the_eve_of_the_national_day(int workdays, string expected) =>
        Assert.That($"{Autumn.After(Day(9, 30), workdays):yyyy-MM-dd}", Is.EqualTo(expected));

    [TestCase(8, 1, "2026-09-30")]
    [TestCase(8, 3, "2026-09-28")]
    [TestCase(12, 1, "2026-10-10")]
    public void Working_days_before_a_day_leave_the_holiday_out_and_take_the_made_up_day(int october, int workdays, string expected) =>
        Assert.That($"{Autumn.Before(Day(10, october), workdays):yyyy-MM-dd}", Is.EqualTo(expected));

    [Test]
    public void What_happens_before_a_deadline_happens_from_the_beginning_of_the_college_s_day() =>
        Assert.That(
            Autumn.BeginningBefore(new DateTimeOffset(2026, 10, 8, 15, 59, 59, TimeSpan.Zero), 1),
            Is.EqualTo(new DateTimeOffset(2026, 9, 29, 16, 0, 0, TimeSpan.Zero)));

    [TestCase(9, 30, 0, TestName = "on the last day none is left")]
    [TestCase(9, 24, 3, TestName = "a holiday and a weekend in between don't count")]
    [TestCase(10, 8, 0, TestName = "after it none")]
    public void Working_days_are_left_until_the_eve_of_the_national_day(int month, int day, int left) =>
        Assert.That(Autumn.WorkdaysLeft(Day(month, day), Day(9, 30)), Is.EqualTo(left));

    [Test]
    public void A_deadline_ends_with_the_college_s_day_whatever_the_hour_it_began()
    {
        var lateInTheEvening = new DateTimeOffset(2026, 9, 30, 15, 59, 59, TimeSpan.Zero);
        var afterMidnightInChina = lateInTheEvening.AddSeconds(1);

        Assert.That(Autumn.DeadlineAfter(lateInTheEvening, 1), Is.EqualTo(new DateTimeOffset(2026, 10, 8, 15, 59, 59, TimeSpan.Zero)));
        Assert.That(Autumn.DeadlineAfter(afterMidnightInChina, 1), Is.EqualTo(new DateTimeOffset(2026, 10, 8, 15, 59, 59, TimeSpan.Zero)));
    }

    [Test]
    public void A_vacation_counts_before_a_make_up_day()
    {
        var calendar = new WorkingCalendar([Year(
            2026,
            new(Day(2, 14), Day(2, 14), CalendarDayKind.MakeUp, "春节调休"),
            new(Day(1, 25), Day(2, 28), CalendarDayKind.Vacation, "寒假"))]);

        Assert.That(calendar.IsWorkday(Day(2, 14)), Is.False);
    }

    [Test]
    public void So_many_working_days_later_so_many_are_between_and_the_last_is_one() =>
        Gen.Select(GenYear, Gen.Int[0, 364], Gen.Int[1, 60]).Sample((year, offset, workdays) =>
        {
            var calendar = new WorkingCalendar([year]);
            var first = Day(1, 1).AddDays(offset);
            var last = calendar.After(first, workdays);
            var between = Enumerable.Range(1, last.DayNumber - first.DayNumber).Select(first.AddDays).Count(calendar.IsWorkday);
            return calendar.IsWorkday(last) && between == workdays;
        });

    [Test]
    public void What_contradicts_itself_is_refused_with_the_place()
    {
        var refused = CalendarYear.Of(2026,
        [
            new(Day(10, 7), Day(10, 1), CalendarDayKind.Holiday, "国庆节"),
            new(Day(10, 9), Day(10, 9), CalendarDayKind.MakeUp, "星期五"),
            new(new(2027, 1, 1), new(2027, 1, 3), CalendarDayKind.Holiday, "元旦"),
            new(Day(5, 1), Day(5, 5), CalendarDayKind.Holiday, "劳动节"),
            new(Day(5, 3), Day(5, 3), CalendarDayKind.MakeUp, " "),
        ]).Refusal;

        Assert.That(refused?.Errors.Keys, Is.EquivalentTo(new[] { "entries[0].to", "entries[1].from", "entries[2].from", "entries[4].from", "entries[4].name" }));
    }

    private static Gen<CalendarYear> GenYear { get; } =
        Gen.Select(Gen.Int[0, 360], Gen.Int[0, 4], Gen.Int[0, 1]).Array[0, 12].Select(drawn => Year(2026, [.. drawn.Select(one => new CalendarEntry(
            Day(1, 1).AddDays(one.Item1), Day(1, 1).AddDays(one.Item1 + one.Item2), one.Item3 == 0 ? CalendarDayKind.Holiday : CalendarDayKind.Vacation, "假"))
            .Aggregate(new List<CalendarEntry>(), (kept, next) =>
            {
                if (!kept.Exists(other => other.Kind == next.Kind && other.Overlaps(next)))
                    kept.Add(next);
                return kept;
            })]));

    private static CalendarYear Year(int year, params CalendarEntry[] entries) => CalendarYear.Of(year, entries).Value;

    private static DateOnly Day(int month, int day) => new(2026, month, day);
}
