using System.Reflection;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Domain;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace BaseWorkflows.Api.SignIn;

/// <summary>401 with the reason: who the client says to be wasn't believed.</summary>
internal sealed class Unauthorised(Refusal refusal) : IResult, IEndpointMetadataProvider
{
    public static readonly Refusal TokenInvalid = new(RefusalKind.Forbidden, "auth.refresh_token_invalid",
        new Text("登录已过期，请重新登录。", "The session has ended; sign in again."));

    public Task ExecuteAsync(HttpContext httpContext) =>
        ProblemWriter.WriteAsync(httpContext, Problem.Create(StatusCodes.Status401Unauthorized, refusal.Code, refusal.Detail));

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        foreach (var status in (int[])[400, 401, 415, 429])
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), [Problem.ContentType]));
    }
}
