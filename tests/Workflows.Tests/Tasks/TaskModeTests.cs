using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Tasks;

/// <summary>How several who are asked come to one outcome. The route asks them at A; a yes leads to B, a no to C, a return to D.</summary>
public sealed class TaskModeTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private static readonly Caller[] Experts = [.. Enumerable.Range(1, 5).Select(number => new Caller($"expert{number}", $"专家{number}", [], null))];

    [Test]
    public async Task Of_an_or_sign_the_first_answer_decides_and_the_others_are_cancelled_and_told_who_decided()
    {
        await StartAsync("OrSign", 3);
        var mine = await MineAsync(0);
        var others = await MineAsync(2);

        await AnswerAsync(1, "Reject");

        Assert.That(await StepAsync(), Is.EqualTo("C"));
        Assert.That(await MineAsync(0), Is.Null);
        var closed = (await OpenAsync(mine!.Id, Experts[0])).Task;
        var late = await Service.CompleteAsync(others!, Experts[2]);
        Assert.Multiple(() =>
        {
            Assert.That((closed.State, closed.SettledBy?.Name), Is.EqualTo((TaskState.Cancelled, "专家2")));
            Assert.That(late.Refusal?.Code, Is.EqualTo("task.settled"));
            Assert.That(late.Refusal?.Detail.Zh, Does.Contain("专家2"));
        });
        Assert.That(await TellAsync(), Is.EqualTo(new[] { ("专家2", "Reject", "OrSign") }), "the history names who decided, and nobody else");
    }

    [Test]
    public async Task A_sequence_asks_one_after_the_other_in_the_given_order()
    {
        await StartAsync("Sequential", 3);

        for (var place = 0; place < 3; place++)
        {
            Assert.That(await WaitingAsync(), Is.EqualTo(new[] { place }));
            Assert.That((await MineAsync(place))!.Part, Is.EqualTo(new TaskPart(TaskMode.Sequential, place + 1, 3, null)));
            await AnswerAsync(place, "Approve");
        }

        Assert.That(await StepAsync(), Is.EqualTo("B"));
    }

    [Test]
    public async Task A_no_ends_a_sequence_and_nobody_else_is_asked()
    {
        await StartAsync("Sequential", 3);
        await AnswerAsync(0, "Approve");
        await AnswerAsync(1, "Reject");

        Assert.That(await StepAsync(), Is.EqualTo("C"));
        Assert.That(await WaitingAsync(), Is.Empty);
        Assert.That(await Service.With<WorkflowsDbContext, int>(db => db.Set<HumanTask>().CountAsync(task => task.Step == "A")), Is.EqualTo(2));
    }

    [Test]
    public async Task Each_of_a_sequence_has_the_whole_deadline_and_the_copies()
    {
        await StartAsync("Sequential", 2, ("dueInDays", "3"), ("cc", """["GraduateDirector"]"""));
        var first = (await MineAsync(0))!.DueAt;
        Service.Time.Advance(TimeSpan.FromDays(2));
        await AnswerAsync(0, "Approve");

        Assert.That((await MineAsync(1))!.DueAt, Is.GreaterThan(first!.Value));
        var director = new Caller("director", "王处长", [new(Role.GraduateDirector, Scope.College)], null);
        Assert.That(await Service.InboxAsync(director, TaskView.Cc), Has.Count.EqualTo(2));
    }

    [TestCase(5, ">50%", "Approve Approve Approve", "B", 2)]
    [TestCase(5, ">50%", "Approve Reject Reject Reject", "C", 1)]
    [TestCase(4, "50%", "Approve Approve", "B", 2)]
    [TestCase(4, ">50%", "Approve Approve Reject Approve", "B", 0)]
    [TestCase(3, "2", "Approve Reject Approve", "B", 0)]
    [TestCase(3, "100%", "Reject Return Return", "D", 0)]
    [TestCase(3, "100%", "Reject Return Reject", "C", 0)]
    [TestCase(4, "100%", "Reject Return Reject Return", "D", 0)]
    public async Task A_vote_is_decided_as_soon_as_it_can_no_longer_change(int voters, string threshold, string votes, string step, int cancelled)
    {
        await StartAsync("Vote", voters, ("threshold", threshold));
        var given = votes.Split(' ');
        for (var voter = 0; voter < given.Length; voter++)
        {
            Assert.That(await WaitingAsync(), Has.Count.EqualTo(voters - voter), "it is not decided before");
            await AnswerAsync(voter, given[voter]);
        }

        Assert.That(await StepAsync(), Is.EqualTo(step));
        Assert.That(await WaitingAsync(), Is.Empty);
        Assert.That(
            await Service.With<WorkflowsDbContext, int>(db => db.Set<HumanTask>().CountAsync(task => task.State == TaskState.Cancelled)), Is.EqualTo(cancelled));
    }

    [Test]
    public async Task A_vote_that_needs_more_votes_than_there_are_voters_is_an_incident_and_not_an_approval()
    {
        var instance = await StartAsync("Vote", 2, ("threshold", "3"));

        var row = await Service.With<WorkflowsDbContext, WorkflowInstance>(db => db.Set<WorkflowInstance>().SingleAsync(one => one.Id == instance));

        Assert.That(row.Incidents, Is.EqualTo(1));
        Assert.That(await WaitingAsync(), Is.Empty);
    }

    [Test]
    public async Task Of_two_who_answer_an_or_sign_at_once_one_decides()
    {
        await StartAsync("OrSign", 2);
        var tasks = new[] { (await MineAsync(0))!, (await MineAsync(1))! };

        var answers = await Task.WhenAll(
            Service.CompleteAsync(tasks[0], Experts[0]), Service.CompleteAsync(tasks[1], Experts[1], "Reject", "不行"));

        Assert.That(answers.Count(answer => answer.IsOk), Is.EqualTo(1));
        Assert.That(answers.Single(answer => !answer.IsOk).Refusal!.Code, Is.EqualTo("task.settled"));
        Assert.That((await Service.InboxAsync(Officer)), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task One_who_is_asked_alone_decides_in_every_mode([Values("OrSign", "Sequential", "Vote")] string mode)
    {
        await StartAsync(mode, 1, ("threshold", ">50%"));
        Assert.That((await MineAsync(0))!.Part, Is.Null);

        await AnswerAsync(0, "Approve");

        Assert.That(await StepAsync(), Is.EqualTo("B"));
    }

    [Test]
    public async Task The_state_of_a_long_sequence_keeps_no_forms_and_no_opinions()
    {
        var instance = await StartAsync("Vote", 5, ("threshold", "100%"));
        await AnswerAsync(0, "Approve", new string('同', 1000));
        await AnswerAsync(1, "Approve", new string('同', 1000));

        var state = await Service.With<WorkflowsDbContext, string?>(
            db => db.Set<WorkflowInstance>().Where(one => one.Id == instance).Select(one => one.State).SingleAsync());

        Assert.That(state, Does.Not.Contain("同同"));
    }

    private async Task<string> StartAsync(string mode, int asked, params (string Name, string Value)[] more)
    {
        var people = new JsonArray([.. Experts.Take(asked).Select(expert => (JsonNode)expert.PersonId)]);
        await Service.PublishAsync(Definition(
            "modes",
            [
                Step("A", [("scope", "People"), ("people", people.ToJsonString()), ("mode", mode), ("outcomes", """["Approve","Reject","Return"]"""), .. more]),
                Step("B"), Step("C"), Step("D"),
            ],
            [Connection("A", "Approve", "B"), Connection("A", "Reject", "C"), Connection("A", "Return", "D")]));
        return (await TestRoutes.StartAsync(Service, "modes")).Value;
    }

    private async Task AnswerAsync(int who, string outcome, string? opinion = null)
    {
        var answered = await Service.CompleteAsync((await MineAsync(who))!, Experts[who], outcome, opinion ?? "意见");
        Assert.That(answered.Refusal, Is.Null);
    }

    private async Task<TaskItem?> MineAsync(int who) => (await Service.InboxAsync(Experts[who])).SingleOrDefault();

    private async Task<IReadOnlyList<int>> WaitingAsync()
    {
        List<int> waiting = [];
        for (var who = 0; who < Experts.Length; who++)
        {
            if (await MineAsync(who) is not null)
                waiting.Add(who);
        }

        return waiting;
    }

    private async Task<string> StepAsync() => (await Service.InboxAsync(Officer)).Single().Step;

    private async Task<TaskDetail> OpenAsync(string id, Caller caller) =>
        (await Service.With<GetTask, Result<TaskDetail>>(get => get.HandleAsync(id, caller, default))).Value;

    private async Task<IEnumerable<(string Who, string Outcome, string Mode)>> TellAsync() =>
        (await Service.With<GetCaseTimeline, Result<EventList>>(tell => tell.HandleAsync(Case.Kind, Case.Id, Experts[1], default)))
            .Value.Items.Select(item => (item.Actor.Name, item.Data["outcome"]!.ToString(), item.Data["part"]!["mode"]!.ToString()));
}
