using System.Security.Claims;
using BaseWorkflows.Workflows.Organisation;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Api.SignIn;

/// <summary>
/// Who acts in this request or circuit. Roles are read from the database, never from the cookie or the token: a grant that is
/// taken away is gone with the next request, and so is a session that was ended elsewhere.
/// </summary>
internal sealed class CallerAccessor(IHttpContextAccessor http, CallerDirectory directory, IOptions<IdentityOptions> identity)
{
    private Caller? loaded;

    /// <summary>The machine whose key came with this request; null where a person asks.</summary>
    public Caller? Machine { get; set; }

    /// <summary>The caller of an endpoint behind <see cref="ApiGroup"/>, which refuses requests without one.</summary>
    public Caller Caller => loaded ?? throw new InvalidOperationException("No caller: the endpoint isn't behind ApiGroup.");

    /// <summary>The caller as the database knows them now; null when nobody is signed in, the account is disabled, or it has signed out everywhere.</summary>
    public Task<Caller?> GetAsync(CancellationToken cancellationToken = default) =>
        FindAsync(http.HttpContext?.User ?? throw new InvalidOperationException("Outside of a request, say who is signed in."), cancellationToken);

    /// <summary>
    /// The same for a principal that the host found out itself: a circuit's, whose <c>HttpContext</c> is that of its first request.
    /// </summary>
    public async Task<Caller?> FindAsync(ClaimsPrincipal principal, CancellationToken cancellationToken = default)
    {
        var accountId = principal.FindFirstValue(ClaimTypes.NameIdentifier);
        if (Machine is { } machine && machine.PersonId == accountId)
            return loaded = machine;
        var stamp = principal.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);
        return loaded = accountId is null ? null : await directory.FindAsync(accountId, stamp, cancellationToken);
    }
}
