using BaseWorkflows.Domain.Bases;

namespace BaseWorkflows.Domain.Applications;

/// <summary>
/// An application for a training base: written, submitted, returned and corrected any number of times, decided once.
/// Methods return the refusal, or null when done; a refusal leaves the application as it was.
/// </summary>
public sealed partial class BaseApplication
{
    private BaseApplication()
    {
    }

    /// <summary>Unique for ever.</summary>
    public string Id { get; private set; } = null!;

    /// <summary>The base that it is about.</summary>
    public string BaseId { get; private set; } = null!;

    /// <summary>The person who applies and corrects.</summary>
    public string ApplicantId { get; private set; } = null!;

    /// <summary>Who applies; decides the route together with the category (3.1).</summary>
    public Origin Origin { get; private set; }

    /// <summary>The form as last saved.</summary>
    public ApplicationForm Form { get; private set; } = null!;

    /// <summary>Where it stands.</summary>
    public ApplicationStatus Status { get; private set; }

    /// <summary>The workflow definition it runs on; null before the first submission, unchanged afterwards.</summary>
    public string? Route { get; private set; }

    /// <summary>The edition of the regulation that it runs under (7); null before the first submission, unchanged afterwards.</summary>
    public string? RegulationEdition { get; private set; }

    /// <summary>How often it was submitted; 0 for a draft.</summary>
    public int Round { get; private set; }

    /// <summary>When it was begun (UTC).</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The first submission (UTC).</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>The approval, refusal or withdrawal (UTC).</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>A unit that volunteers comes first among equals (2.2.3).</summary>
    public bool IsVoluntary => Origin == Origin.Voluntary;

    /// <summary>Begins an application; refused only for what couldn't be stored.</summary>
    public static Result<BaseApplication> Draft(
        string id, string baseId, string applicantId, Origin origin, ApplicationForm form, DateTimeOffset at)
    {
        if (ApplicationFormCheck.ForDraft(form) is { } refusal)
            return refusal;

        return new BaseApplication
        {
            Id = id,
            BaseId = baseId,
            ApplicantId = applicantId,
            Origin = origin,
            Form = form,
            CreatedAt = at,
        };
    }

    /// <summary>Saves the form while it is with the applicant. The category stays once the route is chosen by it (3.1).</summary>
    public Refusal? Edit(ApplicationForm form)
    {
        if ((Expect(new("修改", "be edited"), ApplicationStatus.Draft, ApplicationStatus.Returned)
            ?? ApplicationFormCheck.ForDraft(form)) is { } refusal)
        {
            return refusal;
        }

        if (Route is not null && form.Category != Form.Category)
        {
            return new Refusal(RefusalKind.RuleBroken, "application.category_fixed", new(
                "提交后类别不能更改；如需更改请撤回后重新申请。",
                "The category is fixed once submitted; withdraw and apply again to change it."), Regulation.Art3_1);
        }

        Form = form;
        return null;
    }

    /// <summary>Puts it on its route (3.1), or back on it after a correction.</summary>
    /// <param name="certificates">The maintained list of residency training bases' certificate numbers (2.2.1).</param>
    /// <param name="at">When (UTC).</param>
    public Refusal? Submit(IReadOnlySet<string> certificates, DateTimeOffset at)
    {
        if ((Expect(new("提交", "be submitted"), ApplicationStatus.Draft, ApplicationStatus.Returned)
            ?? ApplicationFormCheck.ForSubmission(Form, certificates)) is { } refusal)
        {
            return refusal;
        }

        var route = RouteRule.For(Form.Category!.Value, Origin);
        if (!route.IsOk)
            return route.Refusal;

        Route = route.Value;
        RegulationEdition ??= Regulation.Current.Id;
        SubmittedAt ??= at;
        (Status, Round) = (ApplicationStatus.InReview, Round + 1);
        return null;
    }

    /// <summary>A step of the route asks for a correction; the form stays as it is.</summary>
    public Refusal? Return() => Move(new("退回", "be returned"), ApplicationStatus.Returned, null, ApplicationStatus.InReview);

    /// <summary>The applicant takes it back before it is decided.</summary>
    public Refusal? Withdraw(DateTimeOffset at) => Move(
        new("撤回", "be withdrawn"), ApplicationStatus.Withdrawn, at, ApplicationStatus.InReview, ApplicationStatus.Returned);

    /// <summary>Why the application can't be thrown away, or null: nobody but its applicant has seen a draft, everything later is history.</summary>
    public Refusal? Discard() => Expect(new("删除", "be discarded"), ApplicationStatus.Draft);

    /// <summary>A step of the route said no.</summary>
    public Refusal? Reject(DateTimeOffset at) =>
        Move(new("否决", "be rejected"), ApplicationStatus.Rejected, at, ApplicationStatus.InReview);

    private Refusal? Move(Text action, ApplicationStatus to, DateTimeOffset? decidedAt, params ApplicationStatus[] from)
    {
        if (Expect(action, from) is { } refusal)
            return refusal;

        (Status, DecidedAt) = (to, decidedAt);
        return null;
    }

    private Refusal? Expect(Text action, params ApplicationStatus[] allowed) => allowed.Contains(Status) ? null : new Refusal(
        RefusalKind.RuleBroken, "application.action_not_allowed", new(
            $"申请当前状态为“{Status.Title().Zh}”（{Status}），不能{action.Zh}。",
            $"The application is “{Status.Title().En}” ({Status}); it can't {action.En}."), Regulation.Art3_1);
}
