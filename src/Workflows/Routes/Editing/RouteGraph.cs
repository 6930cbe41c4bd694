using System.Text.RegularExpressions;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Routes.Editing;

/// <summary>What an activity is in the list.</summary>
internal enum NodeKind
{
    Human,
    System,
    Fork,
    Condition,
    Back,
    End,
}

/// <summary>The flowchart of a route, with the main way through it: along the positive outcome of each step.</summary>
internal sealed partial class RouteGraph
{
    /// <summary>The custom property of a merge that names the condition whose cases it brings together.</summary>
    public const string EndsCondition = "endsCondition";

    private static readonly string[] Negative = ["Reject", "Return", "Withdraw", "False", "Timeout"];

    private readonly Dictionary<string, ActivityNode> nodes = new(StringComparer.Ordinal);
    private readonly ILookup<string, Connection> outbound;
    private readonly ILookup<string, Connection> inbound;

    public RouteGraph(ActivityNode flowchart)
    {
        foreach (var node in flowchart.Children)
            nodes.TryAdd(node.Id, node);
        var known = flowchart.Connections.Where(way => nodes.ContainsKey(way.SourceActivity) && nodes.ContainsKey(way.TargetActivity)).ToList();
        outbound = known.ToLookup(way => way.SourceActivity, StringComparer.Ordinal);
        inbound = known.ToLookup(way => way.TargetActivity, StringComparer.Ordinal);
        Backs = nodes.Values.Select(node => (node.Id, Back: ReadBack(node)))
            .Where(one => one.Back is not null).ToDictionary(one => one.Id, one => one.Back!, StringComparer.Ordinal);
    }

    /// <summary>In the order of the definition.</summary>
    public IReadOnlyCollection<ActivityNode> Nodes => nodes.Values;

    /// <summary>The switches that go back to where the case was returned, with their variable.</summary>
    public IReadOnlyDictionary<string, string> Backs { get; }

    public ActivityNode Node(string id) => nodes[id];

    public IEnumerable<Connection> Into(string id) => inbound[id];

    public IReadOnlyList<string> Targets(string id, string port) =>
        [.. outbound[id].Where(way => way.SourcePort == port).Select(way => way.TargetActivity).Distinct()];

    /// <summary>Where a port leads; null where it leads nowhere or to several places.</summary>
    public string? Target(string id, string port) => Targets(id, port) is [var one] ? one : null;

    public NodeKind KindOf(string id) => nodes[id].Type switch
    {
        HumanTaskActivity.TypeName => NodeKind.Human,
        "Elsa.FlowFork" => NodeKind.Fork,
        "Elsa.FlowSwitch" when Backs.ContainsKey(id) => NodeKind.Back,
        "Elsa.FlowSwitch" or "Elsa.FlowDecision" => NodeKind.Condition,
        "Elsa.End" or "Elsa.Finish" or "Elsa.Complete" or "Elsa.Fault" => NodeKind.End,
        _ => NodeKind.System,
    };

    /// <summary>The ports that the activity declares, then those that are only connected.</summary>
    public IReadOnlyList<string> Ports(string id) =>
        [.. Declared(nodes[id]).Concat(outbound[id].Select(way => way.SourcePort)).Distinct(StringComparer.Ordinal)];

    /// <summary>The port along which the main way leaves a step: its best outcome that is connected.</summary>
    public string MainPort(string id)
    {
        var ports = Ports(id);
        var connected = ports.Where(port => Targets(id, port).Count > 0).ToList();
        return connected.Find(port => !IsNegative(port))
            ?? ports.FirstOrDefault(port => !IsNegative(port))
            ?? (connected is [var first, ..] ? first : null)
            ?? (ports is [var declared, ..] ? declared : null)
            ?? "Done";
    }

    /// <summary>The ports by which the main way can go on.</summary>
    public IReadOnlyList<string> MainPorts(string id) => KindOf(id) switch
    {
        NodeKind.Fork or NodeKind.Condition => Ports(id),
        NodeKind.Back or NodeKind.End => [],
        _ => [MainPort(id)],
    };

    /// <summary>Everything on the main ways from an activity on, itself first, nearest first; not through <paramref name="without"/>.</summary>
    public IReadOnlyList<string> Reach(string? from, string? without = null)
    {
        if (from is null || from == without)
            return [];
        var found = new HashSet<string>(StringComparer.Ordinal) { from };
        List<string> order = [from];
        for (var i = 0; i < order.Count; i++)
        {
            foreach (var next in MainPorts(order[i]).SelectMany(port => Targets(order[i], port)).Where(next => next != without && found.Add(next)))
                order.Add(next);
        }

        return order;
    }

    /// <summary>The one way from an activity to the end: at a condition along its longest case, at a fork along its first branch.</summary>
    public IEnumerable<string> Spine(string from)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var id = from; id is not null && seen.Add(id);)
        {
            yield return id;
            id = MainPorts(id).SelectMany(port => Targets(id, port)).MaxBy(target => Reach(target).Count);
        }
    }

    /// <summary>Whether it does nothing but stand where ways meet.</summary>
    public bool IsMerge(string id) => nodes[id] is { Type: "Elsa.Sequence", Children.Count: 0 };

    /// <summary>The merge that belongs to a condition; null where it has none of its own.</summary>
    public string? MergeOf(string conditionId) =>
        nodes.Values.FirstOrDefault(node => node.Custom[EndsCondition]?.ToString() == conditionId && IsMerge(node.Id))?.Id;

    /// <summary>Whether a step that comes later can be reached from an earlier one without going back.</summary>
    public bool IsEarlier(string earlier, string later)
    {
        List<string> reached = [earlier];
        for (var i = 0; i < reached.Count; i++)
        {
            if (Backs.ContainsKey(reached[i]))
                continue;
            reached.AddRange(outbound[reached[i]].Where(way => Outcomes.KindOf(way.SourcePort) != "Return")
                .Select(way => way.TargetActivity).Distinct().Except(reached).ToList());
        }

        return earlier != later && reached.Contains(later);
    }

    /// <summary>Whether a port leads to a step without anybody being asked on the way.</summary>
    public bool LeadsTo(string id, string port, string target)
    {
        var reached = Targets(id, port).ToList();
        for (var i = 0; i < reached.Count; i++)
        {
            if (reached[i] != target && KindOf(reached[i]) != NodeKind.Human)
                reached.AddRange(outbound[reached[i]].Select(way => way.TargetActivity).Distinct().Except(reached).ToList());
        }

        return reached.Contains(target);
    }

    private static bool IsNegative(string port) => Negative.Contains(Outcomes.KindOf(port));

    [GeneratedRegex(@"^\s*(?:return\s+)?getVariable\('(?<variable>[^']+)'\)\s*===\s*'(?<step>[^']+)'\s*;?\s*$")]
    private static partial Regex BackCase();

    private static IEnumerable<string> Declared(ActivityNode node) => node.Type switch
    {
        HumanTaskActivity.TypeName => Literal(node, "outcomes") is { Count: > 0 } outcomes ? outcomes : ["Done"],
        "Elsa.FlowFork" => Literal(node, "branches"),
        "Elsa.FlowDecision" => ["True", "False"],
        "Elsa.FlowSwitch" => CaseText.Labels(node).Append("Default"),
        "Elsa.End" or "Elsa.Finish" or "Elsa.Complete" or "Elsa.Fault" => [],
        _ => ["Done"],
    };

    private static List<string> Literal(ActivityNode node, string input) =>
        node.Input(input) is { Type: "Literal" or "Object" } expression ? StepInputs.Texts(expression.Value) : [];

    private string? ReadBack(ActivityNode node)
    {
        if (node.Type != "Elsa.FlowSwitch" || CaseText.Of(node) is not { Count: > 0 } cases)
            return null;
        string? variable = null;
        foreach (var (label, script) in cases)
        {
            var match = BackCase().Match(script);
            var name = match.Groups["variable"].Value;
            if (!match.Success || (variable ?? name) != name || Target(node.Id, label) != match.Groups["step"].Value)
                return null;
            variable = name;
        }

        return variable;
    }
}
