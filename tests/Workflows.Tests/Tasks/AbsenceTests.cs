using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Organisation.Absences;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Tasks;

/// <summary>Somebody is away and another takes over. The clock stands at Monday, 1 March 2027.</summary>
public sealed class AbsenceTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    [SetUp]
    public async Task AddPeople()
    {
        await Service.With<WorkflowsDbContext, int>(async db =>
        {
            foreach (var (id, name, role) in new[] { ("director", "王处长", Role.GraduateDirector), ("li", "李四", Role.Expert), ("zhao", "赵五", Role.Expert), ("api", "教务系统", Role.Subscriber) })
            {
                db.Users.Add(new Account { Id = id, UserName = id, Name = name });
                db.Add(new RoleGrantRow { AccountId = id, Role = role, Scope = Scope.College.ToString() });
            }

            db.Users.Add(new Account { Id = "unit", UserName = "unit", Name = "韩卫东", UnitId = "heping" });
            return await db.SaveChangesAsync();
        });
        await Service.PublishAsync(Definition(
            "absence", [Step("A", ("role", "GraduateDirector")), Step("B", ("scope", "People"), ("people", """["director"]"""))], [Connection("A", "Approve", "B")]));
        await TestRoutes.StartAsync(Service, "absence");
    }

    [Test]
    public async Task Whoever_takes_over_finds_the_tasks_of_the_role_and_the_history_says_for_whom_they_act()
    {
        Assert.That(await Service.InboxAsync(await AsAsync("li")), Is.Empty);
        await DeclareAsync("director", "li", 1, 5);

        var li = await AsAsync("li");
        var task = (await Service.InboxAsync(li)).Single();
        Assert.That((await Service.CompleteAsync(task, li)).Refusal, Is.Null);

        var told = (await Service.With<GetTask, Result<TaskDetail>>(get => get.HandleAsync(task.Id, li, default))).Value;
        Assert.That((told.CompletedBy!.Name, told.History.Single().Actor.Name), Is.EqualTo(("李四（代王处长）", "李四（代王处长）")));
        Assert.That(await Service.InboxAsync(li), Is.Empty, "what names the director in person stays the director's");
        Assert.That(await Service.InboxAsync(await AsAsync("director")), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Who_is_away_may_still_act_and_is_then_named_alone()
    {
        await DeclareAsync("director", "li", 1, 5);
        var director = await AsAsync("director");

        await Service.CompleteAsync((await Service.InboxAsync(director)).Single(), director);

        var done = (await Service.InboxAsync(director, TaskView.Done)).Single();
        var told = await Service.With<GetTask, Result<TaskDetail>>(get => get.HandleAsync(done.Id, director, default));
        Assert.That(told.Value.CompletedBy!.Name, Is.EqualTo("王处长"));
    }

    [Test]
    public async Task After_the_last_day_nobody_takes_over_and_what_was_claimed_is_free_again()
    {
        await DeclareAsync("director", "li", 1, 5);
        var li = await AsAsync("li");
        await Service.With<ClaimTask, Result<TaskChanged>>(async claim => await claim.HandleAsync(new((await Service.InboxAsync(li)).Single().Id), li, default));
        Assert.That(await EndDueAsync(), Is.Zero);

        Service.Time.SetUtcNow(new DateTimeOffset(2027, 3, 6, 0, 30, 0, TimeSpan.FromHours(8)));
        Assert.That((await AsAsync("li")).ActsFor, Is.Empty);
        Assert.That(await EndDueAsync(), Is.EqualTo(1));
        Assert.That(await EndDueAsync(), Is.Zero, "twice is once");

        Assert.That((await Service.InboxAsync(await AsAsync("director"))).Single().State, Is.EqualTo(TaskState.Available));
        Assert.That(await Service.InboxAsync(await AsAsync("li")), Is.Empty);
    }

    [Test]
    public async Task Where_whoever_takes_over_is_away_too_the_next_does()
    {
        await DeclareAsync("director", "li", 1, 5);
        var second = await DeclareAsync("li", "zhao", 1, 3);

        Assert.That((await AsAsync("zhao")).ActsFor.Select(one => one.Name), Is.EquivalentTo(new[] { "李四", "王处长" }));
        Assert.That(await Service.InboxAsync(await AsAsync("zhao")), Has.Count.EqualTo(1));
        await EndAsync(second.Value.Id, "zhao");
        Assert.That((await AsAsync("zhao")).ActsFor, Is.Empty);
    }

    [Test]
    public async Task Neither_a_circle_nor_somebody_who_can_not_take_over_is_accepted()
    {
        await DeclareAsync("director", "li", 1, 5);

        Assert.That((await DeclareAsync("li", "director", 3, 9)).Refusal?.Code, Is.EqualTo("absence.circle"));
        Assert.That((await DeclareAsync("li", "unit", 3, 9)).Refusal?.Errors.Keys, Is.EqualTo(new[] { "actingId" }));
        Assert.That((await DeclareAsync("li", "api", 3, 9)).Refusal?.Errors.Keys, Is.EqualTo(new[] { "actingId" }));
        Assert.That((await DeclareAsync("unit", "li", 3, 9)).Refusal?.Errors.Keys, Is.EqualTo(new[] { "personId" }));
        Assert.That((await DeclareAsync("li", "zhao", 3, 9, by: "zhao")).Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    [Test]
    public async Task Of_two_who_name_each_other_at_once_one_is_refused()
    {
        var declared = await Task.WhenAll(DeclareAsync("director", "li", 1, 5), DeclareAsync("li", "director", 1, 5));

        Assert.That(declared.Count(one => one.IsOk), Is.EqualTo(1));
        Assert.That(declared.Single(one => !one.IsOk).Refusal!.Code, Is.EqualTo("absence.circle"));
    }

    [Test]
    public async Task It_is_seen_and_ended_by_those_whom_it_concerns()
    {
        var absence = (await DeclareAsync("director", "li", 1, 5)).Value;

        Assert.That((await ListAsync("li")).Single(), Is.EqualTo(absence));
        Assert.That(await ListAsync("zhao"), Is.Empty);
        Assert.That((await EndAsync(absence.Id, "zhao")).Refusal?.Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await EndAsync(absence.Id, "li")).IsOk, Is.True);
        Assert.That((await EndAsync(absence.Id, "director")).Refusal?.Code, Is.EqualTo("absence.ended"));
        Assert.That(await Service.InboxAsync(await AsAsync("li")), Is.Empty);
    }

    private async Task<Caller> AsAsync(string id) => (await Service.With<CallerDirectory, Caller?>(directory => directory.FindAsync(id, null, default)))!;

    private async Task<Result<AbsenceView>> DeclareAsync(string person, string acting, int from, int to, string? by = null)
    {
        var caller = await AsAsync(by ?? person);
        return await Service.With<DeclareAbsence, Result<AbsenceView>>(
            declare => declare.HandleAsync(new(person, acting, new(2027, 3, from), new(2027, 3, to), null), caller, default));
    }

    private async Task<Result<AbsenceView>> EndAsync(string id, string by)
    {
        var caller = await AsAsync(by);
        return await Service.With<EndAbsence, Result<AbsenceView>>(end => end.HandleAsync(new(id), caller, default));
    }

    private async Task<IReadOnlyList<AbsenceView>> ListAsync(string who)
    {
        var caller = await AsAsync(who);
        return (await Service.With<ListAbsences, Result<AbsenceList>>(list => list.HandleAsync(caller, default))).Value.Items;
    }

    private Task<int> EndDueAsync() => Service.With<EndDeputies, int>(end => end.HandleAsync(default));
}
