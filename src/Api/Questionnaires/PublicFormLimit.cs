using System.Globalization;
using System.Threading.RateLimiting;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Workflows.Questionnaires;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Api.Questionnaires;

/// <summary>How often one address may call the public form, as a page and as an interface together.</summary>
internal sealed class PublicFormLimit(IOptions<QuestionnaireOptions> options) : IRateLimiterPolicy<string>
{
    /// <summary>The policy's name.</summary>
    public const string Policy = "public-form";

    /// <summary>Bytes of the largest form that is taken.</summary>
    public const int LargestAnswer = 1_000_000;

    /// <summary>The path of the pages.</summary>
    public const string Pages = "/q";

    /// <summary>The path of the interface.</summary>
    public const string Interface = "/api/questionnaires";

    /// <inheritdoc />
    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => RejectAsync;

    /// <summary>Whether a personal link is in the request's path, which therefore is kept in no log, cache, index or referrer.</summary>
    public static bool IsPublicForm(PathString path) => path.StartsWithSegments(Pages) || path.StartsWithSegments(Interface);

    /// <inheritdoc />
    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => RateLimitPartition.GetFixedWindowLimiter(
        httpContext.Connection.RemoteIpAddress?.ToString() ?? "local",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = options.Value.RequestsPerMinute, Window = TimeSpan.FromMinutes(1) });

    private static async ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var http = rejected.HttpContext;
        if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after))
            http.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        // A page has no frame to say it in; a program gets its problem from UseStatusCodePages.
        if (!ProblemSetup.IsForPrograms(http))
        {
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync(Problem.InCallersLanguage(HostProblems.ByStatus[StatusCodes.Status429TooManyRequests].Detail), cancellationToken);
        }
    }
}
