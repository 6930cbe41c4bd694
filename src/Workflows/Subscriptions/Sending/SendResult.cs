namespace BaseWorkflows.Workflows.Subscriptions.Sending;

/// <summary>What came of an attempt.</summary>
/// <param name="At">When it began (UTC).</param>
/// <param name="StatusCode">What the receiver answered; null where it didn't.</param>
/// <param name="Failure">Why it failed; null where the receiver has taken the event.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Answer">How the receiver's answer begins; null for an empty one.</param>
/// <param name="RetryAfter">How long the receiver asks to be left alone; null where it doesn't.</param>
public sealed record SendResult(
    DateTimeOffset At, int? StatusCode, SendFailure? Failure, TimeSpan Took, string? Answer = null, TimeSpan? RetryAfter = null);

/// <summary>Why a receiver has not taken an event.</summary>
public enum SendFailure
{
    /// <summary>It answered with something other than 2xx. Redirects are not followed.</summary>
    Refused,

    /// <summary>It did not answer in time.</summary>
    TimedOut,

    /// <summary>Its name is not known, or nobody listens there.</summary>
    Unreachable,

    /// <summary>Its certificate is not valid for it, or the connection could not be secured.</summary>
    Insecure,

    /// <summary>It did not speak HTTP, or closed the connection before it had answered.</summary>
    Garbled,

    /// <summary>Its address is inside, or no longer among those that the operator allows.</summary>
    AddressForbidden,
}
