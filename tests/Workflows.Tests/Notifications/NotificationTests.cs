using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Notifications;
using BaseWorkflows.Workflows.Notifications.Sending;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Notifications;

/// <summary>Tests of what people are told. The clock stands at Monday, 1 March 2027, 09:00 Beijing time.</summary>
public abstract class NotificationTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    protected static readonly Caller Director = new("director", "王处长", [new(Role.GraduateDirector, Scope.College)], null);

    protected static readonly Caller Administrator = new("admin", "管理员", [new(Role.SystemAdministrator, Scope.College)], null);

    /// <summary>The configuration of the service under test, changed in place.</summary>
    protected NotificationOptions Options { get; private set; } = null!;

    [SetUp]
    public async Task SaveAccountsAsync()
    {
        await Service.SaveAccountsAsync(Officer, SecondOfficer, Director, People.Pharma, People.PharmacyOfficer);
        Options = await Service.In(scope => Task.FromResult(scope.GetRequiredService<IOptions<NotificationOptions>>().Value));
    }

    protected Task<int> SendAsync(TestService? node = null) => (node ?? Service).With<SendNotifications, int>(send => send.HandleAsync(default));

    protected Task<Result<string>> StartAsync(string route, string caseId) => Service.StartAsync(route, null, Case with { Id = caseId });

    /// <summary>Does what the dispatcher does with the log, and the schedule with tasks.</summary>
    protected Task<bool> TellAsync(TestService? node = null) => (node ?? Service).In(async scope =>
    {
        var feed = await scope.GetRequiredService<EventReader>().ReadAsync(0, 1_000, TellPeople.Types, default);
        await scope.GetRequiredService<TellPeople>().HandleAsync(feed.Items, default);
        return true;
    });

    protected async Task GiveAsync(params (string Name, string Value)[] inputs)
    {
        await Service.PublishAsync(Definition("told", [Step("A", [("dueInDays", "5"), .. inputs])], []));
        await TestRoutes.StartAsync(Service, "told");
    }

    protected void GoTo(int day, int hour, int minute = 0) =>
        Service.Time.SetUtcNow(new DateTimeOffset(2027, 3, day, hour, minute, 0, TimeSpan.FromHours(8)));

    protected async Task<IReadOnlyList<NotificationView>> NotificationsAsync(Caller caller, bool unreadOnly = false) =>
        (await Service.With<ListNotifications, Result<Page<NotificationView>>>(list => list.HandleAsync(new(new(1, 200), unreadOnly), caller, default))).Value.Items;

    protected Task<Result<int>> ReadAsync(Caller caller, string? id = null) =>
        Service.With<ReadNotifications, Result<int>>(read => read.HandleAsync(new(id), caller, default));
}
