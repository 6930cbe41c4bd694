using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Routes.Editing;
using BaseWorkflows.Workflows.Routes.Lawfulness;
using static BaseWorkflows.Workflows.Tests.Routes.Editing.Lists;

namespace BaseWorkflows.Workflows.Tests.Routes.Editing;

/// <summary>Sequences of edits at random, on the routes that come with the service, against a list that knows nothing of flowcharts.</summary>
public sealed class RandomEditTests
{
    private static readonly LawfulnessCheck Lawful = new(Edition1.Rules);

    // Always the same, so that a run tells of a change and not of luck; whoever changes the editor asks for many more: EDITS=20 (times as many).
    private static void Sample(int count, Action<string, int[]> run)
    {
        List<string> routes = [.. Embedded.Keys.Order(StringComparer.Ordinal)];
        var times = int.TryParse(Environment.GetEnvironmentVariable("EDITS"), out var asked) ? asked : 1;
        System.Threading.Tasks.Parallel.For(0, count * times, new ParallelOptions { MaxDegreeOfParallelism = 2 }, number =>
        {
            var random = new Random(20261126 + number);
            run(routes[number % routes.Count], [.. Enumerable.Range(0, 1 + random.Next(14)).Select(_ => random.Next())]);
        });
    }

    [Test]
    public void The_list_after_each_edit_is_the_list_that_was_asked_for() => Sample(
        64,
        (route, dice) => Play(route, dice, (before, change, after) =>
        {
            var expected = Shape.Of(StepList.Of(before)).After(change, StepList.Of(before), StepList.Of(after));
            var now = Shape.Of(StepList.Of(after));
            Assert.That(now.ToString(), Is.EqualTo(expected.ToString()), $"{change}\nbefore: {before.Written()}");
        }));

    [Test]
    public void Every_route_on_the_way_can_run_and_is_shown_completely() => Sample(
        64,
        (route, dice) => Play(route, dice, (before, change, after) =>
        {
            Assert.That(Runnable.Check(after).Select(problem => problem.Message.En), Is.Empty, $"{change}\nbefore: {before.Written()}");
            Assert.That(StepList.Of(after).Unshown, Is.Empty, $"{change}\nbefore: {before.Written()}");
            // Whoever waits for the first that comes may be told by several ways out of one step.
            foreach (var join in after.Activities.Where(activity => activity.Type == "Elsa.FlowJoin" && activity.Setting("mode").Text != "WaitAny"))
            {
                var sources = after.Connections.Where(way => way.TargetActivity == join.Id).Select(way => way.SourceActivity).ToList();
                var fork = StepList.Of(after).All.OfType<ParallelGroup>().Single(group => group.JoinId == join.Id).Id;
                Assert.That(sources.Where(source => source != fork), Is.Unique, $"a join waits for each connection\n{change}\nbefore: {before.Written()}");
            }
        }));

    [Test]
    public void Undo_restores_exactly_and_redo_repeats_exactly() => Sample(
        32,
        (route, dice) =>
        {
            var history = EditHistory.Of(Embedded[route]);
            List<string> seen = [history.Present.ToJson()];
            foreach (var die in dice)
            {
                var done = history.Do(Random(history.Present, die));
                if (!done.IsOk || ReferenceEquals(done.Value, history))
                    continue;
                history = done.Value;
                seen.Add(history.Present.ToJson());
            }

            var last = history;
            foreach (var json in seen.AsEnumerable().Reverse().Skip(1))
                Assert.That((history = history.Undo()).Present.ToJson(), Is.EqualTo(json));
            Assert.That(history.CanUndo, Is.False);
            foreach (var json in seen.Skip(1))
                Assert.That((history = history.Redo()).Present.ToJson(), Is.EqualTo(json));
            Assert.That(history.Present, Is.SameAs(last.Present));
        });

    [Test]
    public void At_each_edit_the_check_says_the_same_of_the_route_and_of_its_text_and_what_is_added_can_be_taken_back() => Sample(
        16,
        (route, dice) => Play(route, dice, (before, change, after) =>
        {
            var told = Told(after);
            var read = WorkflowDefinition.Parse(after.ToJson());
            Assert.That(StepList.Of(read).Written(), Is.EqualTo(after.Written()), $"{change}\nbefore: {before.Written()}");
            Assert.That(Told(read), Is.EqualTo(told), $"{change}\nbefore: {before.Written()}");

            // What comes and goes again leaves the route as it was; what only looks different says the same.
            if (change is AddStep or AddGroup or AddCondition)
            {
                var added = StepList.Of(after).All.Select(item => item.Id).Except(StepList.Of(before).All.Select(item => item.Id)).First();
                Assert.That(Told(after.After(new RemoveStep(added))), Is.EqualTo(Told(before)), $"{change}, taken back\nbefore: {before.Written()}");
            }

            if (change is RenameStep)
                Assert.That(Faults(after), Is.EqualTo(Faults(before)), $"{change}\nbefore: {before.Written()}");

            IEnumerable<string> Faults(WorkflowDefinition one) => Told(one).Where(line => line.StartsWith("soundness", StringComparison.Ordinal)).Select(line => line[..line.LastIndexOf(' ')]);
        }));

    [Test]
    public void Arranging_changes_places_only_and_a_second_time_nothing() => Sample(
        16,
        (route, dice) => Play(route, dice, (_, _, after) =>
        {
            var arranged = StepList.Apply(after, new Arrange()).Value;
            Assert.That(arranged.Written(), Is.EqualTo(after.Written()));
            Assert.That(Told(arranged), Is.EqualTo(Told(after)));
            Assert.That(StepList.Apply(arranged, new Arrange()).Value, Is.SameAs(arranged));
            var boxes = arranged.Root.Children.Select(node => (node.Id, X: node.X!.Value, Y: node.Y!.Value, Right: node.X.Value + node.Width!.Value, Bottom: node.Y.Value + node.Height!.Value)).ToList();
            foreach (var (index, one) in boxes.Index())
            {
                var over = boxes.Skip(index + 1).Where(other => one.X < other.Right && other.X < one.Right && one.Y < other.Bottom && other.Y < one.Bottom).Select(other => other.Id).ToList();
                Assert.That(over, Is.Empty, $"{one.Id} lies over them: {arranged.Written()}");
            }
        }));

    /// <summary>What the check says of a route: sound or not, lawful or not, and where.</summary>
    private static List<string> Told(WorkflowDefinition definition)
    {
        var space = new StateSpaceExplorer(Catalog, new()).Explore(definition, Lawful.Watches(definition));
        return
        [
            .. SoundnessCheck.Judge(definition, space).Select(finding => $"{finding.Code} {finding.ActivityId} {finding.Path.Count}"),
            .. Lawful.Judge(definition, space).Select(finding => $"{finding.Rule} {finding.ActivityId} {finding.Path.Count}"),
        ];
    }

    private static void Play(string route, int[] dice, Action<WorkflowDefinition, RouteEdit, WorkflowDefinition> look)
    {
        var definition = Embedded[route];
        foreach (var die in dice)
        {
            var change = Random(definition, die);
            var changed = StepList.Apply(definition, change);
            if (!changed.IsOk)
                continue;
            look(definition, change, changed.Value);
            definition = changed.Value;
        }
    }

    private static RouteEdit Random(WorkflowDefinition definition, int die)
    {
        var random = new Random(die);
        var list = StepList.Of(definition);
        List<StepItem> items = [.. list.All];
        List<Spot> spots =
        [
            Spot.Beginning, .. items.Select(item => Spot.After(item.Id)), .. items.SelectMany(item => item.Lines.Select(line => Spot.First(item.Id, line.Name))),
            .. list.Sides.Where(side => side.Line.Steps.Count > 0).Select(side => Spot.Before(side.Line.Steps[0].Id)),
        ];
        var (item, spot) = (One(items), One(spots));
        var line = item.Lines.Count > 0 ? One([.. item.Lines]).Name : "";
        return random.Next(12) switch
        {
            0 or 1 => new AddStep(spot, Opinion),
            2 or 3 or 4 => new MoveStep(item.Id, spot),
            5 => new RemoveStep(item.Id),
            6 => new AddGroup(spot, "并行", ["甲", "乙"]),
            7 => new AddCondition(spot, "条件", "甲"),
            8 when item is ConditionStep => new AddCase(item.Id, $"新{die % 7}"),
            8 => new AddBranch(item.Id, $"新{die % 7}"),
            9 when item is ConditionStep => new RemoveCase(item.Id, line),
            9 => new RemoveBranch(item.Id, line),
            10 => new RenameLine(item.Id, line, $"改{die % 7}"),
            _ => new RenameStep(item.Id, $"步骤{die % 5}"),
        };

        T One<T>(List<T> choices) => choices[random.Next(choices.Count)];
    }
}
