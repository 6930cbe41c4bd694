using BaseWorkflows.Api.Components.Shared;

namespace BaseWorkflows.Api.Tests.Pages;

public sealed class MomentsTests : PageTest
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 15, 30, 0, TimeSpan.Zero);

    [TestCase(-50, "已超期 2 天")]
    [TestCase(-1, "今天已超期")]
    [TestCase(0.25, "今天到期")]
    [TestCase(1, "明天到期")]
    [TestCase(48, "还有 2 天")]
    public void Days_are_counted_by_the_calendar_of_the_college(double hours, string expected) =>
        Assert.That(Moments.Until(Now.AddHours(hours), Now), Is.EqualTo(expected));
}
