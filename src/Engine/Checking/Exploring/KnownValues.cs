using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BaseWorkflows.Engine;

/// <summary>What an expression gives; the value counts only where it is known.</summary>
internal readonly record struct Knowledge(bool IsKnown, JsonNode? Value)
{
    public static readonly Knowledge Nothing = new(false, null);

    public static Knowledge Of(JsonNode? value) => new(true, value);
}

/// <summary>
/// Which values can be known before a run: literals, and variables of the workflow that only literals, constant scripts and
/// activities' own ids are ever assigned to, where a condition asks for them. Everything else counts as unknown.
/// </summary>
internal sealed partial class KnownValues
{
    private const int MostVariables = 60;
    private const int MostValues = 24;

    private readonly ActivityCatalog catalog;
    private readonly List<VariableDeclaration> variables;
    private readonly List<JsonNode?> values = [null];
    private readonly Dictionary<string, int> numbers = [];
    private readonly Dictionary<(Expression Expression, string Seen), Knowledge> evaluated = [];
    private readonly HashSet<int>[] seen;

    public KnownValues(ActivityCatalog catalog, WorkflowDefinition definition, IReadOnlySet<string> without)
    {
        this.catalog = catalog;
        variables = [.. Tracked(catalog, definition).Where(variable => !without.Contains(variable.Name)).Take(MostVariables)];
        seen = [.. variables.Select(_ => new HashSet<int>())];
    }

    /// <summary>What the variables hold at the start, by number.</summary>
    public int[] AtStart => [.. variables.Select(variable => NumberOf(variable.Default))];

    /// <summary>A variable that takes ever new values, such as a counter without a limit; null where none does.</summary>
    public string? Endless => Enumerable.Range(0, variables.Count).Where(i => seen[i].Count > MostValues).Select(i => variables[i].Name).FirstOrDefault();

    /// <summary>The variables that an activity itself may read or write, one bit each.</summary>
    public ulong TouchedBy(ActivityPlan plan)
    {
        if (!plan.IsOwn)
            return 0;
        var text = plan.Node.InputExpressions.Select(input => input.Value).Concat(plan.Node.Cases.Select(item => item.Condition).OfType<Expression>())
            .Select(expression => expression.Value?.ToJsonString(JsonText.Options) ?? "")
            .Append(plan.Node.Json["variable"]?.ToJsonString(JsonText.Options) ?? "").Concat(plan.Node.OutputBindings.Values).ToList();
        ulong touched = 0;
        for (var i = 0; i < variables.Count; i++)
        {
            if (text.Exists(part => Mentions(part, variables[i])))
                touched |= 1UL << i;
        }

        return touched;
    }

    /// <summary>What completing an activity writes into the variables.</summary>
    public void Write(ActivityPlan plan, int[] now)
    {
        if (!plan.IsOwn || variables.Count == 0)
            return;
        if (plan.Kind == PlanKind.SetVariable)
        {
            var reference = plan.Node.Json["variable"] as JsonObject;
            var target = Find(reference?.Text("id") ?? reference?.Text("name") ?? plan.Node.Json.Text("variable"));
            if (target >= 0)
                Set(now, target, Input(plan, "value", now));
        }

        foreach (var (output, variable) in plan.Node.OutputBindings)
        {
            if (Find(variable) is >= 0 and var target)
                Set(now, target, IsOwnId(catalog, plan.Node, output) ? Knowledge.Of(plan.Node.Id) : Knowledge.Nothing);
        }
    }

    /// <summary>The value of an activity's input.</summary>
    public Knowledge Input(ActivityPlan plan, string name, int[] now)
    {
        if (plan.Node.Input(name) is { } expression)
            return Evaluate(plan, expression, now);
        return Knowledge.Of(plan.Node.Json[name] is { } raw && raw is not JsonObject { Count: 0 }
            ? raw
            : catalog.Find(plan.Node.Type, plan.Node.Version)?.Inputs.FirstOrDefault(input => input.Name == name)?.Default);
    }

    /// <summary>The value of an expression where these variables are known.</summary>
    public Knowledge Evaluate(ActivityPlan plan, Expression expression, int[] now)
    {
        switch (expression.Type)
        {
            case "Literal" or "Object" or "Json":
                return Typed(expression, expression.Value);
            case "Input":
                return Knowledge.Nothing;
            case "Variable":
                var reference = expression.Value is JsonObject named ? named.Text("id") ?? named.Text("name") : expression.Text;
                return plan.IsOwn && Find(reference) is >= 0 and var place && now[place] != 0 ? Typed(expression, values[now[place]]) : Knowledge.Nothing;
            case "Liquid":
                var text = expression.Text ?? "";
                return text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal) ? Knowledge.Nothing : Typed(expression, JsonValue.Create(text));
            case "JavaScript":
                var key = (expression, plan.IsOwn ? string.Join(',', now) : "");
                if (!evaluated.TryGetValue(key, out var known))
                    evaluated[key] = known = Run(expression, plan.IsOwn ? now : null);
                return known;
            default:
                return Knowledge.Of(null);
        }
    }

    private Knowledge Run(Expression expression, int[]? now)
    {
        var known = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        for (var i = 0; now is not null && i < variables.Count; i++)
        {
            if (now[i] != 0)
                known[variables[i].Name] = known[variables[i].Id] = values[now[i]];
        }

        var result = ConstantScript.Evaluate(expression, known);
        return result.IsKnown ? Typed(expression, result.Value) : result;
    }

    private static Knowledge Typed(Expression expression, JsonNode? value) => Knowledge.Of(ValueConversion.ToType(value?.DeepClone(), expression.TypeName));

    private void Set(int[] now, int variable, Knowledge knowledge)
    {
        if (!knowledge.IsKnown)
        {
            now[variable] = 0;
            return;
        }

        var declared = variables[variable];
        var converted = declared.IsArray ? ValueConversion.ToList(knowledge.Value) : ValueConversion.ToType(knowledge.Value?.DeepClone(), declared.TypeName);
        now[variable] = NumberOf(converted);
        seen[variable].Add(now[variable]);
    }

    private int Find(string? nameOrId) => nameOrId is null ? -1 : variables.FindIndex(variable => variable.Id == nameOrId || variable.Name == nameOrId);

    // 0 stands for unknown, so that the numbers of values begin with 1.
    private int NumberOf(JsonNode? value)
    {
        var text = value?.ToJsonString(JsonText.Options) ?? "null";
        if (!numbers.TryGetValue(text, out var number))
        {
            numbers[text] = number = values.Count;
            values.Add(value?.DeepClone());
        }

        return number;
    }

    private static List<VariableDeclaration> Tracked(ActivityCatalog catalog, WorkflowDefinition definition)
    {
        var scripts = definition.Activities.SelectMany(activity => activity.InputExpressions.Select(input => input.Value)
            .Concat(activity.Cases.Select(item => item.Condition).OfType<Expression>())).ToList();
        var assigning = scripts.Where(script => script.Type == "JavaScript" && Assignment().IsMatch(script.Text ?? "")).Select(script => script.Text!).ToList();

        // A name that a script puts together could be any.
        if (assigning.Exists(text => AnyAssignment().Count(text) != NamedAssignment().Count(text)))
            return [];
        var shadows = definition.Activities.SelectMany(activity => activity.Variables).SelectMany(variable => new[] { variable.Id, variable.Name })
            .Concat(["CurrentValue", "CurrentIndex"]).ToHashSet(StringComparer.Ordinal);
        var lost = definition.Activities.SelectMany(activity => activity.OutputBindings.Where(output => !IsOwnId(catalog, activity, output.Key)))
            .Select(output => output.Value).ToHashSet(StringComparer.Ordinal);
        return [.. definition.Variables.Where(variable =>
            !shadows.Contains(variable.Name) && !shadows.Contains(variable.Id)
            && !lost.Contains(variable.Name) && !lost.Contains(variable.Id)
            && definition.Variables.Count(other => other.Name == variable.Name || other.Id == variable.Id) == 1
            && !assigning.Exists(text => Mentions(text, variable))
            && definition.Activities.Any(activity => Conditions(activity).Any(condition => Mentions(condition.Value?.ToJsonString(JsonText.Options) ?? "", variable))))];
    }

    private static IEnumerable<Expression> Conditions(ActivityNode activity) => activity.InputExpressions
        .Where(input => input.Key is "condition" or "items" or "start" or "end" or "step" or "mode" or "value").Select(input => input.Value)
        .Concat(activity.Cases.Select(item => item.Condition).OfType<Expression>());

    private static bool Mentions(string text, VariableDeclaration variable) =>
        text.Contains(variable.Name, StringComparison.OrdinalIgnoreCase) || text.Contains(variable.Id, StringComparison.OrdinalIgnoreCase);

    private static bool IsOwnId(ActivityCatalog catalog, ActivityNode activity, string output) =>
        catalog.Find(activity.Type, activity.Version)?.Outputs.FirstOrDefault(other => other.Name == output)?.IsActivityId == true;

    [GeneratedRegex(@"\bset[A-Z_\u0080-\uffff]")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"setVariable")]
    private static partial Regex AnyAssignment();

    [GeneratedRegex(@"setVariable\(\s*(['""])[^'""\\]*\1\s*,")]
    private static partial Regex NamedAssignment();
}
