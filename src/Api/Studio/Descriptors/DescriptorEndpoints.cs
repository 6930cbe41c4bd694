using BaseWorkflows.Api.Studio.Calls;

namespace BaseWorkflows.Api.Studio.Descriptors;

/// <summary><c>/elsa/api/descriptors</c>, <c>/features</c> and <c>/scripting</c>: what the designer can offer.</summary>
internal static class DescriptorEndpoints
{
    // The one feature that changes what Studio does: it listens to the hub instead of asking every five seconds.
    private static readonly StudioFeature[] Features =
    [
        new("RealTimeWorkflowUpdates", "Elsa", "Elsa.RealTimeWorkflowUpdates", "Real-time workflow updates", ""),
    ];

    public static void MapStudioDescriptors(this RouteGroupBuilder api)
    {
        var descriptors = api.MapGroup("/descriptors");
        descriptors.MapGet("/activities", (StudioCatalog catalog) => StudioAnswer.List(catalog.Activities()));
        descriptors.MapGet("/expression-descriptors", () => StudioAnswer.List(Catalogues.Expressions));
        descriptors.MapGet("/workflow-activation-strategies", () => StudioAnswer.List(Catalogues.Activation));
        descriptors.MapGet("/incident-strategies", () => StudioAnswer.List(Catalogues.Incident));
        descriptors.MapGet("/log-persistence-strategies", () => StudioAnswer.List<StudioStrategy>([]));
        descriptors.MapGet("/commit-strategies/workflows", () => StudioAnswer.List<StudioStrategy>([]));
        descriptors.MapGet("/commit-strategies/activities", () => StudioAnswer.List<StudioStrategy>([]));
        descriptors.MapGet("/variables", () => StudioAnswer.List(Catalogues.VariableTypes));
        descriptors.MapGet("/storage-drivers", () => StudioAnswer.List(Catalogues.Storage));
        descriptors.MapGet("/output-converters", () => StudioAnswer.List<StudioStrategy>([]));
        // No input of ours asks for its choices afterwards; what it has stands in its descriptor.
        descriptors.MapPost("/activities/{type}/options/{property}", () => StudioAnswer.Of(new { items = new { } }));
        api.MapGet("/features/installed", () => StudioAnswer.List(Features));
    }

    private sealed record StudioFeature(string Name, string Namespace, string FullName, string DisplayName, string Description);
}
