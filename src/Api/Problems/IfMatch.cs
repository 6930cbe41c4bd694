using System.Globalization;
using BaseWorkflows.Domain;
using Microsoft.Net.Http.Headers;

namespace BaseWorkflows.Api.Problems;

/// <summary>Versions as entity tags: <c>ETag: "3"</c> with an answer, <c>If-Match: "3"</c> with a command.</summary>
internal static class IfMatch
{
    /// <summary>The version that the client saw; null where it said none, or <c>*</c>.</summary>
    public static Result<int?> Read(HttpRequest request)
    {
        var sent = request.Headers.IfMatch.ToString();
        if (sent.Length == 0 || sent == "*")
            return (int?)null;
        return EntityTagHeaderValue.TryParse(sent, out var tag)
            && int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : new Refusal(RefusalKind.Invalid, "request.if_match_invalid", new(
                "If-Match 应为此前返回的 ETag，例如 \"3\"。", "If-Match takes an ETag that was answered before, such as \"3\"."));
    }

    /// <summary>Tells the client the version that it got.</summary>
    public static void Write(HttpResponse response, int version) =>
        response.Headers.ETag = $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";
}
