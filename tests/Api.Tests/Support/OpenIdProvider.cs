using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BaseWorkflows.Api.Tests.Support;

/// <summary>
/// The college's OpenID Connect provider, small but real: its own web server on loopback, discovery, keys, the code flow with
/// PKCE, signed tokens. Whoever comes to its sign-in page is <see cref="Person"/>, whose name only the user info tells.
/// </summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    public const string ClientId = "baseworkflows";
    public const string ClientSecret = "only-for-this-test";

    private readonly WebApplication app;
    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "test" };
    private readonly ConcurrentDictionary<string, Grant> grants = new();

    private OpenIdProvider(WebApplication app) => this.app = app;

    private sealed record Grant(string RedirectUri, string Nonce, string Challenge, (string Subject, string Name) Person);

    public string Authority => app.Urls.Single();

    /// <summary>Who sits in front of the browser; null for somebody who presses cancel.</summary>
    public (string Subject, string Name)? Person { get; set; }

    public static async Task<OpenIdProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var provider = new OpenIdProvider(app);
        app.MapGet("/.well-known/openid-configuration", provider.Discover);
        app.MapGet("/keys", () => new { keys = new[] { provider.PublicKey() } });
        app.MapGet("/authorize", provider.Authorise);
        app.MapPost("/token", provider.TokenAsync);
        app.MapGet("/userinfo", provider.UserInfo);
        await app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Rsa.Dispose();
    }

    private object Discover() => new
    {
        issuer = Authority,
        authorization_endpoint = $"{Authority}/authorize",
        token_endpoint = $"{Authority}/token",
        userinfo_endpoint = $"{Authority}/userinfo",
        jwks_uri = $"{Authority}/keys",
        response_types_supported = new[] { "code" },
        subject_types_supported = new[] { "public" },
        id_token_signing_alg_values_supported = new[] { "RS256" },
    };

    private object PublicKey()
    {
        var rsa = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = key.KeyId, n = Base64Url.EncodeToString(rsa.Modulus), e = Base64Url.EncodeToString(rsa.Exponent) };
    }

    private IResult Authorise(HttpRequest request)
    {
        var query = request.Query;
        if (query["client_id"] != ClientId || query["response_type"] != "code" || query["code_challenge_method"] != "S256")
            return Results.BadRequest();
        if (Person is not { } person)
            return Results.Redirect($"{query["redirect_uri"]}?error=access_denied&state={Uri.EscapeDataString(query["state"]!)}");

        var code = Guid.NewGuid().ToString("N");
        grants[code] = new(query["redirect_uri"]!, query["nonce"]!, query["code_challenge"]!, person);
        return Results.Redirect($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"]!)}");
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var isKnown = grants.TryRemove(form["code"]!, out var grant)
            && form["client_id"] == ClientId && form["client_secret"] == ClientSecret && form["grant_type"] == "authorization_code"
            && grant.RedirectUri == form["redirect_uri"]
            && grant.Challenge == Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]!)));
        if (!isKnown)
            return Results.BadRequest(new { error = "invalid_grant" });

        return Results.Json(new { access_token = Sign(grant!, "userinfo"), id_token = Sign(grant!, ClientId), token_type = "Bearer", expires_in = 300 });
    }

    private IResult UserInfo(HttpRequest request)
    {
        var token = new JsonWebToken(request.Headers.Authorization.ToString()["Bearer ".Length..]);
        return Results.Json(new { sub = token.Subject, preferred_username = token.GetClaim("login").Value });
    }

    private string Sign(Grant grant, string audience) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Authority,
        Audience = audience,
        Claims = audience == ClientId
            ? new Dictionary<string, object> { ["sub"] = grant.Person.Subject, ["nonce"] = grant.Nonce }
            : new Dictionary<string, object> { ["sub"] = grant.Person.Subject, ["login"] = grant.Person.Name },
        SigningCredentials = new(key, SecurityAlgorithms.RsaSha256),
    });
}
