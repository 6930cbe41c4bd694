using BaseWorkflows.Api.OpenApi;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.AspNetCore.Antiforgery;

namespace BaseWorkflows.Api.SignIn;

/// <summary>What every endpoint under <c>/api</c> has in common: a caller, protection from forged writes, the idempotency key.</summary>
internal static class ApiGroup
{
    public static readonly Refusal Forged = new(RefusalKind.Invalid, "auth.antiforgery",
        new Text("页面已过期，请刷新后重试（缺少或无效的防伪令牌）。", "The page is too old; reload it (missing or invalid antiforgery token)."));

    private static readonly Refusal KeyTooLong = new(RefusalKind.Invalid, "idempotency.key_too_long",
        new Text($"Idempotency-Key 最多 {TakesIdempotencyKey.MaxLength} 个字符。", $"An Idempotency-Key has at most {TakesIdempotencyKey.MaxLength} characters."));

    private static readonly Text NotText = new("包含无法处理的字符。", "Contains a character that is no text.");

    /// <summary>The group that features add their own groups to.</summary>
    public static RouteGroupBuilder MapApi(this WebApplication app)
    {
        var group = app.MapGroup("/api").RequireAuthorization();
        group.AddEndpointFilter(AdmitAsync);
        return group;
    }

    private static async ValueTask<object?> AdmitAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (await context.RequestServices.GetRequiredService<CallerAccessor>().GetAsync(context.RequestAborted) is null)
            return TypedResults.StatusCode(StatusCodes.Status401Unauthorized);

        if (IsWrite(context) && BrowserSession.IsUsedBy(context)
            && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            return new Refused(Forged);

        var key = context.Request.Headers[TakesIdempotencyKey.Header].ToString();
        if (key.Length > TakesIdempotencyKey.MaxLength)
            return new Refused(KeyTooLong);
        if (key.Length > 0)
            context.RequestServices.GetRequiredService<CommandScope>().IdempotencyKey = key;

        // No database keeps U+0000 in a text, so nothing that is searched for contains it.
        if (context.Request.Query.FirstOrDefault(query => query.Value.ToString().Contains('\0')) is { Key: { } name })
        {
            return new Refused(new(RefusalKind.Invalid, "request.invalid", NotText)
            {
                Errors = new Dictionary<string, IReadOnlyList<Text>> { [name] = [NotText] },
            });
        }

        return await next(invocation);
    }

    private static bool IsWrite(HttpContext context) =>
        !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
}
