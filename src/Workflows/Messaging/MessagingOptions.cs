namespace BaseWorkflows.Workflows.Messaging;

/// <summary>Section <c>Messaging</c>: whether and how events leave the house.</summary>
public sealed class MessagingOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Messaging";

    /// <summary>Whether this node may be the one that hands events on. At least one node has to.</summary>
    public bool Enabled { get; init; } = true;
}
