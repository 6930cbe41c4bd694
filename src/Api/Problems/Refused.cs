using System.Reflection;
using BaseWorkflows.Domain;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace BaseWorkflows.Api.Problems;

/// <summary>The answer of an endpoint whose use case said no. Declares to OpenAPI every kind of no that isn't about uploads.</summary>
internal sealed class Refused(Refusal refusal) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    private static readonly int[] Statuses =
    [
        .. Enum.GetValues<RefusalKind>().Where(kind => kind is not (RefusalKind.TooLarge or RefusalKind.WrongType)).Select(Problem.StatusOf),
        StatusCodes.Status401Unauthorized,
    ];

    public int? StatusCode => Problem.StatusOf(refusal.Kind);

    public Task ExecuteAsync(HttpContext httpContext) => ProblemWriter.WriteAsync(httpContext, Problem.From(refusal));

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        foreach (var status in Statuses)
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), [Problem.ContentType]));
    }
}
