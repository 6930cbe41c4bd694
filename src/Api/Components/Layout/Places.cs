using BaseWorkflows.Api.Components.Routing;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Calendars;
using BaseWorkflows.Workflows.Notifications.Robots;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Questionnaires;
using BaseWorkflows.Workflows.Reports;
using BaseWorkflows.Workflows.Routes;
using BaseWorkflows.Workflows.Subscriptions;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;
using W = BaseWorkflows.Api.Components.Words.Words;

namespace BaseWorkflows.Api.Components.Layout;

/// <summary>A place that the navigation leads to.</summary>
/// <param name="Address">Path from the root.</param>
/// <param name="Title">Its name in the visitor's language, asked for at each drawing.</param>
/// <param name="Icon">A MudBlazor icon.</param>
/// <param name="IsOfUseTo">Whom it is shown to; what they may do there is the use cases' business.</param>
/// <param name="ShowsInbox">Whether the number of waiting tasks stands beside it.</param>
/// <param name="OnPhone">Whether it has a place in the bar at the foot of a phone's screen.</param>
internal sealed record Place(
    string Address, Func<string> Title, string Icon, Func<Caller, bool> IsOfUseTo, bool ShowsInbox = false, bool OnPhone = false)
{
    public NavLinkMatch Match => Address == "/" ? NavLinkMatch.All : NavLinkMatch.Prefix;
}

/// <summary>The places, in the order of the menu.</summary>
internal static class Places
{
    private static readonly IReadOnlyList<Place> All =
    [
        new("/", () => W.Home, Icons.Material.Outlined.Home, _ => true, OnPhone: true),
        new("/tasks", () => W.Inbox, Icons.Material.Outlined.Inbox, _ => true, ShowsInbox: true, OnPhone: true),
        new("/applications", () => W.Applications, Icons.Material.Outlined.Description, HasCases, OnPhone: true),
        new("/bases", () => W.Bases, Icons.Material.Outlined.LocalHospital, _ => true, OnPhone: true),
        new("/agreements", () => W.Agreements, Icons.Material.Outlined.Handshake, HasCases),
        new(Addresses.Assessments, () => W.Assessments, Icons.Material.Outlined.FactCheck, HasAssessments),
        new(Addresses.Rectifications, () => W.Rectifications, Icons.Material.Outlined.Construction, HasCases),
        new(Addresses.Reports, () => W.Reports, Icons.Material.Outlined.BarChart, ReportScope.MaySee),
        new(Addresses.Routes, () => W.Routes, Icons.Material.Outlined.AccountTree, RouteKeepers.MayRead),
        new(Addresses.Instances, () => W.Instances, Icons.Material.Outlined.Timeline, RouteKeepers.MayRead),
        new(Addresses.Schedules, () => W.Schedules, Icons.Material.Outlined.Schedule, caller => caller.Is(Role.SystemAdministrator) || caller.Is(Role.Auditor)),
        new(Addresses.Subscriptions, () => W.Subscriptions, Icons.Material.Outlined.Webhook, SubscriptionAccess.SeesAll),
        new(Addresses.NotificationChannels, () => W.NotificationChannels, Icons.Material.Outlined.Campaign, ChannelKeepers.MayRead),
        new(Addresses.QuestionnaireTemplates, () => W.QuestionnaireTemplates, Icons.Material.Outlined.Quiz, SaveQuestionnaireTemplate.MayKeep),
        new(Addresses.Calendar, () => W.WorkingCalendar, Icons.Material.Outlined.CalendarMonth, CalendarKeeper.MayKeep),
    ];

    private static readonly Caller Nobody = new("", "", [], null);

    /// <summary>The places that are of use to a visitor; before it is known who they are, those that are of use to all.</summary>
    public static IEnumerable<Place> For(Caller? caller) => All.Where(place => place.IsOfUseTo(caller ?? Nobody));

    // Experts look up what they judge, units what was concluded about them.
    private static bool HasAssessments(Caller caller) => HasCases(caller) || caller.Is(Role.Expert);

    // Experts see their tasks only, route administrators no cases.
    private static bool HasCases(Caller caller) => caller.Roles.Any(
        grant => grant.Role is not (Role.Expert or Role.RouteAdministrator or Role.Subscriber));
}
