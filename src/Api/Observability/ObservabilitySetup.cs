using System.Reflection;
using BaseWorkflows.Workflows.Observability;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace BaseWorkflows.Api.Observability;

/// <summary>OpenTelemetry: measurements at <c>/metrics</c> for Prometheus, traces to a collector where one is named.</summary>
internal static class ObservabilitySetup
{
    public const string Metrics = "/metrics";

    // All meters of ours; HTTP, Blazor, sign-in and the database bring their own.
    private static readonly string[] Meters =
    [
        "BaseWorkflows.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Components.Server.Circuits",
        "System.Net.Http", "System.Runtime", "Npgsql",
    ];

    public static void AddObservability(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(ObservabilityOptions.Section).Get<ObservabilityOptions>() ?? new();
        builder.Services.AddOptions<ObservabilityOptions>().BindConfiguration(ObservabilityOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHostedService<DatabaseMeasurements>();
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                "baseworkflows", serviceVersion: Assembly.GetExecutingAssembly().GetName().Version?.ToString(),
                serviceInstanceId: options.NodeName ?? Environment.MachineName))
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddPrometheusExporter());
        if (options.Collector is not { } collector)
            return;

        telemetry.WithTracing(tracing => tracing
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.TracedShare)))
            .AddSource(Tracing.Name, "Npgsql", "MassTransit")
            .AddAspNetCoreInstrumentation(requests => requests.Filter = IsWorthTracing)
            .AddHttpClientInstrumentation()
            .AddOtlpExporter(exporter => exporter.Endpoint = collector));
    }

    public static void MapObservability(this WebApplication app) =>
        app.MapPrometheusScrapingEndpoint(Metrics).ExcludeFromDescription().DisableHttpMetrics();

    // Personal links are secrets, and health checks are noise.
    private static bool IsWorthTracing(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/health") && !context.Request.Path.StartsWithSegments(Metrics)
        && !Questionnaires.PublicFormLimit.IsPublicForm(context.Request.Path);
}
