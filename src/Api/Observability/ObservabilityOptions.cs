namespace BaseWorkflows.Api.Observability;

/// <summary>Section <c>Observability</c>: where traces go, and what a trace holds.</summary>
internal sealed class ObservabilityOptions
{
    public const string Section = "Observability";

    /// <summary>The address of an OpenTelemetry collector (OTLP over gRPC), such as <c>http://127.0.0.1:4317</c>; left out, no traces are sent.</summary>
    public Uri? Collector { get; init; }

    /// <summary>Which part of the requests is traced, from 0 (none) to 1 (all).</summary>
    [System.ComponentModel.DataAnnotations.Range(0d, 1d)]
    public double TracedShare { get; init; } = 1;

    /// <summary>How this node is called in traces and measurements; left out, by the name of its machine.</summary>
    public string? NodeName { get; init; }
}
