using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Notifications;
using BaseWorkflows.Workflows.Notifications.Sending;
using BaseWorkflows.Workflows.Organisation.Absences;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Notifications;

/// <summary>What is mailed, and when, in real conversations with a mail server. The clock stands at Monday, 1 March 2027, 09:00 Beijing time.</summary>
public sealed class SendNotificationsTests(DatabaseProvider provider) : MailTests(provider)
{
    [Test]
    public async Task Whoever_is_away_finds_it_in_the_list_and_gets_no_mail()
    {
        await Service.With<DeclareAbsence, Result<AbsenceView>>(declare => declare.HandleAsync(
            new(null, Director.PersonId, new(2027, 3, 1), new(2027, 3, 5), "出差"), Officer, default));
        await GiveAsync();
        await TellAsync();
        GoTo(31, 12);
        await SendAsync();

        Assert.That(await NotificationsAsync(Officer), Is.Not.Empty);
        Assert.That(Mail.Mails.SelectMany(letter => letter.To.Mailboxes).Select(box => box.Address), Has.None.EqualTo("officer@example.edu.cn"));
    }

    [Test]
    public async Task A_new_task_is_mailed_at_once_and_once_in_both_forms_with_a_link_that_only_shows_it()
    {
        await GiveAsync();
        await TellAsync();
        Assert.That((await SendAsync(), await SendAsync()), Is.EqualTo((1, 0)), "twice is once");

        var letter = Mail.Mails.Single();
        var link = $"https://bases.example.edu.cn/tasks/{(await Service.InboxAsync(Officer)).Single().Id}";
        Assert.That(letter.To.Mailboxes.Single().Address, Is.EqualTo("officer@example.edu.cn"));
        Assert.That(letter.From.Mailboxes.Single().Name, Is.EqualTo("研究生处"));
        Assert.That(letter.Subject, Does.StartWith("新待办："));
        Assert.That(letter.TextBody, Does.Contain(Case.Title).And.Contain(link));
        Assert.That(letter.HtmlBody, Does.Contain($"href=\"{link}\""));
        Assert.That(letter.Headers["Auto-Submitted"], Is.EqualTo("auto-generated"));
    }

    [Test]
    public async Task What_people_typed_is_escaped_in_a_mails_page()
    {
        await Service.SaveAsync(TestBases.Base("base-1", BaseStatus.Active, TestBases.Profile with { Name = "<img src=x>", UnitName = "<img src=x>" }));
        await PreferAsync(Officer, new Dictionary<NotificationGroup, SendingChoice> { [NotificationGroup.Bases] = SendingChoice.AtOnce });
        await Service.AppendAsync(new EventRecord("BaseTerminated", "base/base-1", []) { BaseId = "base-1" });
        await TellAsync();
        await SendAsync();

        Assert.That(Mail.Mails.Single().HtmlBody, Does.Contain("&lt;img").And.Not.Contain("<img"));
        Assert.That(Mail.Mails.Single().TextBody, Does.Contain("<img src=x>"));
    }

    [Test]
    public async Task In_quiet_hours_nothing_is_sent_and_at_their_end_everything_together()
    {
        GoTo(1, 23);
        await GiveAsync();
        await StartAsync("told", "case-2");
        await TellAsync();
        GoTo(2, 6, 59);
        Assert.That(await SendAsync(), Is.Zero);

        GoTo(2, 7);
        Assert.That(await SendAsync(), Is.EqualTo(1));
        Assert.That(Mail.Mails.Single().Subject, Is.EqualTo("培养基地管理：2 条通知"));
    }

    [Test]
    public async Task A_digest_comes_once_on_the_next_workday_without_what_was_done_or_read_meanwhile()
    {
        await PreferAsync(Officer, new Dictionary<NotificationGroup, SendingChoice>(), inEnglish: true);
        GoTo(5, 10);
        await GiveAsync();
        await StartAsync("told", "case-2");
        await StartAsync("told", "case-3");
        await TellAsync();
        var all = await Service.InboxAsync(Officer);
        await Service.CompleteAsync(all[0], SecondOfficer);
        await TellAsync();
        await ReadAsync(Officer, (await NotificationsAsync(Officer, unreadOnly: true))[0].Id);
        GoTo(7, 12);
        Assert.That(await SendAsync(), Is.Zero, "Friday's digest has gone, Sunday is no workday");

        GoTo(8, 8);
        Assert.That(await SendAsync(), Is.EqualTo(1));
        Assert.That(Mail.Mails.Single().Subject, Does.StartWith("New task: "), "one of three is left, and told in English");
    }

    [Test]
    public async Task A_server_that_is_away_loses_nothing_and_one_that_knows_no_such_address_is_given_up()
    {
        await GiveAsync();
        await TellAsync();
        await StopMailAsync();
        Assert.That(await SendAsync(), Is.Zero);
        Use(new MailServer());
        Assert.That(await SendAsync(), Is.Zero, "the next attempt is not due");

        Service.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.That(await SendAsync(), Is.EqualTo(1));

        Mail.Refuse = _ => Task.FromResult<string?>("550 no such user");
        await StartAsync("told", "case-2");
        await TellAsync();
        Assert.That(await SendAsync(), Is.Zero);
        var dead = (await Service.With<ListDeadLetters, Result<Page<FailedDelivery>>>(list => list.HandleAsync(new(), Administrator, default))).Value.Items.Single();
        Assert.That((dead.Recipient, dead.IsGivenUp, dead.Error), Is.EqualTo((Officer.Name, true, "SMTP 550")));

        Mail.Refuse = _ => Task.FromResult<string?>(null);
        Assert.That((await Service.With<RetryDeadLetters, Result<int>>(retry => retry.HandleAsync(Administrator, default))).Value, Is.EqualTo(1));
        Assert.That(await SendAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Two_nodes_at_once_send_once()
    {
        await GiveAsync();
        await TellAsync();
        await using var other = await JoinAsync();

        var sent = await Task.WhenAll(SendAsync(), SendAsync(other));

        Assert.That((sent.Sum(), Mail.Mails.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_disabled_account_is_mailed_nothing()
    {
        await GiveAsync();
        await TellAsync();
        await Service.ChangeAsync(async db => (await db.Users.SingleAsync(account => account.Id == Officer.PersonId)).IsDisabled = true);

        Assert.That(await SendAsync(), Is.Zero);
        Assert.That(Mail.Mails, Is.Empty);
    }

    [Test]
    public async Task Deadlines_cannot_be_switched_off_and_what_was_chosen_is_shown()
    {
        var off = await SaveAsync(Officer, new Dictionary<NotificationGroup, SendingChoice> { [NotificationGroup.Deadlines] = SendingChoice.Off });
        Assert.That(off.Refusal!.Errors.Keys, Is.EqualTo(new[] { "Deadlines" }));
        var wrong = await SaveAsync(Officer, new Dictionary<NotificationGroup, SendingChoice>(), mail: "nobody");
        Assert.That(wrong.Refusal!.Errors.Keys, Is.EqualTo(new[] { "mail" }));

        await SaveAsync(Officer, new Dictionary<NotificationGroup, SendingChoice> { [NotificationGroup.Tasks] = SendingChoice.Off });
        var form = (await Service.With<GetPreferences, Result<PreferencesForm>>(get => get.HandleAsync(Officer, default))).Value;
        Assert.That((form.Choices[NotificationGroup.Tasks], form.Choices[NotificationGroup.Deadlines]), Is.EqualTo((SendingChoice.Off, SendingChoice.AtOnce)));
        await GiveAsync();
        await TellAsync();
        Assert.That(await NotificationsAsync(Officer), Has.Count.EqualTo(1), "the list always tells");
        GoTo(31, 12);
        Assert.That(await SendAsync(), Is.Zero);
    }
}
