namespace BaseWorkflows.Engine;

/// <summary>Makes a definition ready for exploring.</summary>
internal sealed class PlanBuilder(ActivityCatalog catalog, WatchedSteps watched)
{
    private const int MostLevelsOfDefinitions = 8;

    private readonly DefinitionCheck ports = new(catalog);
    private readonly List<ActivityPlan> plans = [];

    /// <summary>All plans; a plan's index is its place here.</summary>
    public IReadOnlyList<ActivityPlan> Plans => plans;

    /// <summary>Whether definitions use each other more deeply than was followed.</summary>
    public bool IsCutOff { get; private set; }

    public ActivityPlan Build(WorkflowDefinition definition) => Build(definition.Root, null, 0, 0);

    private ActivityPlan Build(ActivityNode node, ActivityPlan? parent, int place, int level)
    {
        var descriptor = catalog.Find(node.Type, node.Version);
        var composite = descriptor is null ? catalog.Composite(node) : null;
        if (composite is not null && level >= MostLevelsOfDefinitions)
            (composite, IsCutOff) = (null, true);
        var (names, known) = PortsOf(node);
        var plan = new ActivityPlan
        {
            Index = plans.Count,
            Node = node,
            Kind = composite is not null ? PlanKind.Composite : KindOf(node, descriptor, names.Count),
            Parent = parent,
            Place = place,
            IsOwn = level == 0,
            Ports = names,
            PortsAreKnown = known,
            IsTerminal = StandardActivities.IsTerminal(node),
            IsHuman = descriptor?.IsHuman ?? false,
            Watched = watched.Of(node),
        };
        plans.Add(plan);
        plan.Children = composite is null
            ? [.. node.Children.Select((child, i) => Build(child, plan, i, level))]
            : [Build(composite.Root, plan, 0, level + 1)];
        if (plan.Kind == PlanKind.Flowchart)
            plan.Flow = new FlowPlan(node, plan.Children);
        return plan;
    }

    /// <summary>Where nobody can know the ports before a run, those that have connections are taken for all.</summary>
    private (IReadOnlyList<string> Names, bool AreKnown) PortsOf(ActivityNode node)
    {
        if (ports.PortsOf(node) is { } declared)
            return (declared.Count > 0 || node.Type == "Elsa.FlowFork" ? [.. declared.Distinct()] : ["Done"], true);
        IEnumerable<string> connected = node.Parent?.Connections.Where(way => way.SourceActivity == node.Id).Select(way => way.SourcePort).Distinct() ?? [];
        return ([.. connected.DefaultIfEmpty("Done")], false);
    }

    private static PlanKind KindOf(ActivityNode node, ActivityDescriptor? descriptor, int portCount) => node.Type switch
    {
        "Elsa.Flowchart" => PlanKind.Flowchart,
        "Elsa.Finish" => PlanKind.Finish,
        "Elsa.Complete" => PlanKind.Complete,
        "Elsa.Fault" or "Elsa.NotFoundActivity" => PlanKind.Fault,
        "Elsa.FlowDecision" => PlanKind.Decision,
        "Elsa.FlowSwitch" => PlanKind.FlowSwitch,
        "Elsa.FlowFork" => PlanKind.FlowFork,
        "Elsa.Sequence" => PlanKind.Sequence,
        "Elsa.If" => PlanKind.If,
        "Elsa.Switch" => PlanKind.Switch,
        "Elsa.Fork" => PlanKind.Fork,
        "Elsa.Parallel" => PlanKind.Parallel,
        "Elsa.While" => PlanKind.While,
        "Elsa.For" => PlanKind.For,
        "Elsa.ForEach" => PlanKind.ForEach,
        "Elsa.ParallelForEach" => PlanKind.ParallelForEach,
        "Elsa.Break" => PlanKind.Break,
        "Elsa.SetVariable" => PlanKind.SetVariable,
        "Elsa.StartAt" => PlanKind.PassOrWait,
        "Elsa.DispatchWorkflow" or "Elsa.ExecuteWorkflow" => node.Input("waitForCompletion") switch
        {
            null => node.Json.Flag("waitForCompletion") ? PlanKind.Wait : PlanKind.Pass,
            { Type: "Literal" } literal => ValueConversion.AsFlag(literal.Value) == true ? PlanKind.Wait : PlanKind.Pass,
            _ => PlanKind.PassOrWait,
        },
        _ when descriptor is { CanWait: true } => PlanKind.Wait,
        _ => portCount > 1 ? PlanKind.PassByOne : PlanKind.Pass,
    };
}
