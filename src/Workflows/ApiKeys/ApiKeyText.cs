using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace BaseWorkflows.Workflows.ApiKeys;

/// <summary>
/// What a key looks like: <c>bw_</c>, eight characters that find it, <c>_</c>, and 256 random bits that prove it. With so much
/// randomness a plain hash is as good as a slow one, and fast enough for every request.
/// </summary>
internal static class ApiKeyText
{
    private const string Start = "bw_";
    private const int FinderLength = 8;
    private const int PrefixLength = 3 + FinderLength;
    private const int Length = PrefixLength + 1 + 43;

    /// <summary>A new key.</summary>
    public static string Create()
    {
        var finder = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(FinderLength / 2));
        return $"{Start}{finder}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}";
    }

    /// <summary>The part that is no secret; false for what can't be a key.</summary>
    public static bool TryGetPrefix(string? key, [NotNullWhen(true)] out string? prefix)
    {
        var hasForm = key is { Length: Length } && key.StartsWith(Start, StringComparison.Ordinal) && key[PrefixLength] == '_';
        prefix = hasForm ? key![..PrefixLength] : null;
        return hasForm;
    }

    /// <summary>What is stored.</summary>
    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>Whether the hash is the key's. Takes the same time wherever they differ.</summary>
    public static bool Matches(string key, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(key)), Encoding.ASCII.GetBytes(hash));
}
