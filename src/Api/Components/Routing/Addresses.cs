using BaseWorkflows.Workflows.Running;

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

    /// <summary>The inbox; takes <c>view</c>, <c>text</c> and <c>page</c>.</summary>
    public const string Inbox = "/tasks";

    /// <summary>The page of a task.</summary>
    public static string Task(string id) => $"{Inbox}/{Uri.EscapeDataString(id)}";

    /// <summary>The page of a base.</summary>
    public static string Base(string id) => $"/bases/{Uri.EscapeDataString(id)}";

    /// <summary>The page of a case.</summary>
    public static string Case(CaseKind kind, string id) => kind switch
    {
        CaseKind.Application => $"/applications/{Uri.EscapeDataString(id)}",
        CaseKind.Agreement => $"/agreements/{Uri.EscapeDataString(id)}",
        CaseKind.Base => Base(id),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The content of a stored file.</summary>
    public static string FileContent(string documentId) => $"/api/documents/{Uri.EscapeDataString(documentId)}/content";

    /// <summary>The sign-in page that afterwards leads back.</summary>
    public static string SignInThen(string back) => $"{SignIn}?returnUrl={Uri.EscapeDataString(back)}";

    /// <summary>Changes the language and comes back.</summary>
    public static string InLanguage(string language, string back) =>
        $"/language?to={language}&returnTo={Uri.EscapeDataString(back)}";
}
