using System.Security.Claims;
using System.Text.Encodings.Web;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.ApiKeys;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Api.ApiKeys;

/// <summary>Signs a machine in, for this one request, by the key in <c>X-Api-Key</c>. The key is looked up every time: revoked means revoked.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, CheckApiKey check, CallerAccessor callers)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string Header = "X-Api-Key";

    private Refusal? refusal;

    /// <summary>Whether the request comes with a key, which no browser sends unasked.</summary>
    public static bool IsUsedBy(HttpContext context) => context.Request.Headers.ContainsKey(Header);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var machine = await check.HandleAsync(Request.Headers[Header].ToString(), Context.RequestAborted);
        if (!machine.IsOk)
        {
            refusal = machine.Refusal;
            return AuthenticateResult.Fail(refusal.Code);
        }

        callers.Machine = machine.Value;
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, machine.Value.PersonId), new(ClaimTypes.Name, machine.Value.Name)], SchemeName);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => refusal is null
        ? base.HandleChallengeAsync(properties)
        : ProblemWriter.WriteAsync(Context, Problem.Create(StatusCodes.Status401Unauthorized, refusal.Code, refusal.Detail));
}
