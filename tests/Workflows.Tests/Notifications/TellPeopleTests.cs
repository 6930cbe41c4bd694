using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Notifications;
using BaseWorkflows.Workflows.Organisation.Absences;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Notifications;

/// <summary>Who is told what: each once, whatever comes again.</summary>
public sealed class TellPeopleTests(DatabaseProvider provider) : NotificationTests(provider)
{
    [Test]
    public async Task Every_candidate_is_told_of_a_new_task_and_only_once()
    {
        await GiveAsync();
        await TellAsync();
        await TellAsync();

        var told = (await NotificationsAsync(Officer)).Single();
        var task = (await Service.InboxAsync(Officer)).Single();
        Assert.That((told.Kind, told.Link, told.IsRead, told.IsOver), Is.EqualTo((NotificationKind.TaskOffered, $"/tasks/{task.Id}", false, false)));
        Assert.That(told.Line.Title, Is.EqualTo(new Text($"新待办：{task.Title}", $"New task: {task.Title}")));
        Assert.That(told.Line.Body.Zh, Does.Contain(Case.Title).And.Contain("请在 2027-03-08 前办理"));
        Assert.That(await NotificationsAsync(SecondOfficer), Has.Count.EqualTo(1));
        Assert.That(await NotificationsAsync(Director), Is.Empty);
    }

    [Test]
    public async Task A_case_that_is_called_after_its_base_names_it_once()
    {
        await Service.PublishAsync(Definition("told", [Step("A")], []));
        await Service.StartAsync("told", about: Case with { Title = "太行康源制药 2027 年度考核", BaseName = "太行康源制药" });
        await TellAsync();

        Assert.That((await NotificationsAsync(Officer)).Single().Line.Body.Zh, Is.EqualTo("太行康源制药 2027 年度考核。"));
    }

    [Test]
    public async Task A_task_that_is_done_is_unread_for_nobody_any_more_and_says_so()
    {
        await GiveAsync();
        await TellAsync();
        await Service.CompleteAsync((await Service.InboxAsync(Officer)).Single(), Officer);
        await TellAsync();

        var told = (await NotificationsAsync(SecondOfficer)).Single();
        Assert.That((told.IsRead, told.IsOver), Is.EqualTo((true, true)));
        Assert.That(await NotificationsAsync(SecondOfficer, unreadOnly: true), Is.Empty);
    }

    [Test]
    public async Task A_task_that_was_done_before_anybody_was_told_is_not_told_of()
    {
        await GiveAsync();
        await Service.CompleteAsync((await Service.InboxAsync(Officer)).Single(), Officer);
        await TellAsync();

        Assert.That(await NotificationsAsync(SecondOfficer), Is.Empty);
    }

    [Test]
    public async Task Two_nodes_that_tell_at_once_tell_once()
    {
        await GiveAsync(("remindBeforeDays", "2"));
        GoTo(8, 8);
        await Service.With<RemindTasks, int>(remind => remind.HandleAsync(default));
        await using var other = await Service.JoinAsync(services => services.AddTaskType<PlainTask>(PlainTask.TypeKey));

        await Task.WhenAll(TellAsync(), TellAsync(other));

        Assert.That((await NotificationsAsync(Officer)).Select(one => one.Kind), Is.EquivalentTo(new[] { NotificationKind.TaskOffered, NotificationKind.TaskReminded }));
    }

    [Test]
    public async Task A_reminder_goes_to_whoever_has_claimed_the_task_and_an_escalation_to_the_role_of_the_route()
    {
        await GiveAsync(("remindBeforeDays", "2"), ("escalateAfterDays", "1"), ("escalateTo", "GraduateDirector"));
        await TellAsync();
        await Service.With<ClaimTask, Result<TaskChanged>>(async claim => await claim.HandleAsync(new((await Service.InboxAsync(Officer)).Single().Id), Officer, default));
        GoTo(4, 9);
        await Service.With<RemindTasks, int>(remind => remind.HandleAsync(default));
        await TellAsync();
        Assert.That((await NotificationsAsync(Officer)).Select(one => one.Kind), Does.Contain(NotificationKind.TaskReminded));
        Assert.That((await NotificationsAsync(SecondOfficer)).Select(one => one.Kind), Does.Not.Contain(NotificationKind.TaskReminded));

        GoTo(12, 9);
        await Service.With<EscalateTasks, int>(escalate => escalate.HandleAsync(default));
        await TellAsync();
        Assert.That((await NotificationsAsync(Director)).Select(one => one.Kind), Is.EqualTo(new[] { NotificationKind.TaskEscalated }));
    }

    [Test]
    public async Task Whoever_takes_over_from_somebody_away_is_told_and_a_disabled_account_is_not()
    {
        await Service.With<DeclareAbsence, Result<AbsenceView>>(declare => declare.HandleAsync(
            new(null, Director.PersonId, new(2027, 3, 1), new(2027, 3, 5), "出差"), Officer, default));
        await Service.ChangeAsync(async db => (await db.Users.SingleAsync(account => account.Id == SecondOfficer.PersonId)).IsDisabled = true);
        await GiveAsync();
        await TellAsync();

        Assert.That((await NotificationsAsync(Director)).Select(one => one.Kind), Is.EqualTo(new[] { NotificationKind.TaskOffered }));
        Assert.That(await NotificationsAsync(SecondOfficer), Is.Empty);
    }

    [Test]
    public async Task What_happens_to_a_base_is_told_to_its_unit_and_its_offices()
    {
        await Service.SaveAsync(TestBases.Base("base-1", BaseStatus.Active));
        await Service.AppendAsync(new EventRecord("BaseDelisted", "base/base-1", new JsonObject { ["baseId"] = "base-1", ["year"] = 2028 }) { BaseId = "base-1" });
        await TellAsync();

        foreach (var who in new[] { People.Pharma, People.PharmacyOfficer, Officer })
            Assert.That((await NotificationsAsync(who)).Single().Line.Body.Zh, Is.EqualTo("基地 2028 年停止招生。"), who.Name);
        Assert.That((await NotificationsAsync(People.Pharma)).Single().Link, Is.EqualTo("/bases/base-1"));
        Assert.That(await NotificationsAsync(Director), Is.Empty);
    }

    [Test]
    public async Task What_is_older_than_a_week_is_no_news()
    {
        await Service.SaveAsync(TestBases.Base("base-1", BaseStatus.Active));
        await Service.AppendAsync(new EventRecord("BaseDelisted", "base/base-1", new JsonObject { ["year"] = 2028 }) { BaseId = "base-1" });
        GoTo(9, 9);
        await TellAsync();

        Assert.That(await NotificationsAsync(People.Pharma), Is.Empty);
    }

    [Test]
    public async Task Nobody_marks_what_another_is_told()
    {
        await GiveAsync();
        await TellAsync();
        var mine = (await NotificationsAsync(Officer)).Single();

        Assert.That((await ReadAsync(SecondOfficer, mine.Id)).Value, Is.Zero);
        Assert.That((await NotificationsAsync(Officer)).Single().IsRead, Is.False);
        Assert.That((await ReadAsync(Officer, mine.Id)).Value, Is.EqualTo(1));
        Assert.That((await ReadAsync(Officer)).Value, Is.Zero, "twice is once");
        Assert.That((await NotificationsAsync(Officer)).Single().IsRead, Is.True);
    }
}
