using System.Data.Common;
using System.Text.Json.Nodes;
using static BaseWorkflows.Engine.Tests.Build;

namespace BaseWorkflows.Engine.Tests;

/// <summary>Own activities, incidents, changes by hand, timers and other instances.</summary>
public sealed class InstanceTests
{
    private static readonly ActivityCatalog Catalog = new([new Approval()]);

    private static readonly JsonObject Approve = Activity("Test.Approval", "x",
        ("title", Script("'T-' + getInput('n')", "String")), ("outcomes", Expression("Object", "[\"Yes\",\"No\"]", "String[]")), ("result", Bound("R")));

    [Test]
    public async Task An_own_activity_waits_for_all_its_bookmarks_and_leaves_by_its_outcome()
    {
        var definition = Workflow(Flowchart("s>x x:Yes>yes x:No>no", Activity("Start", "s"), Copy(Approve), Line("yes"), Line("no")), "R");
        var instance = await new Instance(definition, Catalog).StartAsync("""{"n":7}""");
        Assert.That(instance.State.Bookmarks.Select(bookmark => (bookmark.Kind, bookmark.Name)), Is.EqualTo(new[] { ("Approval", "T-7-0"), ("Approval", "T-7-1") }));
        await instance.CompleteAsync("T-7-1", "\"Yes\"");
        Assert.That(instance.Waiting, Is.EqualTo(new[] { "T-7-0" }));
        await instance.CompleteAsync("T-7-0", "\"No\"");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(instance.Completed, Does.Contain("no").And.Not.Contains("yes"));
            Assert.That(instance.State.Variables["R"]!.ToJsonString(), Is.EqualTo("""{"title":"T-7","seen":2}"""));
        }
    }

    [Test]
    public async Task Completing_early_removes_what_still_waits()
    {
        var definition = Workflow(Activity("Fork", "f", ("joinMode", "WaitAny"), ("branches", new JsonArray(Copy(Approve), Task("t")))), "R");
        var instance = await new Instance(definition, Catalog).StartAsync("""{"n":1}""");
        await instance.CompleteAsync("t");
        Assert.That(instance.Last.Removed, Has.Count.EqualTo(3));
        Assert.That(instance.State.Bookmarks, Is.Empty);
    }

    [Test]
    public async Task A_throwing_activity_becomes_an_incident_and_a_retry_goes_on()
    {
        var definition = Workflow(Flowchart("s>set set>t", Activity("Start", "s"), Set("set", "R", Script("getVariable('V').x")), Task("t")), "V R");
        var instance = await new Instance(definition).StartAsync();
        Assert.That(instance.State.SubStatus, Is.EqualTo(WorkflowSubStatus.Faulted));
        Assert.That(instance.State.Incidents.Single().ActivityId, Is.EqualTo("set"));
        await instance.AlterAsync(new Alteration.SetVariable("V", new JsonObject { ["x"] = 5 }));
        Assert.That(instance.State.SubStatus, Is.EqualTo(WorkflowSubStatus.Faulted));
        await instance.AlterAsync(new Alteration.Retry("set"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(instance.State.SubStatus, Is.EqualTo(WorkflowSubStatus.Suspended));
            Assert.That(instance.State.Incidents, Is.Empty);
            Assert.That((int)instance.State.Variables["R"]!, Is.EqualTo(5));
            Assert.That(instance.Waiting, Is.EqualTo(new[] { "t" }));
        }
    }

    [TestCase("{}", WorkflowSubStatus.Faulted)]
    [TestCase("""{"incidentStrategyType":"Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core"}""", WorkflowSubStatus.Suspended)]
    public async Task After_an_incident_other_branches_go_on_only_where_the_definition_says_so(string options, WorkflowSubStatus status)
    {
        var definition = Workflow(Flowchart("s>f s>t t>after", Activity("Start", "s"), Activity("Fault", "f", ("message", Literal("boom"))), Task("t"), Line("after")), options: options);
        var instance = await new Instance(definition).StartAsync();
        Assert.That(instance.State.SubStatus, Is.EqualTo(status));
        Assert.That(instance.Waiting, Is.EqualTo(new[] { "t" }), "a retry must find the other branch as it was");
        await instance.CompleteAsync("t");
        Assert.That(instance.Completed.Contains("after"), Is.EqualTo(status == WorkflowSubStatus.Suspended));
        Assert.That(instance.Last.AlreadyDone, Is.EqualTo(status == WorkflowSubStatus.Faulted));
    }

    [Test]
    public async Task An_own_activity_that_throws_becomes_an_incident()
    {
        var instance = await new Instance(Workflow(Copy(Approve), "R"), new ActivityCatalog([new Approval(throws: true)])).StartAsync();
        Assert.That(instance.State.Incidents.Single().Message, Is.EqualTo("no candidates"));
    }

    [Test]
    public void A_failure_of_the_database_is_no_incident_but_ends_the_burst() =>
        Assert.ThrowsAsync<InvalidOperationException>(async () => await new Instance(Workflow(Activity("Test.Broken", "b")), new ActivityCatalog([new Broken()])).StartAsync());

    [Test]
    public async Task Cancel_removes_every_bookmark_and_notes_what_waited()
    {
        var definition = Workflow(Flowchart("s>a s>b", Activity("Start", "s"), Task("a"), Task("b")));
        var instance = await new Instance(definition).StartAsync();
        var waiting = instance.State.Bookmarks.Select(bookmark => bookmark.Id).ToList();
        await instance.CancelAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(instance.State.SubStatus, Is.EqualTo(WorkflowSubStatus.Cancelled));
            Assert.That(instance.Last.Removed, Is.EquivalentTo(waiting));
            Assert.That(instance.Journal.Where(entry => entry.Event == JournalEvent.Cancelled).Select(entry => entry.ActivityId), Is.EquivalentTo(new[] { "a", "b", "flow" }));
        }

        await instance.ResumeAsync(waiting[0]);
        Assert.That(instance.Last.AlreadyDone, Is.True);
    }

    [Test]
    public async Task Jump_cancels_what_waits_and_goes_on_elsewhere()
    {
        var definition = Workflow(Flowchart("s>a a>b b>c", Activity("Start", "s"), Task("a"), Task("b"), Task("c")));
        var instance = await new Instance(definition).StartAsync();
        await instance.AlterAsync(new Alteration.JumpTo("b"));
        Assert.That(instance.Waiting, Is.EqualTo(new[] { "b" }));
        await instance.CompleteAsync("b");
        Assert.That(instance.Waiting, Is.EqualTo(new[] { "c" }));
    }

    [TestCase("Delay", "timeSpan", "02:30:00", "2026-11-24T14:30:00Z")]
    [TestCase("Timer", "interval", "1.00:00:00", "2026-11-25T12:00:00Z")]
    [TestCase("Cron", "cronExpression", "0 30 8 * * *", "2026-11-25T08:30:00Z")]
    [TestCase("StartAt", "dateTime", "2026-12-01T08:00:00+08:00", "2026-12-01T00:00:00Z")]
    public async Task A_timer_is_a_bookmark_with_the_moment_when_it_is_due(string type, string input, string value, string due)
    {
        var instance = await new Instance(Workflow(Sequence("seq", Activity(type, "timer", (input, Literal(value)))))).StartAsync();
        var bookmark = instance.State.Bookmarks.Single();
        Assert.That((bookmark.Kind, bookmark.DueAt), Is.EqualTo((type, DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture))));
        await instance.ResumeAsync(bookmark.Id);
        Assert.That(instance.State.SubStatus, Is.EqualTo(WorkflowSubStatus.Finished));
    }

    [Test]
    public async Task A_moment_that_has_passed_is_not_waited_for()
    {
        var instance = await new Instance(Workflow(Sequence("seq", Activity("StartAt", "at", ("dateTime", Literal("2020-01-01T00:00:00Z")))))).StartAsync();
        Assert.That(instance.State.SubStatus, Is.EqualTo(WorkflowSubStatus.Finished));
    }

    [Test]
    public async Task A_dispatched_workflow_is_an_effect_and_its_end_resumes_the_parent()
    {
        var definition = Workflow(Sequence("seq",
            Activity("DispatchWorkflow", "d", ("workflowDefinitionId", Literal("child")), ("input", Expression("Object", "{\"n\":21}", "ObjectDictionary")), ("waitForCompletion", Literal(true, "Boolean")), ("result", Bound("R"))),
            Activity("PublishEvent", "p", ("eventName", Literal("Done")), ("payload", Script("getVariable('R')")))), "R");
        var instance = await new Instance(definition).StartAsync();
        var start = (Effect.StartWorkflow)instance.Last.Effects.Single();
        Assert.That((start.DefinitionId, start.WaitingBookmarkId), Is.EqualTo(("child", instance.State.Bookmarks.Single().Id)));
        Assert.That(start.Input.ToJsonString(), Is.EqualTo("""{"n":21,"ParentInstanceId":"i1"}"""));
        await instance.ResumeAsync(start.WaitingBookmarkId!, """{"doubled":42}""");
        var published = (Effect.PublishEvent)instance.Last.Effects.Single();
        Assert.That((published.Name, published.Payload!.ToJsonString()), Is.EqualTo(("Done", """{"doubled":42}""")));
    }

    [Test]
    public async Task A_published_definition_runs_as_an_activity_with_its_own_scope_in_the_version_that_it_began_with()
    {
        var library = new Library();
        var catalog = new ActivityCatalog([], library);
        library.Publish(Child(1, "getInput('n')*2"));
        var parent = Workflow(Flowchart("s>c c:Big>t", Activity("Start", "s"), Activity("DChild", "c", ("type", "DChild"), ("n", Script("21", "Int32")), ("doubled", Bound("R"))), Task("t")), "R V");
        Assert.That(new DefinitionCheck(catalog).Check(parent), Is.Empty);
        var instance = await new Instance(parent, catalog).StartAsync();
        Assert.That(instance.Waiting, Is.EqualTo(new[] { "inner" }));
        library.Publish(Child(2, "0"));
        await instance.CompleteAsync("inner");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(instance.Waiting, Is.EqualTo(new[] { "t" }));
            Assert.That((int)instance.State.Variables["R"]!, Is.EqualTo(42));
            Assert.That(instance.State.Variables["V"], Is.Null, "the child's variable of the same name is its own");
            Assert.That(instance.State.Output, Is.Empty);
        }
    }

    private static WorkflowDefinition Child(int version, string script) => Workflow(
        Sequence("body", Set("own", "V", Literal("child")), Task("inner"),
            Activity("SetOutput", "out", ("outputName", Literal("doubled")), ("outputValue", Script(script))), Activity("Complete", "c", ("outcomes", Expression("Object", "[\"Big\"]")))),
        "V", """{"usableAsActivity":true}""", "d-child",
        """ "inputs":[{"name":"n","type":"Int32"}],"outputs":[{"name":"doubled","type":"Int32"}],"outcomes":["Big"], """)
        .With(json => json["version"] = version);

    private static JsonObject Copy(JsonObject activity) => (JsonObject)activity.DeepClone();

    private sealed class Library : IPublishedDefinitions
    {
        private readonly List<WorkflowDefinition> versions = [];

        public IReadOnlyList<WorkflowDefinition> UsableAsActivity => [versions[^1]];

        public void Publish(WorkflowDefinition definition) => versions.Add(definition);

        public WorkflowDefinition? Published(string definitionId) => versions.FindLast(other => other.DefinitionId == definitionId);

        public WorkflowDefinition? Version(string definitionId, int version) => versions.Find(other => other.DefinitionId == definitionId && other.Version == version);
    }

    private sealed class BrokenDatabase : DbException;

    private sealed class Broken : IActivity
    {
        public ActivityDescriptor Descriptor { get; } = new("Test.Broken", 1, new("", ""), new("", ""), new("", ""));

        public ValueTask ExecuteAsync(IActivityContext context) => throw new InvalidOperationException("saving failed", new BrokenDatabase());

        public ValueTask ResumeAsync(IActivityContext context, Bookmark bookmark, JsonNode? result) => default;
    }
}
