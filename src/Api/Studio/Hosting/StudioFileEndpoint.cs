using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace BaseWorkflows.Api.Studio.Hosting;

/// <summary>
/// <c>/studio/…</c>: the files of the package. They are a public package's, the same for everybody, so that proxies may keep them and
/// nobody is asked who they are; what Studio shows comes from <c>/elsa/api</c>, which does ask.
/// </summary>
internal static class StudioFileEndpoint
{
    public static void MapStudioFiles(this WebApplication app) =>
        app.MapMethods("/studio/{**path}", [HttpMethods.Get, HttpMethods.Head], Send).AllowAnonymous().ExcludeFromDescription().DisableHttpMetrics();

    private static Results<PhysicalFileHttpResult, NotFound> Send(string path, StudioPackage package, HttpContext context)
    {
        if (package.Find(path) is not { } file)
            return TypedResults.NotFound();

        var encoding = Choose(file, context.Request.GetTypedHeaders().AcceptEncoding);
        var headers = context.Response.Headers;
        headers.CacheControl = file.IsImmutable ? "public, max-age=31536000, immutable" : "public, no-cache";
        if (file.Encodings.Count > 0)
            headers.Vary = HeaderNames.AcceptEncoding;
        if (encoding is not null)
            headers.ContentEncoding = encoding.Name;

        // The bytes of a version never change, so that version and encoding tell them apart.
        var tag = new EntityTagHeaderValue($"\"{package.Version}{encoding?.Ending}\"");
        return TypedResults.PhysicalFile(file.FullPath + encoding?.Ending, file.ContentType, entityTag: tag);
    }

    private static StudioEncoding? Choose(StudioFile file, IList<StringWithQualityHeaderValue> accepted) =>
        file.Encodings.FirstOrDefault(encoding => QualityOf(encoding.Name, accepted) > 0);

    private static double QualityOf(string encoding, IList<StringWithQualityHeaderValue> accepted)
    {
        var said = accepted.FirstOrDefault(one => one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase))
            ?? accepted.FirstOrDefault(one => one.Value == "*");
        return said is null ? 0 : said.Quality ?? 1;
    }
}
