namespace BaseWorkflows.Api.Components.Routing;

/// <summary>The addresses that more than one page leads to.</summary>
internal static class Addresses
{
    /// <summary>The sign-in page; takes <c>returnUrl</c>.</summary>
    public const string SignIn = "/sign-in";

    /// <summary>Where the sign-in page's form is posted to.</summary>
    public const string SignInForm = "/account/sign-in";

    /// <summary>Where a form is posted to in order to sign out.</summary>
    public const string SignOut = "/sign-out";

    /// <summary>The sign-in page that afterwards leads back.</summary>
    public static string SignInThen(string back) => $"{SignIn}?returnUrl={Uri.EscapeDataString(back)}";

    /// <summary>Changes the language and comes back.</summary>
    public static string InLanguage(string language, string back) =>
        $"/language?to={language}&returnTo={Uri.EscapeDataString(back)}";
}
