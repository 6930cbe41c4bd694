using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Jobs;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Tests.Jobs;

/// <summary>Article 6(3)1: every December, also where the service was down on the first of it, or all through it.</summary>
public sealed class MissedDecemberTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    [SetUp]
    public Task SaveBase() => Service.SaveAsync(TestBases.Complete("b1"), TestBases.Agreement("b1-agreement", "b1", AgreementStatus.InForce));

    [TestCase("2027-12-01T00:20:00+08:00")]
    [TestCase("2027-12-20T09:00:00+08:00")]
    [TestCase("2028-02-10T09:00:00+08:00")]
    public async Task The_campaign_of_the_year_is_opened_when_the_service_is_back_and_once(string back)
    {
        Service.Time.SetUtcNow(Moment("2027-11-30T12:00:00+08:00"));
        await RunDueAsync();
        Assert.That(await YearsAsync(), Is.Empty);

        Service.Time.SetUtcNow(Moment(back));
        await RunDueAsync();
        Service.Time.Advance(TimeSpan.FromDays(1));
        await RunDueAsync();

        Assert.That(await YearsAsync(), Is.EqualTo(new[] { 2027 }));
        Assert.That(await Service.With<WorkflowsDbContext, int>(db => db.Set<Assessment>().CountAsync(one => one.BaseId == "b1")), Is.EqualTo(1));
    }

    [Test]
    public async Task A_service_that_is_new_in_the_new_year_opens_nothing_for_the_old_one()
    {
        await RunDueAsync();
        Service.Time.Advance(TimeSpan.FromDays(10));
        await RunDueAsync();

        Assert.That(await YearsAsync(), Is.Empty);
    }

    private Task<IReadOnlyList<string>> RunDueAsync() => Service.With<RunDueSchedules, IReadOnlyList<string>>(run => run.HandleAsync(default));

    private Task<List<int>> YearsAsync() => Service.With<WorkflowsDbContext, List<int>>(db => db.Set<Campaign>().Select(one => one.Year).ToListAsync());

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
