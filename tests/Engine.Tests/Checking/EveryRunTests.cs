namespace BaseWorkflows.Engine.Tests.Checking;

/// <summary>The explorer says of a definition what the real engine shows when it is run over all choices.</summary>
public sealed class EveryRunTests
{
    private static readonly ActivityCatalog Catalog = new([new Approval()]);

    [TestCase(false)]
    [TestCase(true)]
    public void The_verdict_equals_what_running_over_all_choices_shows(bool isReduced)
    {
        var (sound, unsound, skipped, piled) = (0, 0, 0, 0);
        System.Threading.Tasks.Parallel.ForEach(Seeds(), new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var definition = new RandomDefinitions(seed).Next();
            var runs = new EveryRun(definition, Catalog).Explore();
            if (!runs.IsComplete)
            {
                Interlocked.Increment(ref skipped);
                return;
            }

            // What piles up without end is an error of its own; the explorer goes no further there.
            var space = Explore(definition, isReduced);
            if (space.Notices.Any(notice => notice.Kind == NoticeKind.PilesUp))
            {
                Interlocked.Increment(ref piled);
                Assert.That(runs.IsSound, Is.False, () => $"seed {seed}: {definition.ToJson()}");
                return;
            }

            _ = runs.IsSound ? Interlocked.Increment(ref sound) : Interlocked.Increment(ref unsound);
            Assert.That(Told(definition, space), Is.EqualTo(Told(definition, runs)), () => $"seed {seed}: {definition.ToJson()}");
        });
        TestContext.Out.WriteLine($"reduced {isReduced}: {sound} sound, {unsound} unsound, {piled} piling up, {skipped} too large to run in full");

        // A generator that makes only one kind would prove nothing.
        Assert.That(Math.Min(sound, unsound), Is.GreaterThan((sound + unsound) / 5));
        Assert.That(skipped, Is.LessThan((sound + unsound) / 2));
    }

    /// <summary>Of branches that race to a join, those after the first that doesn't wait are never begun, however alike they are.</summary>
    [Test]
    public void A_branch_that_does_not_wait_wins_over_those_after_it([Values(1353895513, 1286573100)] int seed, [Values] bool isReduced)
    {
        var definition = new RandomDefinitions(seed).Next();
        Assert.That(Told(definition, Explore(definition, isReduced)), Is.EqualTo(Told(definition, new EveryRun(definition, Catalog).Explore())));
    }

    [TestCase("", false)]
    [TestCase("WaitAll", false)]
    [TestCase("WaitAll", true)]
    public void Where_all_branches_are_empty_the_engine_begins_what_follows_once_for_each(string mode, bool isReduced)
    {
        var definition = Build.Workflow(Build.Flowchart(
            "s>fork fork:L>join fork:R>join join>after after>last", Build.Activity("Start", "s"), Build.Fork("fork", "L", "R"),
            mode == "" ? Build.Line("join") : Build.Join("join", mode), Build.Task("after"), Build.Line("last")));
        var runs = new EveryRun(definition, Catalog).Explore();

        Assert.That(runs.Doubling, Is.EqualTo(new[] { "fork" }));
        Assert.That(Told(definition, Explore(definition, isReduced)), Is.EqualTo(Told(definition, runs)));
    }

    // Always the same, so that a run tells of a change and not of luck; whoever changes the explorer asks for many more: EVERY_RUN=2000.
    private static List<int> Seeds()
    {
        var random = new Random(20261126);
        return Enumerable.Range(0, int.TryParse(Environment.GetEnvironmentVariable("EVERY_RUN"), out var asked) ? asked : 60).Select(_ => random.Next()).ToList();
    }

    /// <summary>Many tokens on their way to one activity are no pile where there is an end to them.</summary>
    [TestCase(1502398090)]
    public void What_only_comes_several_times_does_not_pile_up(int seed) =>
        Assert.That(Explore(new RandomDefinitions(seed).Next(), false).Notices.Select(notice => notice.Kind), Has.None.EqualTo(NoticeKind.PilesUp));

    private static StateSpace Explore(WorkflowDefinition definition, bool isReduced) =>
        new StateSpaceExplorer(Catalog, isReduced ? new() { StatesInFull = 0 } : new()).Explore(definition, _ => []);

    private static string Told(WorkflowDefinition definition, StateSpace space)
    {
        if (!space.IsComplete)
            return $"incomplete after {space.Count} states";
        var circle = SoundnessCheck.EndlessBurst(space);
        var findings = SoundnessCheck.Judge(definition, space);
        return Told(
            space.Begun,
            Enumerable.Range(0, space.Count).Any(state => space.KindOf(state) == SpaceStateKind.Stuck),
            circle is not null,
            findings.Any(finding => finding.Code == "soundness.ends_with_work_left"),
            SoundnessCheck.Trapped(space, circle?.All ?? []).Count > 0,
            space.Notices.Where(notice => notice.Kind == NoticeKind.LeadsNowhere).Select(notice => $"{notice.Plan.Node.Id}:{notice.Outcome}"),
            space.Notices.Where(notice => notice.Kind == NoticeKind.BeginsTwice).Select(notice => notice.Plan.Node.Id),
            findings.Count == 0);
    }

    private static string Told(WorkflowDefinition definition, EveryRun runs) => Told(
        runs.Begun, runs.GetsStuck, runs.RunsInCircles, runs.EndsWithWorkLeft, runs.IsTrapped, runs.DeadEnds, runs.Doubling, runs.IsSound);

    // The engine cuts a burst that runs in circles off in the middle, so that what it begins then tells nothing.
    private static string Told(IEnumerable<string> begun, bool stuck, bool circles, bool workLeft, bool trapped, IEnumerable<string> deadEnds, IEnumerable<string> doubling, bool sound) =>
        $"begun {(circles ? "?" : string.Join(' ', begun.Order(StringComparer.Ordinal)))}; stuck {stuck}; circles {circles}; work left {workLeft}; trapped {trapped}; "
        + $"dead ends {string.Join(' ', deadEnds.Distinct().Order(StringComparer.Ordinal))}; doubling {string.Join(' ', doubling.Distinct().Order(StringComparer.Ordinal))}; sound {sound}";
}
