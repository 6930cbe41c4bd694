using BaseWorkflows.Domain;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Tasks;

/// <summary>A step that may return a case to several earlier steps: an outcome for each, chosen by whoever decides.</summary>
public sealed class ReturnTargetTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    [Test]
    public async Task Each_step_that_a_task_may_be_returned_to_is_offered_by_its_name()
    {
        await ReachAsync();
        var task = (await Service.InboxAsync(Officer)).Single();

        Assert.That(task.Outcomes.Select(outcome => (outcome.Name, outcome.Label.Zh)), Is.EqualTo(new[]
        {
            ("Approve", "同意"), ("Return:A", "退回“受理”"), ("Return:B", "退回“考察”"),
        }));
        var opened = await Service.With<GetTask, Result<TaskDetail>>(get => get.HandleAsync(task.Id, Officer, default));
        Assert.That(opened.Value.CommentNeededFor, Is.EqualTo(new[] { "Return:A", "Return:B" }), "every return says why");
    }

    [TestCase("Return:A", "受理", "受理 考察 审核")]
    [TestCase("Return:B", "考察", "考察 审核")]
    public async Task The_case_goes_back_to_the_chosen_step_and_from_there_on_again(string outcome, string step, string again)
    {
        await ReachAsync();
        await AnswerAsync(outcome);

        Assert.That((await Service.InboxAsync(Officer)).Single().Step, Is.EqualTo(step));
        foreach (var next in again.Split(' '))
        {
            Assert.That((await Service.InboxAsync(Officer)).Single().Step, Is.EqualTo(next));
            await AnswerAsync("Approve");
        }

        Assert.That(await Service.InboxAsync(Officer), Is.Empty);
        var told = (await Service.With<GetCaseTimeline, Result<EventList>>(tell => tell.HandleAsync(Case.Kind, Case.Id, Officer, default))).Value.Items;
        Assert.That(told.Select(item => item.Data["label"]!["zh"]!.ToString()), Does.Contain($"退回“{step}”"));
    }

    [Test]
    public async Task A_return_without_a_reason_is_refused()
    {
        await ReachAsync();
        var refused = await Service.CompleteAsync((await Service.InboxAsync(Officer)).Single(), Officer, "Return:A");

        Assert.That(refused.Refusal?.Errors.Keys, Is.EqualTo(new[] { "comment" }));
    }

    private async Task ReachAsync()
    {
        var (a, b, c) = (Step("A"), Step("B"), Step("C", ("outcomes", """["Approve","Return:A","Return:B"]""")));
        (a["metadata"]!["displayText"], b["metadata"]!["displayText"], c["metadata"]!["displayText"]) = ("受理", "考察", "审核");
        await Service.PublishAsync(Definition(
            "returns", [a, b, c],
            [Connection("A", "Approve", "B"), Connection("B", "Approve", "C"), Connection("C", "Return:A", "A"), Connection("C", "Return:B", "B")]));
        await TestRoutes.StartAsync(Service, "returns");
        await AnswerAsync("Approve");
        await AnswerAsync("Approve");
    }

    private async Task AnswerAsync(string outcome)
    {
        var answered = await Service.CompleteAsync((await Service.InboxAsync(Officer)).Single(), Officer, outcome, "请补充");
        Assert.That(answered.Refusal, Is.Null);
    }
}
