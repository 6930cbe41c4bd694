using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using BaseWorkflows.Workflows.Notifications;

namespace BaseWorkflows.TestKit;

/// <summary>A mail server on this machine that speaks SMTP: takes mails, or refuses as the test says. It asks for TLS and a login where it is told to.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<MimeKit.MimeMessage> mails = new();
    private readonly ConcurrentQueue<string> saidInPlain = new();
    private readonly Task running;

    public MailServer()
    {
        listener.Start();
        running = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How it can be talked to safely; other than <c>None</c> it takes a <see cref="Certificate"/>.</summary>
    public MailTls Tls { get; init; } = MailTls.None;

    /// <summary>What it shows of itself, with its key.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Who may send; null for everybody.</summary>
    public (string UserName, string Password)? Login { get; init; }

    /// <summary>What it answers to a recipient; null for yes. It may take its time.</summary>
    public Func<string, Task<string?>> Refuse { get; set; } = _ => Task.FromResult<string?>(null);

    /// <summary>Every mail that it has taken, decoded.</summary>
    public IReadOnlyList<MimeKit.MimeMessage> Mails => [.. mails];

    /// <summary>Every line that anybody on the way could have read, mails excepted.</summary>
    public IReadOnlyList<string> SaidInPlain => [.. saidInPlain];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await running;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var conversations = new List<Task>();
        try
        {
            while (true)
                conversations.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(conversations);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            await using (var stream = client.GetStream())
            {
                if (Tls == MailTls.OnConnect)
                    await SecurelyAsync(stream, secure => TalkAsync(secure, "220 test", true));
                else
                    await TalkAsync(stream, "220 test", false);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or AuthenticationException)
        {
            // The client has gone, or the test is over.
        }
    }

    private async Task TalkAsync(Stream stream, string? greeting, bool isSecure)
    {
        using var line = new SmtpLine(stream, stop.Token);
        var isKnown = Login is null;
        if (greeting is not null)
            await line.SayAsync(greeting);
        while (await line.HearAsync() is { } command)
        {
            if (!isSecure)
                saidInPlain.Enqueue(command);
            switch (command.Split(' ')[0].ToUpperInvariant())
            {
                case "QUIT":
                    await line.SayAsync("221 bye");
                    return;
                case "EHLO":
                    await line.SayAsync([.. Abilities(isSecure).Select(ability => $"250-{ability}"), "250 8BITMIME"]);
                    break;
                case "STARTTLS" when Tls == MailTls.StartTls && !isSecure:
                    await line.SayAsync("220 go ahead");
                    await SecurelyAsync(stream, secure => TalkAsync(secure, null, true));
                    return;
                case "AUTH":
                    isKnown = Credentials(command) == Login;
                    await line.SayAsync(isKnown ? "235 welcome" : "535 wrong user name or password");
                    break;
                case "MAIL" or "RCPT" or "DATA" when !isKnown:
                    await line.SayAsync("530 who are you");
                    break;
                case "RCPT":
                    await line.SayAsync(await Refuse(command).WaitAsync(stop.Token) ?? "250 ok");
                    break;
                case "DATA":
                    await line.SayAsync("354 go on");
                    mails.Enqueue(await line.HearMailAsync());
                    await line.SayAsync("250 ok");
                    break;
                default:
                    await line.SayAsync("250 ok");
                    break;
            }
        }
    }

    private IEnumerable<string> Abilities(bool isSecure)
    {
        yield return "test";
        if (Tls == MailTls.StartTls && !isSecure)
            yield return "STARTTLS";
        else if (Login is not null)
            yield return "AUTH PLAIN";
    }

    private async Task SecurelyAsync(Stream stream, Func<Stream, Task> talk)
    {
        await using var secure = new SslStream(stream, leaveInnerStreamOpen: true);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate }, stop.Token);
        await talk(secure);
    }

    // AUTH PLAIN: "", user name and password with NULs between them, in base 64.
    private static (string UserName, string Password)? Credentials(string command) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(command.Split(' ')[2])).Split('\0') is [_, var userName, var password] ? (userName, password) : null;

    /// <summary>One side of a conversation, line by line.</summary>
    private sealed class SmtpLine(Stream stream, CancellationToken cancellationToken) : IDisposable
    {
        private readonly StreamReader reader = new(stream, Encoding.Latin1, leaveOpen: true);
        private readonly StreamWriter writer = new(stream, Encoding.Latin1, leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };

        public void Dispose()
        {
            reader.Dispose();
            writer.Dispose();
        }

        public Task<string?> HearAsync() => reader.ReadLineAsync(cancellationToken).AsTask();

        public async Task SayAsync(params string[] lines)
        {
            foreach (var line in lines)
                await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
        }

        public async Task<MimeKit.MimeMessage> HearMailAsync()
        {
            var text = new StringBuilder();
            while (await HearAsync() is { } line && line != ".")
                text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
            return await MimeKit.MimeMessage.LoadAsync(bytes, cancellationToken);
        }
    }
}
