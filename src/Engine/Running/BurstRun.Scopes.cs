using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <content>Variables, inputs and outputs: what an execution sees of the scopes around it.</content>
internal sealed partial class BurstRun
{
    /// <summary>The definition that an execution's children belong to.</summary>
    public WorkflowDefinition DefinitionOf(Execution? execution)
    {
        for (var scope = execution; scope is not null; scope = scope.Parent)
        {
            if (scope.Inner is { } inner)
                return inner;
        }

        return definition;
    }

    public JsonObject InputOf(Execution execution) => CompositeOf(execution)?.Input ?? state.Input;

    public JsonObject OutputOf(Execution execution) => CompositeOf(execution)?.Output ?? state.Output;

    public static void DeclareVariables(Execution execution, IReadOnlyList<VariableDeclaration> variables)
    {
        foreach (var variable in variables)
            (execution.Variables ??= []).TryAdd(variable.Name, variable.Default?.DeepClone());
    }

    /// <summary>The variable's place, innermost scope first; null where there is none of that name or id.</summary>
    public VariablePlace? FindVariable(Execution execution, string nameOrId)
    {
        for (var scope = execution; scope is not null; scope = scope.Parent)
        {
            var declared = scope.Inner?.Variables ?? scope.Node.Variables;
            if (scope.Variables is { } values && Locate(values, declared, nameOrId) is { } place)
                return place;
            if (scope.Inner is not null && !ReferenceEquals(scope, execution))
                return null;
        }

        return Locate(state.Variables, definition.Variables, nameOrId);
    }

    /// <summary>The names of all variables that an execution sees.</summary>
    public IEnumerable<string> VariableNames(Execution execution)
    {
        for (var scope = execution; scope is not null; scope = scope.Parent)
        {
            foreach (var (name, _) in scope.Variables ?? [])
                yield return name;
            if (scope.Inner is not null && !ReferenceEquals(scope, execution))
                yield break;
        }

        foreach (var (name, _) in state.Variables)
            yield return name;
    }

    /// <summary>Sets an output: into the variable that it is bound to, and for scripts that ask for it later.</summary>
    public void SetOutput(Execution execution, string name, JsonNode? value)
    {
        LastResult = value;
        if (DefinitionOf(execution.Parent).ReadsOutputs)
        {
            if (state.ActivityOutputs[execution.ActivityId] is not JsonObject outputs)
                state.ActivityOutputs[execution.ActivityId] = outputs = [];
            outputs[name] = value?.DeepClone();
        }

        if (execution.Node.OutputBindings.TryGetValue(name, out var variable) && execution.Parent is { } parent)
            FindVariable(parent, variable)?.Set(value);
        else if (variable is not null)
            FindVariable(execution, variable)?.Set(value);
    }

    private static VariablePlace? Locate(JsonObject values, IReadOnlyList<VariableDeclaration> declared, string nameOrId)
    {
        foreach (var variable in declared)
        {
            if (variable.Id == nameOrId || variable.Name == nameOrId)
                return new VariablePlace(values, variable.Name, variable);
        }

        return values.ContainsKey(nameOrId) ? new VariablePlace(values, nameOrId, null) : null;
    }

    private static CompositeState? CompositeOf(Execution execution)
    {
        for (var scope = execution.Parent; scope is not null; scope = scope.Parent)
        {
            if (scope.Composite is { } composite)
                return composite;
        }

        return null;
    }
}

/// <summary>Where a variable's value lies.</summary>
internal sealed record VariablePlace(JsonObject Values, string Name, VariableDeclaration? Declaration)
{
    public JsonNode? Value => Values[Name];

    public void Set(JsonNode? value)
    {
        var converted = Declaration switch
        {
            null => value,
            { IsArray: true } => ValueConversion.ToList(value),
            var declared => ValueConversion.ToType(value, declared.TypeName),
        };
        Values[Name] = converted.Detached();
    }
}
