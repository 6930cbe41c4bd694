using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Tasks;

public sealed class InboxTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private static readonly Caller Director = new("director", "王处长", [new(Role.GraduateDirector, Scope.College)], null);
    private static readonly Caller PharmacyHead = new("head", "陈主任", [new(Role.DepartmentHead, Scope.Department("pharmacy"))], null);
    private static readonly Caller NursingHead = new("head2", "张主任", [new(Role.DepartmentHead, Scope.Department("nursing"))], null);
    private static readonly Caller Applicant = new("applicant", "罗明", [], "taihang-pharma");

    [Test]
    public async Task Who_is_copied_in_reads_the_task_open_and_done_and_does_nothing_with_it()
    {
        await StartWithCopiesAsync("""["DepartmentHead","Applicant"]""");
        var copied = (await Service.InboxAsync(PharmacyHead, TaskView.Cc)).Single();

        Assert.Multiple(async () =>
        {
            Assert.That(copied.Actions, Is.Empty);
            Assert.That(await Service.InboxAsync(PharmacyHead), Is.Empty, "a copy is nothing to do");
            Assert.That(await Service.InboxAsync(Applicant, TaskView.Cc), Has.Count.EqualTo(1));
            Assert.That(await Service.InboxAsync(NursingHead, TaskView.Cc), Is.Empty);
            Assert.That((await OpenAsync(copied.Id, PharmacyHead)).IsOk, Is.True);
            Assert.That((await OpenAsync(copied.Id, NursingHead)).Refusal?.Kind, Is.EqualTo(RefusalKind.NotFound));
        });

        await Service.CompleteAsync((await Service.InboxAsync(Officer)).Single(), Officer);

        Assert.That((await Service.InboxAsync(PharmacyHead, TaskView.Cc)).Single().State, Is.EqualTo(TaskState.Completed));
    }

    [Test]
    public async Task A_copy_shows_the_whole_case()
    {
        await StartWithCopiesAsync("""["person:head2"]""");

        Assert.That(await MaySeeAsync(NursingHead), Is.True);
        Assert.That(await MaySeeAsync(PharmacyHead), Is.False);
    }

    [Test]
    public async Task The_timeline_of_a_case_is_told_to_those_who_may_see_it()
    {
        await StartWithCopiesAsync("""["person:head2"]""");
        await Service.CompleteAsync((await Service.InboxAsync(Officer)).Single(), Officer, comment: "同意");

        Assert.That((await TimelineAsync(NursingHead)).Value.Items.Select(item => (item.Type, item.Comment)), Is.EqualTo(new[] { ("TaskCompleted", "同意") }));
        Assert.That((await TimelineAsync(PharmacyHead)).Refusal?.Code, Is.EqualTo("case.not_found"));
    }

    [Test]
    public async Task Voluntary_cases_come_first_among_equals_2_2_3()
    {
        await Service.PublishAsync(Definition("urgent", [Step("urgent", ("priority", "High"), ("dueInDays", "9"))], []));
        await Service.PublishAsync(Definition("usual", [Step("usual", ("dueInDays", "1"))], []));
        await Service.PublishAsync(Definition("volunteer", [Step("volunteer", ("dueInDays", "5"))], []));
        foreach (var route in new[] { "usual", "volunteer", "urgent" })
            await TestRoutes.StartAsync(Service, route, about: Case with { Id = route, IsVoluntary = route == "volunteer" });

        Assert.That((await Service.InboxAsync(Officer)).Select(task => task.Step), Is.EqualTo(new[] { "urgent", "volunteer", "usual" }));
    }

    [Test]
    public async Task A_copy_to_nobody_known_fails_the_step_with_its_name()
    {
        Assert.That(
            () => StartWithCopiesAsync("""["Everybody"]"""),
            Throws.Nothing, "a failed activity is an incident of the instance, not of the caller");
        Assert.That(await Service.InboxAsync(Officer), Is.Empty);
    }

    [TestCase("和平")]
    [TestCase("初审")]
    [TestCase("SHENHE")]
    public async Task A_task_is_found_by_its_case_its_step_and_in_either_case_of_letters(string text)
    {
        await Service.PublishAsync(Definition("route", [Step("初审", ("title", "初审 shenhe"))], []));
        await TestRoutes.StartAsync(Service, "route");

        Assert.That(await SearchAsync(text), Has.Count.EqualTo(1));
        Assert.That(await SearchAsync(text + "无"), Is.Empty);
    }

    [Test]
    public async Task A_draft_keeps_form_and_opinion_and_is_shown_to_nobody_else()
    {
        await Service.PublishAsync(Sequential("route", "初审"));
        await TestRoutes.StartAsync(Service, "route");
        var task = (await Service.InboxAsync(Officer)).Single();

        var saved = await Service.With<SaveTaskDraft, Result<TaskChanged>>(save => save.HandleAsync(
            new(task.Id, task.Revision, new JsonObject { ["visited"] = "2027-03-02" }, "拟同意"), Officer, default));

        Assert.That(saved.IsOk, Is.True, saved.Refusal?.Detail.En);
        var mine = (await OpenAsync(task.Id, Officer)).Value;
        var theirs = (await OpenAsync(task.Id, Director)).Value;
        Assert.Multiple(() =>
        {
            Assert.That((mine.Form?["visited"]?.ToString(), mine.Comment), Is.EqualTo(("2027-03-02", "拟同意")));
            Assert.That((theirs.Form, theirs.Comment), Is.EqualTo(((JsonObject?)null, (string?)null)));
        });
    }

    private async Task StartWithCopiesAsync(string cc)
    {
        await Service.PublishAsync(Definition("route", [Step("初审", ("cc", cc))], []));
        await TestRoutes.StartAsync(Service, "route", new JsonObject
        {
            ["departmentIds"] = new JsonArray("pharmacy"),
            ["applicantId"] = Applicant.PersonId,
        });
    }

    private Task<Result<TaskDetail>> OpenAsync(string id, Caller caller) =>
        Service.With<GetTask, Result<TaskDetail>>(get => get.HandleAsync(id, caller, default));

    private Task<Result<EventList>> TimelineAsync(Caller caller) =>
        Service.With<GetCaseTimeline, Result<EventList>>(tell => tell.HandleAsync(Case.Kind, Case.Id, caller, default));

    private Task<bool> MaySeeAsync(Caller caller) =>
        Service.With<CaseAccess, bool>(access => access.MaySeeAsync(caller, Case.Kind, Case.Id, default));

    private async Task<IReadOnlyList<TaskItem>> SearchAsync(string text) =>
        (await Service.With<ListTasks, Result<Page<TaskItem>>>(
            list => list.HandleAsync(new(TaskView.Todo, new PageRequest(), text), Officer, default))).Value.Items;
}
