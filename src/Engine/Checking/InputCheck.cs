using System.Globalization;
using System.Text.Json.Nodes;
using Cronos;
using Jint.Runtime;

namespace BaseWorkflows.Engine;

/// <summary>The part of the check that looks at what activities are given.</summary>
internal static class InputCheck
{
    public static void Check(ActivityCatalog catalog, WorkflowDefinition definition, ActivityNode activity, List<DefinitionProblem> problems)
    {
        foreach (var (name, expression) in activity.InputExpressions)
            CheckExpression(activity, name, expression, problems);
        foreach (var item in activity.Cases)
        {
            if (item.Condition is { } condition)
                CheckExpression(activity, item.Label, condition, problems);
        }

        foreach (var input in catalog.Find(activity.Type, activity.Version)?.Inputs ?? [])
        {
            if (input.IsRequired && input.Default is null && IsMissing(activity, input.Name))
            {
                problems.Add(new("activity.missing_input", activity.Id, new(
                    $"活动“{DefinitionCheck.Named(activity)}”缺少“{input.DisplayName.Zh}”（{input.Name}）。",
                    $"The activity '{DefinitionCheck.Named(activity)}' lacks its input '{input.Name}'.")));
            }
        }

        CheckLiterals(activity, problems);
        CheckVariable(definition, activity, problems);
    }

    private static bool IsMissing(ActivityNode activity, string name)
    {
        if (activity.Input(name) is { } expression)
            return expression.Value is null || (expression.Text is { } text && string.IsNullOrWhiteSpace(text));
        return activity.Json[name] is null or JsonObject { Count: 0 } || activity.Json[name] is JsonObject wrapped && wrapped.ContainsKey("expression");
    }

    private static void CheckExpression(ActivityNode activity, string input, Expression expression, List<DefinitionProblem> problems)
    {
        switch (expression.Type)
        {
            case "CSharp":
                problems.Add(new("expression.csharp", activity.Id, new(
                    $"活动“{DefinitionCheck.Named(activity)}”的“{input}”是 C# 表达式，本系统不运行 C#。",
                    $"The input '{input}' of the activity '{DefinitionCheck.Named(activity)}' is a C# expression, which this engine never runs.")));
                break;
            case "JavaScript":
                try
                {
                    JavaScriptHost.Prepare(expression);
                }
                catch (Exception failure) when (failure is Jint.ScriptPreparationException or JavaScriptException or Acornima.ParseErrorException)
                {
                    problems.Add(Invalid("expression.invalid_script", "JavaScript", activity, input, failure.Message));
                }

                break;
            case "Liquid" when LiquidHost.Prepare(expression, out var error) is null:
                problems.Add(Invalid("expression.invalid_template", "Liquid", activity, input, error ?? ""));
                break;
        }
    }

    private static void CheckLiterals(ActivityNode activity, List<DefinitionProblem> problems)
    {
        if (activity.Type == "Elsa.Cron" && Literal(activity, "cronExpression") is { } cron && !CronExpression.TryParse(cron, CronFormat.IncludeSeconds, out _))
        {
            problems.Add(new("activity.invalid_cron", activity.Id, new(
                $"活动“{DefinitionCheck.Named(activity)}”的“{cron}”不是六段的 Cron 表达式。",
                $"The activity '{DefinitionCheck.Named(activity)}' has '{cron}', which is no cron expression of six fields.")));
        }

        var span = activity.Type switch
        {
            "Elsa.Delay" => Literal(activity, "timeSpan"),
            "Elsa.Timer" => Literal(activity, "interval"),
            _ => null,
        };
        if (span is not null && !(TimeSpan.TryParse(span, CultureInfo.InvariantCulture, out var value) && value >= TimeSpan.Zero))
        {
            problems.Add(new("activity.invalid_timespan", activity.Id, new(
                $"活动“{DefinitionCheck.Named(activity)}”的“{span}”不是 hh:mm:ss 形式的时长。",
                $"The activity '{DefinitionCheck.Named(activity)}' has '{span}', which is no time span of the form hh:mm:ss.")));
        }
    }

    private static void CheckVariable(WorkflowDefinition definition, ActivityNode activity, List<DefinitionProblem> problems)
    {
        if (activity.Type != "Elsa.SetVariable" || activity.Json["variable"] is not JsonObject reference)
            return;
        var id = reference.Text("id") ?? reference.Text("name");
        for (var scope = activity; scope is not null; scope = scope.Parent)
        {
            if (scope.Variables.Any(variable => variable.Id == id || variable.Name == id))
                return;
        }

        if (definition.Variables.Any(variable => variable.Id == id || variable.Name == id))
            return;
        problems.Add(new("variable.unknown", activity.Id, new(
            $"活动“{DefinitionCheck.Named(activity)}”设置的变量“{id}”没有声明。",
            $"The activity '{DefinitionCheck.Named(activity)}' sets the variable '{id}', which is not declared.")));
    }

    private static string? Literal(ActivityNode activity, string input) => activity.Input(input) is { Type: "Literal", Text: { } text } ? text : null;

    private static DefinitionProblem Invalid(string code, string language, ActivityNode activity, string input, string reason) => new(code, activity.Id, new(
        $"活动“{DefinitionCheck.Named(activity)}”的“{input}”不是有效的 {language}：{reason}",
        $"The input '{input}' of the activity '{DefinitionCheck.Named(activity)}' is no valid {language}: {reason}"));
}
