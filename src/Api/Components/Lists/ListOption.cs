using BaseWorkflows.Domain;

namespace BaseWorkflows.Api.Components.Lists;

/// <summary>A value that a list can be filtered or sorted by.</summary>
/// <param name="Value">In the address.</param>
/// <param name="Label">On screen.</param>
public sealed record ListOption(string Value, Text Label)
{
    /// <summary>All values of an enum, in its own order.</summary>
    public static IReadOnlyList<ListOption> Of<T>(Func<T, Text> title)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => new ListOption(value.ToString(), title(value)))];

    /// <summary>The enum value that an address names; null for none, or for one that doesn't exist.</summary>
    public static T? Read<T>(string? value)
        where T : struct, Enum => Enum.TryParse<T>(value, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
}
