using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Calendars;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Notifications;

/// <summary>When somebody is sent what they are told.</summary>
public enum SendingChoice
{
    /// <summary>立即: at once, outside of quiet hours.</summary>
    AtOnce,

    /// <summary>每日汇总: together, once on each workday.</summary>
    Digest,

    /// <summary>不发送: it stands in the list only.</summary>
    Off,
}

/// <summary>What one person wants to be sent, and when. Times are the college's (Asia/Shanghai).</summary>
public sealed class NotificationPreferences
{
    /// <summary>The account.</summary>
    public required string PersonId { get; init; }

    /// <summary>Whether they are written to in English.</summary>
    public bool InEnglish { get; set; }

    /// <summary>What they chose; a group that they said nothing about is as <see cref="Default"/> says.</summary>
    public IReadOnlyDictionary<NotificationGroup, SendingChoice> Mail { get; set; } = new Dictionary<NotificationGroup, SendingChoice>();

    /// <summary>From when on nothing is sent.</summary>
    public TimeOnly QuietFrom { get; set; } = new(22, 0);

    /// <summary>Until when; the same as <see cref="QuietFrom"/> for no quiet hours.</summary>
    public TimeOnly QuietUntil { get; set; } = new(7, 0);

    /// <summary>When on workdays the digest is sent.</summary>
    public TimeOnly DigestAt { get; set; } = new(8, 0);

    /// <summary>What holds until somebody chooses: little, and what has a deadline at once.</summary>
    public static SendingChoice Default(NotificationGroup group) =>
        group is NotificationGroup.Deadlines or NotificationGroup.Applications ? SendingChoice.AtOnce : SendingChoice.Digest;

    /// <summary>Whether the regulation makes it a duty to know: deadlines can be bundled, not switched off (6.3.4).</summary>
    public static bool IsDuty(NotificationGroup group) => group == NotificationGroup.Deadlines;

    /// <summary>What holds for a group.</summary>
    public SendingChoice ChoiceOf(NotificationGroup group)
    {
        var chosen = Mail.TryGetValue(group, out var choice) ? choice : Default(group);
        return chosen == SendingChoice.Off && IsDuty(group) ? SendingChoice.Digest : chosen;
    }

    /// <summary>When something that happens now is sent (UTC); null for never.</summary>
    /// <param name="group">What it belongs to.</param>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="calendar">Which days are workdays.</param>
    public DateTimeOffset? SendAt(NotificationGroup group, DateTimeOffset now, WorkingCalendar calendar) => ChoiceOf(group) switch
    {
        SendingChoice.AtOnce => AfterQuiet(now),
        SendingChoice.Digest => NextDigest(now, calendar),
        _ => null,
    };

    /// <summary>The moment itself, or the end of the quiet hours in which it lies (UTC).</summary>
    internal DateTimeOffset AfterQuiet(DateTimeOffset now)
    {
        var clock = TimeOnly.FromTimeSpan(CollegeTime.At(now).TimeOfDay);
        // IsBetween goes over midnight, and is never true where both are the same.
        return clock.IsBetween(QuietFrom, QuietUntil)
            ? now + (QuietUntil - clock)
            : now;
    }

    private DateTimeOffset NextDigest(DateTimeOffset now, WorkingCalendar calendar)
    {
        var day = CollegeTime.DayOf(now);
        while (!calendar.IsWorkday(day) || At(day) <= now)
            day = day.AddDays(1);
        return At(day);
    }

    private DateTimeOffset At(DateOnly day) => CollegeTime.BeginningOf(day) + DigestAt.ToTimeSpan();

    internal sealed class Mapping : IEntityTypeConfiguration<NotificationPreferences>
    {
        public void Configure(EntityTypeBuilder<NotificationPreferences> builder)
        {
            builder.ToTable("notification_preferences").HasVersion();
            builder.HasKey(one => one.PersonId);
            builder.Property(one => one.PersonId).HasMaxLength(64);
            builder.Property(one => one.Mail).IsJson();
        }
    }
}
