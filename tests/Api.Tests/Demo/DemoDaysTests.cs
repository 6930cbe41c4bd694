using BaseWorkflows.Api.Demo;
using BaseWorkflows.Api.Demo.Cases;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Questionnaires;
using BaseWorkflows.Workflows.Bases.Registers;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Rectifications;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace BaseWorkflows.Api.Tests.Demo;

/// <summary>The demo is as rich on whatever day it is begun: in the December campaign, in the new year, on a leap day outside of it.</summary>
public sealed class DemoDaysTests
{
    [TestCase("2026-12-05")]
    [TestCase("2027-01-03")]
    [TestCase("2028-02-29")]
    public async Task There_is_a_base_in_every_status_a_case_on_every_route_and_three_past_Decembers(string day)
    {
        await using var host = await ApiHost.StartAsync(DatabaseProvider.Sqlite);
        var now = new DateTimeOffset(DateOnly.ParseExact(day, "yyyy-MM-dd", null), new(8, 30), TimeSpan.FromHours(8));
        await using var application = new DemoApplication(
            host.Services.GetRequiredService<IConfiguration>(), host.Services.GetRequiredService<ILoggerFactory>(), new FakeTimeProvider(now));
        await new DemoPlay(application, NullLogger<DemoPlay>.Instance).RunAsync(default);

        await using var scope = application.At(now);
        var db = scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>();
        Assert.That(await db.Set<TrainingBase>().Select(one => one.Status).Distinct().ToListAsync(), Is.EquivalentTo(Enum.GetValues<BaseStatus>()));
        Assert.That(await db.Set<WorkflowInstance>().Where(one => one.FinishedAt == null).Select(one => one.DefinitionId).Distinct().ToListAsync(), Is.EquivalentTo(new[]
        {
            "approval-clinical", "approval-department", "approval-voluntary", "agreement-signing", "agreement-renewal", "base-construction", "annual-assessment", "rectification",
        }));

        var years = await db.Set<Campaign>().Select(one => one.Year).Order().ToListAsync();
        Assert.That(years, Is.EqualTo(Enumerable.Range(years[0], 4)), "three past Decembers, and the campaign that runs");
        Assert.That(await db.Set<Assessment>().Where(one => one.Year < years[3] && one.Status != AssessmentStatus.Concluded).CountAsync(), Is.Zero);
        Assert.That(await db.Set<Assessment>().Where(one => one.Year < years[3]).GroupBy(one => one.Year).Select(year => year.Count()).ToListAsync(), Has.All.AtLeast(4));

        var officer = (await scope.ServiceProvider.GetRequiredService<CallerDirectory>().FindAsync(
            (await db.Users.SingleAsync(one => one.UserName == "grad.officer")).Id, null, default))!;
        var overdue = await scope.ServiceProvider.GetRequiredService<ListRectifications>().HandleAsync(new(new(1, 200), Overdue: true), officer, default);
        Assert.That(overdue.Value.Items, Has.Count.EqualTo(1));
        var gaps = await scope.ServiceProvider.GetRequiredService<ListGaps>().HandleAsync(new(new(1, 200)), officer, default);
        Assert.That(gaps.Value.Items, Is.Not.Empty);
        Assert.That(await db.Set<Invitation>().CountAsync(one => one.HasAnswered), Is.EqualTo(13));
    }
}
