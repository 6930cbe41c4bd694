using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace BaseWorkflows.Api.Problems;

/// <summary>Writes a problem, whatever the client says it accepts: a client in trouble needs the reason.</summary>
internal static class ProblemWriter
{
    public static Task WriteAsync(HttpContext context, ProblemDetails problem)
    {
        problem.Instance = context.Request.Path;
        problem.Extensions["traceId"] = Activity.Current?.Id ?? context.TraceIdentifier;
        context.Response.StatusCode = problem.Status!.Value;
        return context.Response.WriteAsJsonAsync(problem, options: null, Problem.ContentType, context.RequestAborted);
    }
}
