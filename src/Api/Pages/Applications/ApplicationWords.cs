using BaseWorkflows.Api.Components.Words;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Applications;
using W = BaseWorkflows.Api.Components.Words.Words;

namespace BaseWorkflows.Api.Pages.Applications;

/// <summary>What several pages say about an application in the same words.</summary>
internal static class ApplicationWords
{
    /// <summary>What it is called, also while its draft has no name yet.</summary>
    public static string TitleOf(ApplicationItem application) =>
        new[] { application.Title, application.UnitName, W.UnnamedApplication }.First(name => !string.IsNullOrWhiteSpace(name));

    /// <summary>Category and level, as far as the draft says.</summary>
    public static string KindOf(ApplicationItem application)
    {
        string?[] known = [application.Category?.Title().Say(), application.Level?.Title().Say()];
        return known.Any(word => word is not null) ? string.Join(" · ", known.OfType<string>()) : "—";
    }
}
