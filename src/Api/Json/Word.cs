using System.Diagnostics.CodeAnalysis;

namespace BaseWorkflows.Api.Json;

/// <summary>One of an enum's words in a query, in upper or lower case; a number is no word.</summary>
/// <param name="Value">Which.</param>
internal readonly record struct Word<T>(T Value) : IParsable<Word<T>>
    where T : struct, Enum
{
    public static Word<T> Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var word) ? word : throw new FormatException();

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Word<T> result)
    {
        var known = Enum.GetNames<T>().FirstOrDefault(name => name.Equals(s, StringComparison.OrdinalIgnoreCase));
        result = known is null ? default : new(Enum.Parse<T>(known));
        return known is not null;
    }
}
