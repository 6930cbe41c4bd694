using System.Security.Claims;
using BaseWorkflows.Workflows.Organisation;
using Microsoft.AspNetCore.Components.Authorization;

namespace BaseWorkflows.Api.SignIn;

/// <summary>
/// Who acts in this request or circuit. Roles are read from the database, never from the cookie or the token: a grant that is
/// taken away is gone with the next request.
/// </summary>
internal sealed class CallerAccessor(IHttpContextAccessor http, IServiceProvider services, CallerDirectory directory)
{
    private Caller? loaded;

    /// <summary>The caller of an endpoint behind <see cref="ApiGroup"/>, which refuses requests without one.</summary>
    public Caller Caller => loaded ?? throw new InvalidOperationException("No caller: the endpoint isn't behind ApiGroup.");

    /// <summary>The caller as the database knows them now; null when nobody is signed in or the account is disabled.</summary>
    public async Task<Caller?> GetAsync(CancellationToken cancellationToken = default)
    {
        var principal = http.HttpContext?.User
            ?? (await services.GetRequiredService<AuthenticationStateProvider>().GetAuthenticationStateAsync()).User;
        var accountId = principal.FindFirstValue(ClaimTypes.NameIdentifier);
        return loaded = accountId is null ? null : await directory.FindAsync(accountId, cancellationToken);
    }
}
