using BaseWorkflows.Api.Components.Statuses;

namespace BaseWorkflows.Api.Components.Charts;

/// <summary>One bar of a chart.</summary>
/// <param name="Label">What it stands for.</param>
/// <param name="Amount">How long it is; not negative.</param>
/// <param name="Said">The amount in words, such as <c>12（40%）</c>.</param>
/// <param name="Mood">Its colour; the words say it too.</param>
/// <param name="Href">Where its label leads; null for nowhere.</param>
public sealed record Bar(string Label, decimal Amount, string Said, StatusMood Mood = StatusMood.Busy, string? Href = null);
