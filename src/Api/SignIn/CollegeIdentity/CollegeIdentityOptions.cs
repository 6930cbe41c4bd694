using System.Diagnostics.CodeAnalysis;

namespace BaseWorkflows.Api.SignIn.CollegeIdentity;

/// <summary>
/// Section <c>SignIn:OpenIdConnect</c>: the college's own sign-in (统一身份认证). Left out, there is none; half filled in, the
/// service doesn't start.
/// </summary>
internal sealed class CollegeIdentityOptions
{
    public const string Section = $"{SignInOptions.Section}:OpenIdConnect";

    /// <summary>The provider's address, whose <c>/.well-known/openid-configuration</c> says the rest; https, or http on this machine.</summary>
    public Uri? Authority { get; init; }

    /// <summary>How the provider knows this service. Register there: <c>{our address}/account/college/callback</c>.</summary>
    public string? ClientId { get; init; }

    /// <summary>What proves it; from an environment variable or a secret store, never from a file in the repository.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The claim that holds the user name of the account, for a person's first sign-in.</summary>
    public string NameClaim { get; init; } = "preferred_username";

    /// <summary>Whether the sign-in page offers it.</summary>
    [MemberNotNullWhen(true, nameof(Authority))]
    public bool IsConfigured => Authority is not null || !string.IsNullOrEmpty(ClientId) || !string.IsNullOrEmpty(ClientSecret);

    /// <summary>Whether the provider's address may be spoken to.</summary>
    public bool IsAuthoritySafe => Authority is { IsAbsoluteUri: true } address
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
