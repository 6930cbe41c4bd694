using System.Text.RegularExpressions;

namespace BaseWorkflows.Workflows.Routes.Editing;

/// <summary>The kinds of case condition that can be chosen without writing a script.</summary>
public enum CaseConditionKind
{
    /// <summary>Nobody has said yet; it never holds.</summary>
    Unset,

    /// <summary>A step before ended with that outcome.</summary>
    Outcome,

    /// <summary>More than half of those asked in a countersign gave that outcome.</summary>
    Majority,

    /// <summary>What the route was started with has that value.</summary>
    Input,

    /// <summary>Anything else, in words that only a programmer reads.</summary>
    Script,
}

/// <summary>When a case holds.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">The variable of the step's result or votes, or the input's name, or the script.</param>
/// <param name="Value">The outcome or the input's value.</param>
/// <param name="StepId">The step whose outcome it asks for, where somebody chooses it; null as read.</param>
public sealed partial record CaseCondition(CaseConditionKind Kind, string Name = "", string Value = "", string? StepId = null)
{
    /// <summary>Never holds.</summary>
    public static CaseCondition Unset { get; } = new(CaseConditionKind.Unset);

    /// <summary>A step ended with an outcome; its result goes into a variable, which is made where there is none.</summary>
    public static CaseCondition OutcomeOf(string stepId, string outcome) => new(CaseConditionKind.Outcome, "", outcome, stepId);

    /// <summary>More than half of a countersign gave an outcome.</summary>
    public static CaseCondition MajorityOf(string stepId, string outcome) => new(CaseConditionKind.Majority, "", outcome, stepId);

    /// <summary>The route was started with that value.</summary>
    public static CaseCondition InputIs(string input, string value) => new(CaseConditionKind.Input, input, value);

    /// <summary>A script.</summary>
    public static CaseCondition Of(string script) => Read(script);

    /// <summary>When a case of a condition holds; null for “otherwise” and for conditions that are no JavaScript.</summary>
    public static CaseCondition? Of(ConditionStep condition, string name)
    {
        if (condition.IsDecision)
            return name == "True" ? Read(condition.Activity.Setting("condition").Script ?? "false") : null;
        var found = CaseText.Of(condition.Activity).FirstOrDefault(one => one.Label == name);
        return found.Label is null ? null : Read(found.Script);
    }

    /// <summary>The JavaScript that says the same.</summary>
    public string ToScript() => Kind switch
    {
        CaseConditionKind.Unset => "false",
        CaseConditionKind.Outcome => $"getVariable({Quoted(Name)})?.outcome === {Quoted(Value)}",
        CaseConditionKind.Majority =>
            $"const votes = getVariable({Quoted(Name)}); const all = Object.values(votes).reduce((sum, count) => sum + count, 0); return (votes[{Quoted(Value)}] || 0) * 2 > all;",
        CaseConditionKind.Input => $"getInput({Quoted(Name)}) === {Quoted(Value)}",
        _ => Name,
    };

    /// <summary>The same by the variable of the step that it asks for.</summary>
    internal CaseCondition Bound(Chart chart) => StepId is null
        ? this
        : this with { Name = chart.VariableOf(StepId, Kind == CaseConditionKind.Majority ? "votes" : "result"), StepId = null };

    private static CaseCondition Read(string script)
    {
        if (script.Trim() is "" or "false")
            return Unset;
        foreach (var (pattern, kind) in new[]
        {
            (OutcomePattern(), CaseConditionKind.Outcome), (MajorityPattern(), CaseConditionKind.Majority), (InputPattern(), CaseConditionKind.Input),
        })
        {
            if (pattern.Match(script) is { Success: true } match)
                return new(kind, Plain(match.Groups["name"].Value), Plain(match.Groups["value"].Value));
        }

        return new(CaseConditionKind.Script, script);
    }

    private static string Quoted(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    private static string Plain(string quoted) => quoted.Replace("\\'", "'", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*(?:return\s+)?getVariable\('(?<name>(?:\\.|[^'\\])*)'\)\??\.outcome\s*===\s*'(?<value>(?:\\.|[^'\\])*)'\s*;?\s*$")]
    private static partial Regex OutcomePattern();

    [GeneratedRegex(@"^const votes = getVariable\('(?<name>(?:\\.|[^'\\])*)'\); const all = Object\.values\(votes\)\.reduce\(\(sum, count\) => sum \+ count, 0\); return \(votes(?:\.(?<value>\w+)|\['(?<value>(?:\\.|[^'\\])*)'\]) \|\| 0\) \* 2 > all;$")]
    private static partial Regex MajorityPattern();

    [GeneratedRegex(@"^\s*(?:return\s+)?getInput\('(?<name>(?:\\.|[^'\\])*)'\)\s*===\s*'(?<value>(?:\\.|[^'\\])*)'\s*;?\s*$")]
    private static partial Regex InputPattern();
}
