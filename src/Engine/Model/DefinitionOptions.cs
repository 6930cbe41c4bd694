using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>The <c>options</c> of a workflow definition.</summary>
public sealed class DefinitionOptions
{
    internal DefinitionOptions(JsonObject? json)
    {
        UsableAsActivity = json?.Flag("usableAsActivity") ?? false;
        ActivityCategory = json?.Text("activityCategory");
        Incident = json?.Text("incidentStrategyType")?.Contains("ContinueWithIncidents", StringComparison.Ordinal) == true
            ? IncidentStrategy.Continue
            : IncidentStrategy.Fault;
        Activation = SimpleName(json?.Text("activationStrategyType")) switch
        {
            "SingletonStrategy" => ActivationStrategy.Singleton,
            "CorrelatedSingletonStrategy" => ActivationStrategy.CorrelatedSingleton,
            "CorrelationStrategy" => ActivationStrategy.Correlation,
            _ => ActivationStrategy.Always,
        };
    }

    /// <summary>Whether other definitions may use this one as an activity.</summary>
    public bool UsableAsActivity { get; }

    /// <summary>Where designers list that activity.</summary>
    public string? ActivityCategory { get; }

    /// <summary>What a failing activity does to its instance.</summary>
    public IncidentStrategy Incident { get; }

    /// <summary>When a new instance may start; kept by the host, since only it knows the other instances.</summary>
    public ActivationStrategy Activation { get; }

    private static string? SimpleName(string? typeName) => typeName?.Split(',')[0].Split('.')[^1];
}

/// <summary>What a failing activity does to its instance.</summary>
public enum IncidentStrategy
{
    /// <summary>The instance ends as faulted; a retry brings it back.</summary>
    Fault,

    /// <summary>The other branches go on; the instance stays suspended with the incident.</summary>
    Continue,
}

/// <summary>When a new instance may start.</summary>
public enum ActivationStrategy
{
    /// <summary>At any time.</summary>
    Always,

    /// <summary>While no other instance of the definition runs.</summary>
    Singleton,

    /// <summary>While no instance of any definition runs with the same correlation id.</summary>
    Correlation,

    /// <summary>While no other instance of the definition runs with the same correlation id.</summary>
    CorrelatedSingleton,
}
