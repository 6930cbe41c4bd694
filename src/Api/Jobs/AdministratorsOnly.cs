using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Domain.Organisation;
using Microsoft.AspNetCore.Authorization;

namespace BaseWorkflows.Api.Jobs;

/// <summary>Admits browsers of system administrators, as the database knows them at that moment; others are led away as by any page.</summary>
internal sealed class AdministratorsOnly(IHttpContextAccessor http, CallerAccessor callers) : AuthorizationHandler<AdministratorsOnly.Requirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement)
    {
        if (http.HttpContext is { } request && BrowserSession.IsUsedBy(request)
            && await callers.FindAsync(context.User, request.RequestAborted) is { } caller && caller.Is(Role.SystemAdministrator))
            context.Succeed(requirement);
    }

    internal sealed class Requirement : IAuthorizationRequirement;
}
