using System.ComponentModel.DataAnnotations;

namespace BaseWorkflows.Api.SignIn;

/// <summary>Section <c>SignIn</c>: how much patience the service has with whoever signs in.</summary>
internal sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>Wrong passwords in a row after which an account is locked.</summary>
    [Range(3, 100)]
    public int FailuresBeforeLockOut { get; init; } = 5;

    /// <summary>How long a locked account stays locked.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LockOut { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Attempts that one address may make in a minute; more are answered 429.</summary>
    [Range(1, 100_000)]
    public int AttemptsPerMinute { get; init; } = 120;

    /// <summary>Life of a program's access token; of a disabled account it ends at once.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan AccessToken { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long after the last sign-in or refresh a program may refresh.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "90.00:00:00")]
    public TimeSpan RefreshToken { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How long a browser's session lasts without use.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "30.00:00:00")]
    public TimeSpan Session { get; init; } = TimeSpan.FromHours(10);
}
