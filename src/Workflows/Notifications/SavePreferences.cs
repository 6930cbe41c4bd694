using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows.Notifications;

/// <summary>What somebody wants to be sent. Times are the college's (Asia/Shanghai).</summary>
/// <param name="Mail">Their address; null or empty for none.</param>
/// <param name="InEnglish">Whether they are written to in English.</param>
/// <param name="Choices">When they are sent what.</param>
/// <param name="QuietFrom">From when on nothing is sent.</param>
/// <param name="QuietUntil">Until when; the same for no quiet hours.</param>
/// <param name="DigestAt">When on workdays the digest is sent.</param>
public sealed record PreferencesForm(
    string? Mail, bool InEnglish, IReadOnlyDictionary<NotificationGroup, SendingChoice> Choices, TimeOnly QuietFrom, TimeOnly QuietUntil, TimeOnly DigestAt)
{
    /// <summary>Whether mail is sent at all.</summary>
    public bool SendsMail { get; init; }
}

/// <summary>Shows the caller's preferences.</summary>
public sealed class GetPreferences(WorkflowsDbContext db, IOptions<NotificationOptions> options)
{
    /// <summary>What holds now, also where nothing was chosen.</summary>
    public async Task<Result<PreferencesForm>> HandleAsync(Caller caller, CancellationToken cancellationToken)
    {
        var one = await db.Set<NotificationPreferences>().AsNoTracking().SingleOrDefaultAsync(known => known.PersonId == caller.PersonId, cancellationToken)
            ?? new NotificationPreferences { PersonId = caller.PersonId };
        var mail = await db.Users.Where(account => account.Id == caller.PersonId).Select(account => account.Email).SingleOrDefaultAsync(cancellationToken);
        return new PreferencesForm(
            mail, one.InEnglish, Enum.GetValues<NotificationGroup>().ToDictionary(group => group, one.ChoiceOf), one.QuietFrom, one.QuietUntil, one.DigestAt)
        {
            SendsMail = options.Value.SendsMail,
        };
    }
}

/// <summary>Changes the caller's preferences. They hold for what happens from then on; what waits already is sent as it was.</summary>
public sealed class SavePreferences(WorkflowsDbContext db, UnitOfWork unitOfWork)
{
    /// <summary>Refuses an address that is none, and switching off what is a duty to know.</summary>
    public Task<Result<PreferencesForm>> HandleAsync(PreferencesForm form, Caller caller, CancellationToken cancellationToken) => unitOfWork.RunAsync<PreferencesForm>(
        CommandInfo.Of(caller, "notifications.preferences"),
        async token =>
        {
            if (Check(form) is { } invalid)
                return invalid;
            var account = await db.Users.SingleAsync(known => known.Id == caller.PersonId, token);
            account.Email = string.IsNullOrWhiteSpace(form.Mail) ? null : form.Mail.Trim();
            account.NormalizedEmail = account.Email?.ToUpperInvariant();
            var one = await db.Set<NotificationPreferences>().SingleOrDefaultAsync(known => known.PersonId == caller.PersonId, token);
            if (one is null)
                db.Add(one = new NotificationPreferences { PersonId = caller.PersonId });
            (one.InEnglish, one.Mail, one.QuietFrom, one.QuietUntil, one.DigestAt) = (form.InEnglish, form.Choices, form.QuietFrom, form.QuietUntil, form.DigestAt);
            return form;
        },
        cancellationToken);

    private static Refusal? Check(PreferencesForm form)
    {
        var errors = new FieldErrors();
        if (FieldRules.Mail(form.Mail?.Trim()) is { } wrong)
            errors.Add("mail", wrong);
        foreach (var (group, choice) in form.Choices)
        {
            if (!Enum.IsDefined(group) || !Enum.IsDefined(choice))
                errors.Add($"{group}", new("请选择列出的方式。", "Choose one of those that are listed."));
            else if (choice == SendingChoice.Off && NotificationPreferences.IsDuty(group))
                errors.Add($"{group}", new("期限类通知不能关闭，可以改为每日汇总。", "Deadlines can't be switched off; choose the daily digest."));
        }

        return errors.ToRefusal("notification.preferences_invalid", new("请更正标出的内容。", "Correct the fields that are marked."));
    }
}
