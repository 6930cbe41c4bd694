using System.Globalization;
using BaseWorkflows.Domain;

namespace BaseWorkflows.Api.Components.Words;

/// <summary>The two languages of the pages. Chinese unless the visitor chose English.</summary>
public static class Language
{
    /// <summary>BCP 47 name of the default language.</summary>
    public const string Chinese = "zh-CN";

    /// <summary>BCP 47 name of the other language.</summary>
    public const string English = "en";

    /// <summary>Whether the current visitor reads English; the culture comes from the request (a cookie).</summary>
    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>The value of the page's <c>lang</c> attribute.</summary>
    public static string Tag => IsEnglish ? English : Chinese;

    /// <summary>The text in the visitor's language.</summary>
    public static string Say(this Text text) => IsEnglish ? text.En : text.Zh;

    /// <summary>One of the two, by the visitor's language.</summary>
    public static string Say(string zh, string en) => IsEnglish ? en : zh;
}
