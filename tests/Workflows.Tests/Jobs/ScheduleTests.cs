using BaseWorkflows.Workflows.Jobs;

namespace BaseWorkflows.Workflows.Tests.Jobs;

/// <summary>When schedules are due: on the college's clock.</summary>
public sealed class ScheduleTests
{
    [TestCase("0 10 3 * * *", "2027-03-01T03:09:59+08:00", "2027-02-28T03:10:00+08:00")]
    [TestCase("0 10 3 * * *", "2027-03-01T03:10:00+08:00", "2027-03-01T03:10:00+08:00")]
    [TestCase("*/15 * * * * *", "2027-03-01T03:09:59+08:00", "2027-03-01T03:09:45+08:00")]
    [TestCase("0 0 0 1 12 *", "2027-11-30T23:59:59+08:00", "2026-12-01T00:00:00+08:00")]
    [TestCase("0 0 0 1 12 *", "2027-12-01T00:00:00+08:00", "2027-12-01T00:00:00+08:00")]
    public void The_last_time_is_found_on_the_colleges_clock(string cron, string moment, string expected) =>
        Assert.That(Of(cron).LastBefore(Moment(moment)), Is.EqualTo(Moment(expected)));

    [Test]
    public void The_next_time_is_found_on_the_colleges_clock() =>
        Assert.That(Of("0 0 0 1 12 *").NextAfter(Moment("2027-11-30T15:59:59Z")), Is.EqualTo(Moment("2027-12-01T00:00:00+08:00")));

    [Test]
    public void Every_schedule_has_a_key_of_its_own_and_times_that_come() => Assert.Multiple(() =>
    {
        Assert.That(Schedules.All.Select(schedule => schedule.Key), Is.Unique);
        Assert.That(Schedules.All.Select(schedule => schedule.NextAfter(Moment("2027-03-01T00:00:00Z"))), Has.None.Null);
        Assert.That(Schedules.All.Select(schedule => schedule.Key.Length), Has.All.LessThanOrEqualTo(40));
    });

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Schedule Of(string cron) => new("test", new("测试", "Test"), new("", ""), cron, (_, _, _) => Task.FromResult(0));
}
