using System.Collections.Frozen;

namespace BaseWorkflows.Engine;

/// <summary>From an activity in a definition to what carries it out.</summary>
internal static class StandardActivities
{
    private static readonly UnknownActivity Unknown = new();
    private static readonly CompositeActivity Composite = new();

    private static readonly FrozenDictionary<string, StandardActivity> Types = new Dictionary<string, StandardActivity>
    {
        ["Elsa.Flowchart"] = new Flowchart(),
        ["Elsa.Start"] = new PassActivity(),
        ["Elsa.End"] = new PassActivity { Terminal = true },
        ["Elsa.Finish"] = new FinishActivity(),
        ["Elsa.Complete"] = new CompleteActivity(),
        ["Elsa.Fault"] = new FaultActivity(),
        ["Elsa.FlowDecision"] = new FlowDecision(),
        ["Elsa.FlowSwitch"] = new FlowSwitch(),
        ["Elsa.FlowFork"] = new FlowFork(),
        ["Elsa.FlowJoin"] = new PassActivity(),
        ["Elsa.Sequence"] = new Sequence(),
        ["Elsa.If"] = new If(),
        ["Elsa.Switch"] = new Switch(),
        ["Elsa.While"] = new While(),
        ["Elsa.For"] = new For(),
        ["Elsa.ForEach"] = new ForEach(),
        ["Elsa.ParallelForEach"] = new ParallelForEach(),
        ["Elsa.Fork"] = new Fork(),
        ["Elsa.Parallel"] = new Parallel(),
        ["Elsa.Break"] = new Break(),
        ["Elsa.SetVariable"] = new SetVariable(),
        ["Elsa.SetOutput"] = new SetOutput(),
        ["Elsa.SetName"] = new SetName(),
        ["Elsa.Correlate"] = new Correlate(),
        ["Elsa.WriteLine"] = new WriteLine(),
        ["Elsa.RunTask"] = new RunTask(),
        ["Elsa.Event"] = new EventActivity(),
        ["Elsa.PublishEvent"] = new PublishEvent(),
        ["Elsa.Delay"] = new Delay(),
        ["Elsa.StartAt"] = new StartAt(),
        ["Elsa.Timer"] = new TimerActivity(),
        ["Elsa.Cron"] = new Cron(),
        ["Elsa.DispatchWorkflow"] = new StartOtherWorkflow(),
        ["Elsa.ExecuteWorkflow"] = new StartOtherWorkflow(),
        ["Elsa.NotFoundActivity"] = Unknown,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> TypeNames => Types.Keys;

    public static StandardActivity For(ActivityCatalog catalog, ActivityNode node)
    {
        if (Types.TryGetValue(node.Type, out var standard))
            return standard;
        if (catalog.OwnBehaviour(node.Type, node.Version) is { } own)
            return own;
        return catalog.Composite(node) is null ? Unknown : Composite;
    }

    /// <summary>The same for one that runs: what began as a definition stays one, published still or not.</summary>
    public static StandardActivity For(ActivityCatalog catalog, Execution execution) =>
        execution.Inner is null ? For(catalog, execution.Node) : Composite;

    public static bool IsTerminal(ActivityNode node) => Types.TryGetValue(node.Type, out var activity) && activity.IsTerminal;
}
