using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace BaseWorkflows.Api.AsyncApi;

/// <summary>The published events described for programs: <see cref="DocumentPath"/>, and the schema of each at <c>/asyncapi/schemas/{name}.json</c>.</summary>
internal static class AsyncApiSetup
{
    public const string DocumentPath = "/asyncapi.json";

    public const string SchemasPath = "/asyncapi/schemas";

    public static void MapEventsDescription(this WebApplication app)
    {
        app.MapGet(DocumentPath, (HttpContext http) => Answer(http, EventsDocument.Whole, "application/vnd.aai.asyncapi+json; version=3.0.0"));
        app.MapGet(SchemasPath + "/{name}.json", Results<FileContentHttpResult, NotFound> (string name, HttpContext http) =>
            EventsDocument.Schemas.TryGetValue(name, out var schema) ? Answer(http, schema, "application/schema+json") : TypedResults.NotFound());
    }

    private static FileContentHttpResult Answer(HttpContext http, FixedAnswer answer, string contentType)
    {
        http.Response.Headers.CacheControl = new CacheControlHeaderValue { Public = true, NoCache = true }.ToString();
        return TypedResults.Bytes(answer.Content, contentType, entityTag: answer.Tag);
    }
}
