namespace BaseWorkflows.Api.Components.Lists;

/// <summary>One view of a list.</summary>
/// <param name="Title">On screen.</param>
/// <param name="Address">Where it is.</param>
/// <param name="IsOpen">Whether it is the one that is shown.</param>
/// <param name="Count">How much is in it; null where nobody counts.</param>
/// <param name="IsAlarming">Whether that is more than should be.</param>
public sealed record Tab(string Title, string Address, bool IsOpen, int? Count = null, bool IsAlarming = false);
