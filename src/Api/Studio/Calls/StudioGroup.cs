using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Domain.Organisation;

namespace BaseWorkflows.Api.Studio.Calls;

/// <summary>
/// What every endpoint under <c>/elsa</c> has in common: a route administrator, protection from forged calls, refusals in Studio's form.
/// </summary>
/// <remarks>
/// Studio can't send our antiforgery token. What takes its place is <see cref="SameOrigin"/>: a call that carries the cookie counts only
/// where the browser itself says that a page of this service made it.
/// </remarks>
internal static class StudioGroup
{
    public static RouteGroupBuilder MapStudioCalls(this WebApplication app)
    {
        var group = app.MapGroup("/elsa").RequireAuthorization().ExcludeFromDescription();
        group.AddEndpointFilter(AdmitAsync);
        return group;
    }

    private static async ValueTask<object?> AdmitAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (await context.RequestServices.GetRequiredService<CallerAccessor>().GetAsync(context.RequestAborted) is not { } caller)
            return TypedResults.StatusCode(StatusCodes.Status401Unauthorized);
        if (!caller.Is(Role.RouteAdministrator))
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);

        var method = context.Request.Method;
        if (!HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && BrowserSession.IsUsedBy(context) && !SameOrigin.Says(context.Request))
            return StudioAnswer.Refused(ApiGroup.Forged);
        return await next(invocation);
    }
}
