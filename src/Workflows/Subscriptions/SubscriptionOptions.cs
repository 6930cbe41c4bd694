using System.ComponentModel.DataAnnotations;

namespace BaseWorkflows.Workflows.Subscriptions;

/// <summary>What webhooks may reach, and how patient they are: the configuration section <c>Subscriptions</c>.</summary>
public sealed class SubscriptionOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Subscriptions";

    /// <summary>
    /// Hosts of the campus (<c>portal.example.edu.cn</c>, or with a port <c>10.1.2.3:8080</c>) that may have inside addresses and be reached
    /// without TLS. All others must be outside and https.
    /// </summary>
    public IReadOnlyList<string> Hosts { get; set; } = [];

    /// <summary>How long an attempt may take altogether.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:30", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How many subscriptions one API key may have.</summary>
    [Range(1, 1_000)]
    public int MaxPerKey { get; set; } = 10;

    /// <summary>After how many days without a single success a subscription is disabled.</summary>
    [Range(1, 60)]
    public int DisableAfterDays { get; set; } = 5;

    /// <summary>How many days deliveries that succeeded are kept.</summary>
    [Range(1, 3_650)]
    public int KeepDays { get; set; } = 30;

    /// <summary>How many days dead letters are kept.</summary>
    [Range(1, 3_650)]
    public int KeepDeadLettersDays { get; set; } = 365;
}
