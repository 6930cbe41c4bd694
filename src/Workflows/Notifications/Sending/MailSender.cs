using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace BaseWorkflows.Workflows.Notifications.Sending;

/// <summary>Sends one mail in one conversation with the mail server. Never throws for what the server does.</summary>
public sealed class MailSender(IOptions<NotificationOptions> options, MessageTemplates templates)
{
    private readonly MailOptions mail = options.Value.Mail;

    private SecureSocketOptions Security => mail.Tls switch
    {
        MailTls.StartTls => SecureSocketOptions.StartTls,
        MailTls.OnConnect => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };

    /// <summary>Sends it.</summary>
    /// <param name="name">The recipient's name.</param>
    /// <param name="address">The recipient's address.</param>
    /// <param name="message">What they are told.</param>
    /// <param name="cancellationToken">The node is being stopped.</param>
    /// <returns>Why it was not taken; null once the server has it.</returns>
    public async Task<MessageFailure?> SendAsync(string name, string address, NotificationMessage message, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(mail.Timeout);
        using var letter = Write(name, address, message);
        // A college's own authority publishes no revocations, and those of others lie outside, where a server mostly can't look.
        using var client = new SmtpClient { CheckCertificateRevocation = false };
        try
        {
            await client.ConnectAsync(mail.Host, mail.Port, Security, patience.Token);
            if (mail.UserName.Length > 0)
                await client.AuthenticateAsync(mail.UserName, mail.Password, patience.Token);
            await client.SendAsync(letter, patience.Token);
        }
        catch (SmtpCommandException refused)
        {
            // 5xx of the recipient is for good; of anything else it may be our settings, which somebody mends.
            return new($"SMTP {(int)refused.StatusCode}", IsForGood: refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)refused.StatusCode >= 500);
        }
        catch (AuthenticationException)
        {
            return new("SMTP AUTH", IsAway: true);
        }
        catch (Exception away) when (away is SocketException or IOException or SmtpProtocolException or SslHandshakeException or NotSupportedException
            || (away is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new(away.GetType().Name, IsAway: true);
        }

        await LeaveAsync(client, patience.Token);
        return null;
    }

    /// <summary>The server has the mail; how the goodbye goes changes nothing.</summary>
    private static async Task LeaveAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(true, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException or SmtpProtocolException or OperationCanceledException)
        {
        }
    }

    private MimeMessage Write(string name, string address, NotificationMessage message)
    {
        var from = MailboxAddress.Parse(mail.From);
        var letter = new MimeMessage
        {
            Subject = MessageTemplates.Subject(message),
            MessageId = $"{message.Id}@{from.Domain}",
            Body = new BodyBuilder { TextBody = templates.PlainText(message), HtmlBody = templates.Html(message) }.ToMessageBody(),
        };
        letter.From.Add(from);
        letter.To.Add(new MailboxAddress(name, address));
        // So that no absence note answers.
        letter.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return letter;
    }
}
