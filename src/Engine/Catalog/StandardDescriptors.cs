namespace BaseWorkflows.Engine;

/// <summary>The declarations of Elsa's activities that this engine runs.</summary>
internal static class StandardDescriptors
{
    public static IReadOnlyList<ActivityDescriptor> All { get; } = [];
}
