using BaseWorkflows.Domain;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using static BaseWorkflows.TestKit.TestRoutes;
using static BaseWorkflows.TestKit.TestVersions;

namespace BaseWorkflows.Workflows.Tests.Running;

/// <summary>Running cases go on in another version of their route.</summary>
public sealed class MigrationTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    [Test]
    public async Task The_preview_says_case_by_case_where_each_would_stand_or_why_it_cannot_move_and_changes_nothing()
    {
        var (atA, atB) = await TwoCasesAsync();
        await Service.PublishAsync(Sequential("seq", "A", "C"));

        var preview = (await PreviewAsync(2)).Value;

        Assert.That(preview.Cases.Select(one => (one.InstanceId, one.FromVersion, string.Join(',', one.Steps))), Is.EqualTo(new[] { (atA, 1, "A"), (atB, 1, "") }));
        Assert.That(preview.Cases[1].Obstacles.Select(one => one.Zh), Is.EqualTo(new[] { "新版本没有环节“B”" }));
        Assert.That(await VersionsAsync(), Is.EqualTo(new[] { 1, 1 }));
    }

    [Test]
    public async Task Those_that_can_move_move_and_go_on_in_the_new_version_while_the_others_stay_as_they_are()
    {
        var (atA, atB) = await TwoCasesAsync();
        await Service.PublishAsync(Sequential("seq", "A", "C"));

        var moved = (await MigrateAsync(2, atA, atB)).Value;

        Assert.That(moved.Cases.Select(one => one.CanMove), Is.EqualTo(new[] { true, false }));
        Assert.That(await VersionsAsync(), Is.EqualTo(new[] { 2, 1 }));
        await Service.CompleteAsync((await Service.InboxAsync(Officer)).Single(task => task.Step == "A"), Officer);
        Assert.That((await Service.InboxAsync(Officer)).Select(task => task.Step), Is.EquivalentTo(new[] { "C", "B" }));
        Assert.That(await Service.With<WorkflowsDbContext, IReadOnlyList<string>>(HalfDone.FindAsync), Is.Empty);
        var line = await Service.With<WorkflowsDbContext, EventRow>(db => db.Set<EventRow>().SingleAsync(row => row.Type == "InstanceMigrated"));
        Assert.That((line.Subject, line.ActorName, line.Comment, line.CaseId), Is.EqualTo(($"instance/{atA}", "周流程", "路线调整", Case.Id)));
        Assert.That(line.Data, Does.Contain("\"from\":1").And.Contain("\"version\":2"));
    }

    [Test]
    public async Task Moving_twice_is_the_same_as_moving_once()
    {
        var (atA, _) = await TwoCasesAsync();
        await Service.PublishAsync(Sequential("seq", "A", "C"));
        await MigrateAsync(2, atA);

        var again = (await MigrateAsync(2, atA)).Value;

        Assert.That(again.Cases.Single().Obstacles.Single().Zh, Is.EqualTo("已是这个版本。"));
        Assert.That(await Service.With<WorkflowsDbContext, int>(db => db.Set<EventRow>().CountAsync(row => row.Type == "InstanceMigrated")), Is.EqualTo(1));
    }

    [Test]
    public async Task A_task_of_another_type_or_without_the_buttons_that_it_shows_keeps_the_case_where_it_is()
    {
        await TwoCasesAsync();
        await Service.PublishAsync(Definition("seq", [Step("A", ("outcomes", """["Approve"]""")), Step("B")], [Connection("A", "Approve", "B")]));

        var preview = (await PreviewAsync(2)).Value;

        Assert.That(preview.Cases[0].Obstacles.Single().Zh, Is.EqualTo("待办“A”在新版本中没有结论“不同意”"));
        Assert.That(preview.Cases[1].CanMove);
    }

    [Test]
    public async Task Nobody_moves_cases_to_a_draft_without_a_reason_or_without_the_right()
    {
        var (atA, _) = await TwoCasesAsync();
        await Service.SaveAsync(Sequential("seq", "A", "C"));
        Assert.That((await PreviewAsync(2)).Refusal?.Code, Is.EqualTo("route.is_draft"));
        Assert.That((await MigrateAsync(2, atA)).Refusal?.Code, Is.EqualTo("route.is_draft"));
        Assert.That((await PreviewAsync(7)).Refusal?.Code, Is.EqualTo("route.no_version"));

        await Service.PublishAsync(Sequential("seq", "A", "C"));
        Assert.That((await MigrateAsync(2, [atA], " ")).Refusal?.Errors.Keys, Is.EquivalentTo(new[] { "reason" }));
        Assert.That((await MigrateAsync(2)).Refusal?.Code, Is.EqualTo("instance.invalid"));
        Assert.That((await MigrateAsync(2, [atA], "x", Officer)).Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That(await VersionsAsync(), Is.EqualTo(new[] { 1, 1 }));
    }

    /// <summary>One case at A, an older version's, and one at B.</summary>
    private async Task<(string AtA, string AtB)> TwoCasesAsync()
    {
        await Service.PublishAsync(Sequential("seq", "A", "B"));
        var first = (await Service.StartAsync("seq")).Value;
        Service.Time.Advance(TimeSpan.FromMinutes(1));
        var second = (await Service.StartAsync("seq")).Value;
        var tasks = await Service.With<WorkflowsDbContext, string>(db => db.Set<HumanTask>().Where(task => task.InstanceId == second).Select(task => task.Id).SingleAsync());
        await Service.CompleteAsync((await Service.InboxAsync(Officer)).Single(task => task.Id == tasks), Officer);
        return (first, second);
    }

    private Task<Result<MigrationPreview>> PreviewAsync(int version) => Service.With<PreviewMigration, Result<MigrationPreview>>(
        preview => preview.HandleAsync(new("seq", version, new PageRequest(1, 100)), Administrator, default));

    private Task<Result<MigrationPreview>> MigrateAsync(int version, params string[] ids) => MigrateAsync(version, ids, "路线调整");

    private Task<Result<MigrationPreview>> MigrateAsync(int version, string[] ids, string reason, Caller? caller = null) =>
        Service.With<MigrateInstances, Result<MigrationPreview>>(migrate => migrate.HandleAsync(new("seq", version, ids, reason), caller ?? Administrator, default));

    private Task<List<int>> VersionsAsync() => Service.With<WorkflowsDbContext, List<int>>(db =>
        db.Set<WorkflowInstance>().OrderBy(one => one.StartedAt).Select(one => one.DefinitionVersion).ToListAsync());
}
