using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using BaseWorkflows.Workflows.Tasks;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Tasks;

/// <summary>
/// Reminders and escalations. The clock stands at Monday, 1 March 2027, 09:00 Beijing time; a deadline of five working days ends on
/// Monday the 8th.
/// </summary>
public sealed class DueTaskTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private static readonly Caller Director = new("director", "王处长", [new(Role.GraduateDirector, Scope.College)], null);
    private static readonly Caller PharmacyHead = new("head", "陈主任", [new(Role.DepartmentHead, Scope.Department("pharmacy"))], null);
    private static readonly Caller NursingHead = new("head2", "张主任", [new(Role.DepartmentHead, Scope.Department("nursing"))], null);

    [Test]
    public async Task A_task_is_reminded_of_so_many_working_days_before_it_is_due_and_only_once()
    {
        await GiveAsync(("remindBeforeDays", "2"));
        await GoToAsync(3, 3, 23);
        Assert.That(await RemindAsync(), Is.Zero, "two working days before Monday the 8th is Thursday the 4th");

        await GoToAsync(3, 4, 1);
        Assert.That(await RemindAsync(), Is.EqualTo(1));
        Assert.That(await RemindAsync(), Is.Zero, "twice is once");

        var task = (await Service.InboxAsync(Officer)).Single();
        Assert.That(task.RemindedAt, Is.EqualTo(Service.Time.GetUtcNow()));
        Assert.That((await HistoryAsync(task)).Select(item => (item.Type, item.Actor.Name)), Is.EqualTo(new[] { ("TaskReminded", "系统") }));
        Assert.That((await Service.CompleteAsync(task with { Revision = 1 }, Officer)).IsOk, Is.True, "who has it open goes on undisturbed");
    }

    [Test]
    public async Task A_task_that_is_done_in_time_is_neither_reminded_of_nor_escalated()
    {
        await GiveAsync(("remindBeforeDays", "2"), ("escalateAfterDays", "1"), ("escalateTo", "GraduateDirector"));
        await Service.CompleteAsync((await Service.InboxAsync(Officer)).Single(), Officer);
        await GoToAsync(4, 1, 9);

        Assert.That((await RemindAsync(), await EscalateAsync()), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task A_reminder_that_would_come_with_the_task_itself_is_left_out()
    {
        await GiveAsync(("remindBeforeDays", "5"));
        await GoToAsync(3, 8, 9);

        Assert.That(await RemindAsync(), Is.Zero);
    }

    [Test]
    public async Task So_many_working_days_overdue_the_role_becomes_another_candidate_and_a_claim_is_released()
    {
        await GiveAsync(("escalateAfterDays", "2"), ("escalateTo", "GraduateDirector"));
        await Service.With<ClaimTask, Result<TaskChanged>>(async claim => await claim.HandleAsync(new((await Service.InboxAsync(Officer)).Single().Id), Officer, default));
        await GoToAsync(3, 10, 23);
        Assert.That(await EscalateAsync(), Is.Zero, "the second working day is not over");
        Assert.That(await Service.InboxAsync(Director), Is.Empty);

        await GoToAsync(3, 11, 1);
        Assert.That(await EscalateAsync(), Is.EqualTo(1));
        Assert.That(await EscalateAsync(), Is.Zero, "twice is once");

        var task = (await Service.InboxAsync(Director)).Single();
        Assert.That((await Service.InboxAsync(Officer)).Single().Id, Is.EqualTo(task.Id), "who had it may still do it");
        var told = (await HistoryAsync(task)).Single(item => item.Type == "TaskEscalated");
        Assert.That((told.Data["role"]!.ToString(), told.Data["takenFrom"]?.ToString()), Is.EqualTo(("GraduateDirector", "王经办")));
        Assert.That((await Service.CompleteAsync(task, Director)).IsOk, Is.True);
        Assert.That(await Service.InboxAsync(Officer), Is.Empty);
    }

    [Test]
    public async Task An_escalation_by_copy_lets_the_role_read_and_do_nothing()
    {
        await GiveAsync(("escalateAfterDays", "1"), ("escalateTo", "GraduateDirector"), ("escalateAs", "Copy"), ("cc", """["GraduateDirector"]"""));
        await GoToAsync(3, 12, 9);

        Assert.That(await EscalateAsync(), Is.EqualTo(1));

        Assert.That(await Service.InboxAsync(Director), Is.Empty);
        Assert.That((await Service.InboxAsync(Director, TaskView.Cc)).Single().Actions, Is.Empty);
    }

    [Test]
    public async Task What_one_of_several_departments_has_not_done_goes_to_its_own_head()
    {
        await GiveAsync(
            ("role", "DepartmentOfficer"), ("scope", "Departments"), ("scopeIds", """["pharmacy","nursing"]"""), ("mode", "Countersign"),
            ("escalateAfterDays", "1"), ("escalateTo", "DepartmentHead"), ("escalateAs", "Copy"));
        await GoToAsync(3, 12, 9);

        Assert.That(await EscalateAsync(), Is.EqualTo(2));

        Assert.That(await Service.InboxAsync(PharmacyHead, TaskView.Cc), Has.Count.EqualTo(1));
        Assert.That(await Service.InboxAsync(NursingHead, TaskView.Cc), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Two_nodes_at_once_remind_and_escalate_once()
    {
        await GiveAsync(("remindBeforeDays", "1"), ("escalateAfterDays", "1"), ("escalateTo", "GraduateDirector"));
        await using var other = await Service.JoinAsync(services => services.AddTaskType<PlainTask>(PlainTask.TypeKey));
        await GoToAsync(3, 12, 9);

        var done = await Task.WhenAll(RemindAsync(Service), RemindAsync(other), EscalateAsync(Service), EscalateAsync(other));

        Assert.That((done[0] + done[1], done[2] + done[3]), Is.EqualTo((1, 1)));
        var types = (await HistoryAsync((await Service.InboxAsync(Director)).Single())).Select(item => item.Type);
        Assert.That(types, Is.EquivalentTo(new[] { "TaskReminded", "TaskEscalated" }));
    }

    [Test]
    public async Task A_task_for_named_people_says_their_names()
    {
        await Service.With<WorkflowsDbContext, int>(async db =>
        {
            db.Users.Add(new Account { Id = "expert1", UserName = "expert1", Name = "刘教授" });
            return await db.SaveChangesAsync();
        });
        await Service.PublishAsync(Definition("due", [Step("A", ("scope", "People"), ("people", """["expert1"]"""))], []));
        await TestRoutes.StartAsync(Service, "due");

        var mine = (await Service.InboxAsync(Officer, TaskView.Mine)).Single();
        var picture = await Service.With<GetRoutePicture, Result<RoutePicture>>(
            draw => draw.HandleAsync(Case.Kind, Case.Id, Officer, default));

        Assert.That(mine.People, Is.EqualTo(new[] { new PersonName("expert1", "刘教授") }));
        Assert.That(picture.Value.Nodes.Single().Who, Is.EqualTo("刘教授"));
    }

    private async Task GiveAsync(params (string Name, string Value)[] inputs)
    {
        await Service.PublishAsync(Definition("due", [Step("A", [("dueInDays", "5"), .. inputs])], []));
        await TestRoutes.StartAsync(Service, "due");
    }

    private Task GoToAsync(int month, int day, int hour)
    {
        Service.Time.SetUtcNow(new DateTimeOffset(2027, month, day, hour, 0, 0, TimeSpan.FromHours(8)));
        return Task.CompletedTask;
    }

    private Task<int> RemindAsync(TestService? node = null) => (node ?? Service).With<RemindTasks, int>(remind => remind.HandleAsync(default));

    private Task<int> EscalateAsync(TestService? node = null) => (node ?? Service).With<EscalateTasks, int>(escalate => escalate.HandleAsync(default));

    private async Task<IReadOnlyList<EventItem>> HistoryAsync(TaskItem task) =>
        (await Service.With<GetTask, Result<TaskDetail>>(get => get.HandleAsync(task.Id, Director, default))).Value.History;
}
