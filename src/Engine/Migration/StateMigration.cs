using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>What moving an instance to another version of its definition comes to.</summary>
/// <param name="Obstacles">Why it can't move, in the order in which they were found; empty where it can.</param>
/// <param name="State">Where it would stand; null where it can't move.</param>
public sealed record StateMigration(IReadOnlyList<DefinitionProblem> Obstacles, WorkflowState? State)
{
    /// <summary>
    /// Maps the state of an instance onto another version. Every activity that runs, waits or has failed must be there, of the same
    /// type and in the same container; nothing that has been done is looked at again. Where that can't be, or where the instance
    /// would afterwards wait for a branch that never comes, the obstacles say so, and nothing is changed.
    /// </summary>
    /// <param name="state">The instance; it is left as it is.</param>
    /// <param name="from">The version that it runs.</param>
    /// <param name="to">The version that it shall run.</param>
    /// <param name="differs">
    /// What the host sees between the old and the new form of an activity that waits, such as another form of a task; null where nothing.
    /// </param>
    public static StateMigration Plan(
        WorkflowState state, WorkflowDefinition from, WorkflowDefinition to, Func<ActivityNode, ActivityNode, DefinitionProblem?>? differs = null)
    {
        var plan = new MigrationPlan(WorkflowState.FromJson(state.ToJson()), from, to, differs);
        plan.Check();
        return plan.Obstacles.Count > 0 ? new(plan.Obstacles, null) : new([], plan.Move());
    }
}

/// <summary>One mapping in the making, on a copy of the state.</summary>
internal sealed class MigrationPlan(
    WorkflowState state, WorkflowDefinition from, WorkflowDefinition to, Func<ActivityNode, ActivityNode, DefinitionProblem?>? differs)
{
    private readonly Dictionary<int, Execution> byNumber = state.Executions.ToDictionary(execution => execution.Number);

    public List<DefinitionProblem> Obstacles { get; } = [];

    /// <summary>Looks for obstacles.</summary>
    public void Check()
    {
        if (from.DefinitionId != to.DefinitionId)
            throw new ArgumentException($"{to.DefinitionId} is no version of {from.DefinitionId}.");
        foreach (var execution in state.Executions.Where(IsOurs))
            CheckExecution(execution);
        CheckVariables();
        if (Obstacles.Count > 0)
            return;
        foreach (var flowchart in state.Executions.Where(execution => IsOurs(execution) && to.Find(execution.ActivityId)!.Type == "Elsa.Flowchart"))
            CheckFlowchart(flowchart);
    }

    /// <summary>The state on the new version; only where there are no obstacles.</summary>
    public WorkflowState Move()
    {
        var json = JsonNode.Parse(state.ToJson())!.AsObject();
        json["ver"] = to.Version;
        var moved = WorkflowState.FromJson(json.ToJsonString(JsonText.Options));
        Adopt(moved.Variables, from.Variables, to.Variables);
        foreach (var execution in moved.Executions.Where(IsOurs))
        {
            var node = to.Find(execution.ActivityId)!;
            if (node.Variables.Count > 0)
                Adopt(execution.Variables ??= [], from.Find(execution.ActivityId)!.Variables, node.Variables);
            // A sequence remembers the place of its child, which may be another one now.
            if (node.Type == "Elsa.Sequence" && moved.Executions.Find(child => child.ParentNumber == execution.Number) is { } child)
                (execution.Memory ??= [])["i"] = node.Port("activities").TakeWhile(step => step.Id != child.ActivityId).Count();
        }

        return moved;
    }

    // A definition that runs as an activity keeps its own version, so what runs inside it is not touched.
    private bool IsOurs(Execution execution)
    {
        for (var parent = byNumber.GetValueOrDefault(execution.ParentNumber); parent is not null; parent = byNumber.GetValueOrDefault(parent.ParentNumber))
        {
            if (parent.Composite is not null)
                return false;
        }

        return true;
    }

    private void CheckExecution(Execution execution)
    {
        var old = from.Find(execution.ActivityId) ?? throw new ArgumentException($"The state does not belong to version {from.Version}.");
        if (to.Find(execution.ActivityId) is not { } young)
        {
            Add("migration.activity_missing", old, $"新版本没有环节“{old.DisplayText}”", $"the new version has no step “{old.DisplayText}”");
            return;
        }

        if ((old.Type, old.Version) != (young.Type, young.Version))
            Add("migration.type_changed", old, $"环节“{old.DisplayText}”在新版本中是另一种类型", $"the step “{old.DisplayText}” is of another type in the new version");
        else if (old.Parent?.Id != young.Parent?.Id)
            Add("migration.container_changed", old, $"环节“{old.DisplayText}”在新版本中位于另一个容器", $"the step “{old.DisplayText}” is in another container in the new version");
        else if (differs?.Invoke(old, young) is { } difference)
            Obstacles.Add(difference);
    }

    private void CheckVariables()
    {
        foreach (var lost in from.Variables.Where(old => to.Variables.All(young => young.Name != old.Name)))
        {
            if (state.Variables[lost.Name] is { } value && !JsonNode.DeepEquals(value, lost.Default))
            {
                Obstacles.Add(new("migration.variable_removed", null, new(
                    $"新版本没有变量“{lost.Name}”，而它已有值", $"the new version has no variable “{lost.Name}”, which has a value")));
            }
        }
    }

    private void CheckFlowchart(Execution execution)
    {
        var (old, young) = (from.Find(execution.ActivityId)!, to.Find(execution.ActivityId)!);
        var live = state.Executions.Where(child => child.ParentNumber == execution.Number).Select(child => child.ActivityId).ToHashSet();
        var tokens = execution.Tokens ?? [];
        var inside = young.Port("activities").ToDictionary(activity => activity.Id);
        foreach (var lost in tokens.Where(token => !inside.ContainsKey(token.To)).DistinctBy(token => token.To))
        {
            var name = from.Find(lost.To)?.DisplayText ?? lost.To;
            Add("migration.activity_missing", old, $"新版本没有已经到达的环节“{name}”", $"the new version has no step “{name}”, which a branch has reached");
        }

        if (Obstacles.Count > 0)
            return;
        var ways = young.Connections.ToLookup(way => way.SourceActivity);
        var waiting = tokens.Select(token => token.To).Where(id => !live.Contains(id)).ToHashSet();
        var coming = Reach(live.Concat(waiting), ways);
        foreach (var join in waiting.Where(id => from.Find(id) is { } before && Flowchart.ModeOf(before) != Flowchart.ModeOf(inside[id])))
            Add("migration.join_changed", inside[join], $"汇合“{inside[join].DisplayText}”的方式已变", $"the join “{inside[join].DisplayText}” joins in another way");
        foreach (var join in coming.Where(id => Flowchart.ModeOf(inside[id]) is MergeMode.Merge or MergeMode.Converge && !live.Contains(id)))
            CheckJoin(inside[join], old, young, tokens, coming);
    }

    /// <summary>A join waits for each of its ways; one that is new and can't be walked any more would be waited for without end.</summary>
    private void CheckJoin(ActivityNode join, ActivityNode old, ActivityNode young, List<Token> tokens, HashSet<string> coming)
    {
        foreach (var way in young.Connections.Where(way => way.TargetActivity == join.Id))
        {
            var isKnown = old.Connections.Any(one => (one.SourceActivity, one.SourcePort, one.TargetActivity) == (way.SourceActivity, way.SourcePort, way.TargetActivity));
            if (isKnown || coming.Contains(way.SourceActivity) || tokens.Contains(new Token(way.SourceActivity, way.SourcePort, way.TargetActivity)))
                continue;
            var name = to.Find(way.SourceActivity)?.DisplayText ?? way.SourceActivity;
            Add(
                "migration.never_joins", join, $"汇合“{join.DisplayText}”会一直等待新增的环节“{name}”，而它已不会再执行",
                $"the join “{join.DisplayText}” would wait for the new step “{name}”, which would never run");
        }
    }

    private static HashSet<string> Reach(IEnumerable<string> starts, ILookup<string, Connection> ways)
    {
        var open = new Stack<string>(starts);
        var found = new HashSet<string>(open);
        while (open.TryPop(out var id))
        {
            foreach (var next in ways[id].Select(way => way.TargetActivity).Where(found.Add))
                open.Push(next);
        }

        return found;
    }

    private static void Adopt(JsonObject values, IReadOnlyList<VariableDeclaration> old, IReadOnlyList<VariableDeclaration> young)
    {
        foreach (var lost in old.Where(variable => young.All(kept => kept.Name != variable.Name)))
            values.Remove(lost.Name);
        foreach (var variable in young.Where(variable => !values.ContainsKey(variable.Name)))
            values[variable.Name] = variable.Default?.DeepClone();
    }

    private void Add(string code, ActivityNode activity, string zh, string en) => Obstacles.Add(new(code, activity.Id, new(zh, en)));
}
