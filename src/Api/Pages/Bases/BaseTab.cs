using BaseWorkflows.Api.Components.Routing;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;

namespace BaseWorkflows.Api.Pages.Bases;

/// <summary>The views of a base's page; the address says which one is open (<c>?tab=rules</c>).</summary>
internal enum BaseTab
{
    /// <summary>What it is, whether it may take students, what is missing, its timeline.</summary>
    Overview,

    /// <summary>Working group and mentors.</summary>
    People,

    /// <summary>Safety and operation rules.</summary>
    Rules,

    /// <summary>Exchange meetings.</summary>
    Exchanges,

    /// <summary>Yearly facts.</summary>
    Facts,
}

internal static class BaseTabs
{
    public static Text Title(this BaseTab tab) => tab switch
    {
        BaseTab.People => new("工作小组与导师", "People"),
        BaseTab.Rules => BaseRegister.Rules.Title(),
        BaseTab.Exchanges => BaseRegister.Exchanges.Title(),
        BaseTab.Facts => BaseRegister.Facts.Title(),
        _ => new("概况", "Overview"),
    };

    /// <summary>Where the view of a base is.</summary>
    public static string AddressAt(this BaseTab tab, string baseId) =>
        tab == BaseTab.Overview ? Addresses.Base(baseId) : $"{Addresses.Base(baseId)}?tab={$"{tab}".ToLowerInvariant()}";

    /// <summary>The view in which a register is kept.</summary>
    public static BaseTab Of(BaseRegister register) => register switch
    {
        BaseRegister.Rules => BaseTab.Rules,
        BaseRegister.Exchanges => BaseTab.Exchanges,
        BaseRegister.Facts => BaseTab.Facts,
        _ => BaseTab.People,
    };
}
