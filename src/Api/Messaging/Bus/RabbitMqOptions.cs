using System.ComponentModel.DataAnnotations;

namespace BaseWorkflows.Api.Messaging.Bus;

/// <summary>Section <c>RabbitMq</c>: the broker to which published events are handed.</summary>
internal sealed class RabbitMqOptions
{
    public const string Section = "RabbitMq";

    /// <summary>The broker's host name; left out, events are published in this process only, where nobody listens.</summary>
    public string? Host { get; init; }

    /// <summary>Its port; left out, 5672, or 5671 with TLS.</summary>
    [Range(1, 65_535)]
    public int? Port { get; init; }

    /// <summary>The virtual host.</summary>
    [Required]
    public string VirtualHost { get; init; } = "/";

    /// <summary>The user, who may configure, write and read there.</summary>
    public string? UserName { get; init; }

    /// <summary>The user's password; best from the environment (`RabbitMq__Password`), never logged.</summary>
    public string? Password { get; init; }

    /// <summary>Whether the connection is secured by TLS; the broker's certificate must be valid for `Host`.</summary>
    public bool Tls { get; init; }

    /// <summary>How long the broker may take to confirm an event, until it counts as away and the event is tried again.</summary>
    public TimeSpan ConfirmTimeout { get; init; } = TimeSpan.FromSeconds(15);
}
