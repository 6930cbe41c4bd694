using static BaseWorkflows.Engine.Tests.Build;

namespace BaseWorkflows.Engine.Tests;

/// <summary>Token flow where no run of the real Elsa could be recorded.</summary>
public sealed class FlowTests
{
    [Test]
    public async Task Join_wait_any_goes_on_once_and_cancels_the_other_branch()
    {
        var instance = await new Instance(Race()).StartAsync();
        await instance.CompleteAsync("l");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(instance.Waiting, Is.EqualTo(new[] { "after" }));
            Assert.That(instance.Journal.Where(entry => entry.Event == JournalEvent.Cancelled).Select(entry => entry.ActivityId), Is.EqualTo(new[] { "r" }));
            Assert.That(instance.Last.Removed, Has.Count.EqualTo(2), "the completed task and the cancelled one");
        }

        await instance.CompleteAsync("after");
        Assert.That(instance.State.SubStatus, Is.EqualTo(WorkflowSubStatus.Finished));
        Assert.That(instance.Completed.Count(id => id == "j"), Is.EqualTo(1));
    }

    [Test]
    public async Task Join_wait_any_inside_a_loop_joins_again_in_the_second_round()
    {
        var instance = await new Instance(Race("after:Done>fk")).StartAsync();
        await instance.CompleteAsync("r");
        await instance.CompleteAsync("after");
        Assert.That(instance.Waiting, Is.EquivalentTo(new[] { "l", "r" }));
        await instance.CompleteAsync("l");
        Assert.That(instance.Waiting, Is.EqualTo(new[] { "after" }));
    }

    [Test]
    public async Task Two_branches_that_arrive_in_one_burst_pass_a_race_once()
    {
        var definition = Workflow(Flowchart("s>fk fk:L>l fk:R>r l>j r>j j>after", Activity("Start", "s"), Fork("fk", "L", "R"), Line("l"), Line("r"), Join("j", "WaitAny"), Task("after")));
        var instance = await new Instance(definition).StartAsync();
        Assert.That(instance.Waiting, Is.EqualTo(new[] { "after" }));
    }

    [Test]
    public async Task Cascade_starts_on_every_token()
    {
        var join = Task("j");
        join["customProperties"] = new System.Text.Json.Nodes.JsonObject { ["mergeMode"] = "Cascade" };
        var definition = Workflow(Flowchart("s>fk fk:L>l fk:R>r l>j r>j", Activity("Start", "s"), Fork("fk", "L", "R"), Line("l"), Line("r"), join));
        var instance = await new Instance(definition).StartAsync();
        Assert.That(instance.Waiting, Is.EqualTo(new[] { "j", "j" }));
    }

    [Test]
    public async Task Switch_match_any_leaves_by_all_matching_cases_and_the_join_waits_for_them()
    {
        var cases = System.Text.Json.Nodes.JsonNode.Parse("""[{"label":"a","condition":{"type":"JavaScript","value":"true"}},{"label":"b","condition":{"type":"JavaScript","value":"1 == 1"}},{"label":"c","condition":{"type":"JavaScript","value":"false"}}]""");
        var definition = Workflow(Flowchart("s>sw sw:a>a sw:b>b sw:c>c a>j b>j c>j", Activity("Start", "s"), Activity("FlowSwitch", "sw", ("cases", cases), ("mode", Literal("MatchAny"))), Task("a"), Task("b"), Task("c"), Line("j")));
        var instance = await new Instance(definition).StartAsync();
        Assert.That(instance.Waiting, Is.EquivalentTo(new[] { "a", "b" }));
        await instance.CompleteAsync("a");
        Assert.That(instance.Completed, Has.None.EqualTo("j"));
        await instance.CompleteAsync("b");
        Assert.That(instance.State.SubStatus, Is.EqualTo(WorkflowSubStatus.Finished));
    }

    [Test]
    public async Task The_trigger_that_woke_the_workflow_is_the_first_activity()
    {
        var definition = Workflow(Flowchart("a>b e>c", Task("a"), Task("b"), Activity("Event", "e", ("eventName", Literal("E"))), Task("c")));
        var instance = await new Instance(definition).StartAsync(trigger: "e");
        Assert.That(instance.Waiting, Is.EqualTo(new[] { "c" }));
    }

    [Test]
    public async Task Nested_complete_completes_the_containers_as_well()
    {
        var definition = Workflow(Sequence("outer", FlowchartNamed("inner", "s>c", Activity("Start", "s"), Activity("Complete", "c")), Line("never")));
        var instance = await new Instance(definition).StartAsync();
        Assert.That(instance.Completed, Is.EqualTo(new[] { "s", "c", "inner", "outer" }));
        Assert.That(instance.State.SubStatus, Is.EqualTo(WorkflowSubStatus.Finished));
    }

    [Test]
    public async Task Break_leaves_the_loop_and_nothing_more()
    {
        var body = Sequence("body", Line("line", Script("'at ' + getVariable('CurrentValue')")), Activity("If", "if", ("condition", Script("getVariable('CurrentValue') == 2", "Boolean")), ("then", Activity("Break", "break"))));
        var definition = Workflow(Sequence("outer", Activity("ForEach", "loop", ("items", Script("[1,2,3]", "Object[]")), ("body", body)), Line("after")));
        var instance = await new Instance(definition).StartAsync();
        Assert.That(instance.Journal.Where(entry => entry.ActivityId == "line").Select(entry => entry.Message), Is.EqualTo(new[] { "at 1", "at 2" }));
        Assert.That(instance.Completed.TakeLast(2), Is.EqualTo(new[] { "after", "outer" }));
    }

    [Test]
    public async Task Parallel_for_each_gives_every_body_its_own_value()
    {
        var task = Activity("RunTask", "t", ("taskName", Script("'t-' + getVariable('CurrentValue')", "String")));
        var definition = Workflow(Activity("ParallelForEach", "loop", ("items", Script("['p','q']")), ("body", task)));
        var instance = await new Instance(definition).StartAsync();
        Assert.That(instance.Waiting, Is.EqualTo(new[] { "t-p", "t-q" }));
        await instance.CompleteAsync("t-q");
        await instance.CompleteAsync("t-p");
        Assert.That(instance.State.SubStatus, Is.EqualTo(WorkflowSubStatus.Finished));
    }

    [Test]
    public async Task A_loop_without_a_wait_ends_as_an_incident()
    {
        var definition = Workflow(Activity("While", "loop", ("condition", Literal(true, "Boolean")), ("body", Line("line"))));
        var instance = await new Instance(definition, limits: new EngineLimits { ActivitiesPerBurst = 100 }).StartAsync();
        Assert.That(instance.State.SubStatus, Is.EqualTo(WorkflowSubStatus.Faulted));
        Assert.That(instance.State.Incidents.Single().Message, Does.Contain("100"));
    }

    private static WorkflowDefinition Race(string more = "") => Workflow(Flowchart(
        "s>fk fk:L>l fk:R>r l>j r>j j>after " + more, Activity("Start", "s"), Fork("fk", "L", "R"), Task("l"), Task("r"), Join("j", "WaitAny"), Task("after")));
}
