using System.ComponentModel.DataAnnotations;

namespace BaseWorkflows.Workflows.Notifications;

/// <summary>How notifications leave the house: the configuration section <c>Notifications</c>. In the list of the pages everybody is told, whatever stands here.</summary>
public sealed class NotificationOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Notifications";

    /// <summary>The address of the pages as people reach them, such as <c>https://bases.example.edu.cn</c>; links in messages begin with it. Nothing is sent without.</summary>
    public string BaseUrl { get; set; } = "";

    /// <summary>The mail server. Without a host no mail is sent.</summary>
    public MailOptions Mail { get; set; } = new();

    /// <summary>Whether robots of 企业微信 and 钉钉 may be set up.</summary>
    public bool Robots { get; set; }

    /// <summary>How many days notifications are kept once they were read; unread ones three times as long.</summary>
    [Range(1, 3_650)]
    public int KeepDays { get; set; } = 180;

    internal bool SendsMail => Mail.Host.Length > 0;

    internal bool HasGoodAddress => (!SendsMail && !Robots)
        || (Uri.TryCreate(BaseUrl, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp));

    internal bool HasGoodSender => !SendsMail || MimeKit.MailboxAddress.TryParse(Mail.From, out _);
}

/// <summary>How the conversation with a mail server is secured.</summary>
public enum MailTls
{
    /// <summary>From its beginning on, once the server was asked for it; a server that can't is refused.</summary>
    StartTls,

    /// <summary>From the connection on.</summary>
    OnConnect,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>The mail server, part of the section <c>Notifications</c>.</summary>
public sealed class MailOptions
{
    /// <summary>Its name or address; empty for no mail.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port: 587 for <c>StartTls</c>, 465 for <c>OnConnect</c>, 25 for most relays.</summary>
    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    /// <summary>How the conversation is secured; <c>None</c> only for a relay on the same machine.</summary>
    public MailTls Tls { get; set; } = MailTls.StartTls;

    /// <summary>Whom it knows the service as; empty for a server that asks nobody.</summary>
    public string UserName { get; set; } = "";

    /// <summary>The password. Set it by an environment variable or a secrets file, not in the settings.</summary>
    public string Password { get; set; } = "";

    /// <summary>The sender, such as <c>研究生处 &lt;bases@example.edu.cn&gt;</c>.</summary>
    public string From { get; set; } = "";

    /// <summary>How long one conversation with the server may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);
}
