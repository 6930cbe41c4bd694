using BaseWorkflows.Workflows.Subscriptions.Deliveries;

namespace BaseWorkflows.Workflows.Tests.Subscriptions;

internal sealed class RetryScheduleTests
{
    [Test]
    public void Ten_attempts_over_three_days()
    {
        var waits = Enumerable.Range(1, RetrySchedule.Attempts).Select(tries => RetrySchedule.After(tries, 0.5)).ToList();

        Assert.That(waits, Has.Count.EqualTo(10));
        Assert.That(waits[^1], Is.Null);
        Assert.That(waits[..^1], Is.Ordered.And.None.Null);
        Assert.That(waits[0], Is.EqualTo(TimeSpan.FromSeconds(5)));
        Assert.That(waits.Sum(wait => wait?.TotalHours ?? 0), Is.EqualTo(75.6).Within(0.1));
    }

    [Test]
    public void Chance_spreads_a_wait_by_a_tenth_on_either_side()
    {
        Assert.That(RetrySchedule.After(4, 0), Is.EqualTo(TimeSpan.FromHours(1.8)));
        Assert.That(RetrySchedule.After(4, 1)!.Value.TotalHours, Is.EqualTo(2.2).Within(0.001));
    }

    [Test]
    public void What_the_receiver_asks_for_counts_where_it_is_longer_and_a_day_at_most()
    {
        Assert.That(RetrySchedule.After(1, 0.5, TimeSpan.FromMinutes(10)), Is.EqualTo(TimeSpan.FromMinutes(10)));
        Assert.That(RetrySchedule.After(4, 0.5, TimeSpan.FromMinutes(10)), Is.EqualTo(TimeSpan.FromHours(2)));
        Assert.That(RetrySchedule.After(1, 0.5, TimeSpan.FromDays(400)), Is.EqualTo(TimeSpan.FromDays(1)));
    }
}
