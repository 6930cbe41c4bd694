using BaseWorkflows.Domain;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Notifications.Sending;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Tests.Notifications;

/// <summary>A node dies, or seems to, while it sends a mail; another one goes on when its lease has run out, and not before.</summary>
public sealed class KilledSenderTests(DatabaseProvider provider) : MailTests(provider)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [SetUp]
    public async Task BeTaskedAsync()
    {
        await GiveAsync();
        await TellAsync();
    }

    [Test]
    public async Task Before_the_server_has_it_the_mail_comes_once_from_the_other_node()
    {
        await using var other = await JoinAsync();
        using var kill = new CancellationTokenSource();
        var (asked, answer) = HoldRecipients();
        var dying = Service.With<SendNotifications, int>(send => send.HandleAsync(kill.Token));
        await asked.WaitAsync(Patience);
        await kill.CancelAsync();
        Assert.That(async () => await dying, Throws.InstanceOf<OperationCanceledException>());
        answer.SetResult(null);

        await WaitForLeaseAsync(other);
        Assert.That((await SendAsync(other), await SendAsync(other)), Is.EqualTo((1, 0)));
        Assert.That(Mail.Mails, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Between_the_servers_answer_and_its_own_note_the_mail_comes_again_with_the_same_id()
    {
        await using var other = await JoinAsync();
        Mail.Refuse = _ =>
        {
            Service.Faults.ArmCommit();
            return Task.FromResult<string?>(null);
        };
        Assert.That(async () => await SendAsync(), Throws.InstanceOf<InjectedFaultException>());
        Service.Faults.Arm();

        await WaitForLeaseAsync(other);
        Assert.That((await SendAsync(other), await SendAsync(other), await SendAsync()), Is.EqualTo((1, 0, 0)));
        Assert.That(Mail.Mails.Select(letter => letter.MessageId).ToList(), Has.Count.EqualTo(2).And.All.EqualTo(Mail.Mails[0].MessageId));
    }

    [Test]
    public async Task One_that_only_seemed_dead_spoils_nothing_when_it_wakes_up()
    {
        await using var other = await JoinAsync();
        var (asked, answer) = HoldRecipients();
        var sleeping = SendAsync();
        await asked.WaitAsync(Patience);
        Mail.Refuse = _ => Task.FromResult<string?>(null);
        Service.Time.Advance(SendNotifications.LeaseTime);
        Assert.That(await SendAsync(other), Is.EqualTo(1));

        answer.SetResult("550 no such user");
        Assert.That(await sleeping, Is.Zero);
        var failed = await Service.With<ListDeadLetters, Result<Page<FailedDelivery>>>(list => list.HandleAsync(new(), Administrator, default));
        Assert.That(failed.Value.Items, Is.Empty, "the other node has sent it");
        Assert.That((await SendAsync(), Mail.Mails.Count), Is.EqualTo((0, 1)));
    }

    /// <summary>The server takes its time for the recipient.</summary>
    private (Task Asked, TaskCompletionSource<string?> Answer) HoldRecipients()
    {
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource<string?>());
        Mail.Refuse = _ =>
        {
            asked.TrySetResult();
            return answer.Task;
        };
        return (asked.Task, answer);
    }

    /// <summary>Lets the dead node's lease run out; until then it may still be sending.</summary>
    private async Task WaitForLeaseAsync(TestService other)
    {
        Assert.That(await SendAsync(other), Is.Zero);
        Service.Time.Advance(SendNotifications.LeaseTime - TimeSpan.FromSeconds(1));
        Assert.That(await SendAsync(other), Is.Zero);
        Service.Time.Advance(TimeSpan.FromSeconds(1));
    }
}
