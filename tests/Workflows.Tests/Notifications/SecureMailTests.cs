using System.Net;
using BaseWorkflows.Domain;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Notifications;
using BaseWorkflows.Workflows.Notifications.Sending;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions.Deliveries;

namespace BaseWorkflows.Workflows.Tests.Notifications;

/// <summary>Mail servers that ask for TLS and a login, with certificates of an authority as a college has one of its own.</summary>
public sealed class SecureMailTests(DatabaseProvider provider) : MailTests(provider)
{
    private TestAuthority authority = null!;

    [SetUp]
    public async Task BeTaskedAsync()
    {
        authority = new TestAuthority();
        (Options.Mail.UserName, Options.Mail.Password) = ("bases", "Right-Password-1");
        await GiveAsync();
        await TellAsync();
    }

    [TearDown]
    public void ForgetAuthority() => authority.Dispose();

    [TestCase(MailTls.StartTls)]
    [TestCase(MailTls.OnConnect)]
    public async Task Login_and_mail_go_over_a_secured_conversation(MailTls tls)
    {
        authority.Trust();
        Use(Server(tls, IPAddress.Loopback));

        Assert.That(await SendAsync(), Is.EqualTo(1));
        Assert.That(Mail.Mails.Single().To.Mailboxes.Single().Address, Is.EqualTo("officer@example.edu.cn"));
        Assert.That(Mail.SaidInPlain.Select(line => line.Split(' ')[0]), Is.EqualTo(tls == MailTls.StartTls ? new[] { "EHLO", "STARTTLS" } : []));
    }

    [TestCase(MailTls.StartTls, false, "127.0.0.1")]
    [TestCase(MailTls.OnConnect, false, "127.0.0.1")]
    [TestCase(MailTls.StartTls, true, "127.0.0.2")]
    public async Task A_certificate_of_nobody_or_of_somebody_else_gets_neither_password_nor_mail(MailTls tls, bool isTrusted, string address)
    {
        if (isTrusted)
            authority.Trust();
        Use(Server(tls, IPAddress.Parse(address)));
        Assert.That(await SendAsync(), Is.Zero);
        Assert.That((await FailedAsync()).Error, Is.EqualTo("SslHandshakeException"));
        Assert.That(Mail.SaidInPlain, Has.None.StartsWith("AUTH"));
        Assert.That(Mail.Mails, Is.Empty);

        if (!isTrusted)
            authority.Trust();
        Use(Server(tls, IPAddress.Loopback));
        Service.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await SendAsync(), Is.EqualTo(1), "nothing is lost");
    }

    [Test]
    public async Task A_server_that_cannot_be_secured_gets_neither_password_nor_mail()
    {
        Use(new MailServer { Login = ("bases", "Right-Password-1") });
        Options.Mail.Tls = MailTls.StartTls;

        Assert.That(await SendAsync(), Is.Zero);
        Assert.That((await FailedAsync()).Error, Is.EqualTo("NotSupportedException"));
        Assert.That(Mail.SaidInPlain, Has.None.StartsWith("AUTH").And.None.StartsWith("MAIL"));
    }

    [Test]
    public async Task A_wrong_password_is_named_tried_again_and_given_up_and_once_it_is_right_everything_goes()
    {
        authority.Trust();
        Use(Server(MailTls.StartTls, IPAddress.Loopback));
        Options.Mail.Password = "Wrong-Password-1";
        for (var attempt = 1; attempt < RetrySchedule.Attempts; attempt++)
        {
            Assert.That(await SendAsync(), Is.Zero);
            var failed = await FailedAsync();
            Assert.That((failed.Tries, failed.IsGivenUp, failed.Error), Is.EqualTo((attempt, false, "SMTP AUTH")));
            Service.Time.Advance(TimeSpan.FromHours(27));
        }

        Assert.That(await SendAsync(), Is.Zero);
        Assert.That((await FailedAsync()).IsGivenUp, "the tenth was the last");
        Options.Mail.Password = "Right-Password-1";
        Assert.That(await SendAsync(), Is.Zero);

        Assert.That((await Service.With<RetryDeadLetters, Result<int>>(retry => retry.HandleAsync(Administrator, default))).Value, Is.EqualTo(1));
        Assert.That((await SendAsync(), Mail.Mails.Count), Is.EqualTo((1, 1)));
    }

    private MailServer Server(MailTls tls, IPAddress address) =>
        new() { Tls = tls, Certificate = authority.Certify(address), Login = ("bases", "Right-Password-1") };

    private async Task<FailedDelivery> FailedAsync() =>
        (await Service.With<ListDeadLetters, Result<Page<FailedDelivery>>>(list => list.HandleAsync(new(), Administrator, default))).Value.Items.Single();
}
