using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Notifications;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Notifications;

/// <summary>How long notifications are kept: read ones as configured, unread ones three times as long.</summary>
public sealed class ForgetNotificationsTests(DatabaseProvider provider) : MailTests(provider)
{
    [Test]
    public async Task Read_ones_go_first_unread_ones_later_and_their_deliveries_with_them()
    {
        Options.KeepDays = 10;
        await GiveAsync();
        await TellAsync();
        await SendAsync();
        await ReadAsync(Officer);

        Service.Time.Advance(TimeSpan.FromDays(10));
        Assert.That(await ForgetAsync(), Is.Zero, "today is their last day");
        Service.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await ForgetAsync(), await ForgetAsync()), Is.EqualTo((1, 0)));
        Assert.That((await NotificationsAsync(Officer)).Count, Is.Zero);
        Assert.That((await NotificationsAsync(SecondOfficer)).Count, Is.EqualTo(1), "not read yet");
        Assert.That(await DeliveriesOfAsync(Officer.PersonId), Is.Zero);

        Service.Time.Advance(TimeSpan.FromDays(20));
        Assert.That(await ForgetAsync(), Is.EqualTo(1));
        Assert.That((await NotificationsAsync(SecondOfficer)).Count, Is.Zero);
        await TellAsync();
        Assert.That((await NotificationsAsync(Officer)).Count, Is.Zero, "what is forgotten is not told anew");
    }

    private async Task<int> ForgetAsync() => (await Service.With<ForgetNotifications, Result<int>>(forget => forget.HandleAsync(default))).Value;

    private Task<int> DeliveriesOfAsync(string personId) =>
        Service.With<WorkflowsDbContext, int>(db => db.Set<NotificationDelivery>().CountAsync(one => one.RecipientId == personId));
}
