using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace BaseWorkflows.Workflows.Questionnaires;

/// <summary>
/// What makes a personal link personal: 192 random bits. With so much randomness a plain hash is as good as a slow one, and nobody
/// finds a link by trying.
/// </summary>
internal static class LinkToken
{
    private const int Bytes = 24;

    /// <summary>A new one, 32 characters that a link can hold.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored.</summary>
    public static string Hash(string? token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token ?? "")));
}
