using BaseWorkflows.Api.AsyncApi;

namespace BaseWorkflows.Api.Problems;

/// <summary>No request under <c>/api</c> is answered with an empty error, a stack trace or a web page.</summary>
internal static class ProblemSetup
{
    public static IServiceCollection AddProblems(this IServiceCollection services)
    {
        // Without this, bad requests are exceptions in Development only, and elsewhere an empty 400.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddExceptionHandler<ProblemExceptionHandler>();
        services.AddProblemDetails();
        return services;
    }

    public static void UseProblems(this WebApplication app)
    {
        app.UseWhen(IsForPrograms, api =>
        {
            // Handled exceptions would otherwise go unlogged; a bad request is the client's matter, all others are ours.
            api.UseExceptionHandler(new ExceptionHandlerOptions
            {
                SuppressDiagnosticsCallback = failure => failure.Exception is BadHttpRequestException,
            });
            api.UseStatusCodePages(status => ProblemWriter.WriteAsync(
                status.HttpContext, Problem.From(status.HttpContext.Response.StatusCode)));
        });
        app.UseWhen(context => !IsForPrograms(context), pages =>
        {
            pages.UseExceptionHandler("/error", createScopeForErrors: true);
            pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        });
    }

    public static bool IsForPrograms(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api")
        || context.Request.Path.StartsWithSegments("/elsa")
        || context.Request.Path.StartsWithSegments("/openapi")
        || context.Request.Path.StartsWithSegments("/asyncapi")
        || context.Request.Path.StartsWithSegments(AsyncApiSetup.DocumentPath)
        || context.Request.Path.StartsWithSegments("/health");
}
