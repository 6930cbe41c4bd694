using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace BaseWorkflows.Api.Components.Lists;

/// <summary>
/// A page with a list. What is sought, the filters and the page's number stand in the address, so that a list can be sent to a
/// colleague and the way back finds it again. Nonsense in an address counts as nothing.
/// </summary>
public abstract class ListPage : ComponentBase
{
    /// <summary>The number of the page, from 1.</summary>
    [SupplyParameterFromQuery]
    public string? Page { get; set; }

    /// <summary>What is sought.</summary>
    [SupplyParameterFromQuery]
    public string? Text { get; set; }

    [Inject]
    private protected NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private protected UseCases UseCases { get; set; } = default!;

    /// <summary>The number of the page.</summary>
    private protected int Number => int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Max(number, 1) : 1;

    /// <summary>The path without anything that narrows the list.</summary>
    private protected string ClearHref => new Uri(Navigation.Uri).AbsolutePath;

    /// <summary>The whole list as an Excel file, narrowed as the page is: the interface knows the filters by the same names.</summary>
    private protected string ExportHref(string list) => Navigation.ToAbsoluteUri(
        $"{list}{new Uri(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["page"] = null, ["format"] = "xlsx" })).Query}").PathAndQuery;

    /// <summary>Sets or removes one filter and goes back to the first page.</summary>
    private protected void Narrow(string name, string? value) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [name] = value, ["page"] = null }));

    private protected void Seek(string? text) => Narrow("text", text);
}
