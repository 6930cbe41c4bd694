using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Documents;
using BaseWorkflows.Domain.Organisation;

namespace BaseWorkflows.Domain.Applications;

/// <content>
/// What reviewers find and decide. The order of steps is the route's; what no route may leave out is here, so that an edited
/// route can't approve what the regulation forbids.
/// </content>
public sealed partial class BaseApplication
{
    /// <summary>The departments that the graduate office has named for a voluntary application (3.3); empty before, and on the other routes.</summary>
    public IReadOnlyList<string> NamedDepartmentIds { get; private set; } = [];

    /// <summary>The departments concerned: those of the form, until the graduate office names them (3.3).</summary>
    public IReadOnlyList<string> DepartmentsConcerned => NamedDepartmentIds.Count > 0 ? NamedDepartmentIds : Form.DepartmentIds;

    /// <summary>The on-campus experts of a clinical application (3.4).</summary>
    public IReadOnlyList<string> PanelIds { get; private set; } = [];

    /// <summary>What was found on site, the last finding of each person.</summary>
    public IReadOnlyList<Evaluation> Evaluations { get; private set; } = [];

    /// <summary>What the president's office meeting resolved (3.4).</summary>
    public MeetingResolution? Resolution { get; private set; }

    /// <summary>When the papers were filed and the case closed (3.5, UTC); null before.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The clause of its route (3.2–3.4).</summary>
    public Clause RouteClause => IsClinical ? Regulation.Art3_4 : IsVoluntary ? Regulation.Art3_3 : Regulation.Art3_2;

    private bool IsClinical => Form.Category == BaseCategory.Clinical;

    /// <summary>The graduate office accepts a voluntary application and names the departments that evaluate (3.3).</summary>
    public Refusal? NameDepartments(IReadOnlyList<string> departmentIds)
    {
        if (Expect(new("指定相关院（系、部）", "be given to departments"), ApplicationStatus.InReview) is { } refusal)
            return refusal;
        if (!IsVoluntary || departmentIds.Count == 0 || departmentIds.Distinct().Count() != departmentIds.Count)
        {
            return Broken("application.departments_not_allowed", new(
                "自愿申请由研究生处指定至少一个相关院（系、部），每个只指定一次。",
                "For a voluntary application the graduate office names one department or more, each once."));
        }

        NamedDepartmentIds = departmentIds;
        return null;
    }

    /// <summary>The graduate office names the experts (3.4).</summary>
    /// <param name="experts">Those named.</param>
    /// <param name="unitId">The unit under evaluation, where it is known.</param>
    /// <param name="minimum">The configured minimum.</param>
    public Refusal? NamePanel(IReadOnlyList<ExpertAffiliation> experts, string? unitId, int minimum)
    {
        if ((Expect(new("指定专家", "be given to experts"), ApplicationStatus.InReview)
            ?? ExpertPanel.Check(experts, new(unitId, DepartmentsConcerned), minimum)) is { } refusal)
        {
            return refusal;
        }

        if (experts.Any(expert => expert.PersonId == ApplicantId))
            return Broken("expert.is_applicant", new("申请人不能担任本申请的评审专家。", "The applicant can't be an expert of this application."));

        PanelIds = [.. experts.Select(expert => expert.PersonId)];
        return null;
    }

    /// <summary>Somebody reports what they found on site (2.2, 3.2–3.4); a second report of the same person replaces the first.</summary>
    /// <param name="evaluation">The report.</param>
    /// <param name="begunOn">The day on which the application was begun, Asia/Shanghai.</param>
    /// <param name="today">The date in Asia/Shanghai.</param>
    public Refusal? Evaluate(Evaluation evaluation, DateOnly begunOn, DateOnly today)
    {
        if ((Expect(new("考察评估", "be evaluated"), ApplicationStatus.InReview) ?? evaluation.Check(begunOn, today)) is { } refusal)
            return refusal;
        if (evaluation.PersonId == ApplicantId)
            return Broken("application.applicant_evaluates", new("申请人不能考察评估自己的申请，应当回避。", "The applicant can't evaluate their own application."));
        if (IsClinical && !PanelIds.Contains(evaluation.PersonId))
            return Broken("application.not_on_panel", new("只有指定的校内专家可以提交考察意见。", "Only the experts who were named report."));

        Evaluations = [.. Evaluations.Where(other => other.PersonId != evaluation.PersonId), evaluation];
        return null;
    }

    /// <summary>Whether somebody may give an opinion that decides: not whoever applied, and not whoever evaluated.</summary>
    public Refusal? MayDecide(string personId)
    {
        if (personId == ApplicantId)
            return Broken("application.applicant_decides", new("申请人不能审批自己的申请，应当回避。", "The applicant can't decide their own application."));
        return Evaluations.Any(evaluation => evaluation.PersonId == personId)
            ? Broken("application.evaluator_decides", new("参加过考察评估的人员不能再审批同一申请，应当回避。", "Whoever evaluated an application can't decide it."))
            : null;
    }

    /// <summary>The secretary enters what the president's office meeting resolved (3.4).</summary>
    /// <param name="resolution">The resolution.</param>
    /// <param name="approved">What the secretary records as decided.</param>
    /// <param name="submittedOn">The day of the first submission, Asia/Shanghai.</param>
    /// <param name="today">The date in Asia/Shanghai.</param>
    public Refusal? Resolve(MeetingResolution resolution, bool approved, DateOnly submittedOn, DateOnly today)
    {
        if ((Expect(new("录入校长办公会决议", "be resolved"), ApplicationStatus.InReview)
            ?? resolution.Check(submittedOn, today, approved)) is { } refusal)
        {
            return refusal;
        }

        Resolution = resolution;
        return null;
    }

    /// <summary>The route ended with a yes (3.2–3.4); refused where what the clause demands was left out.</summary>
    public Refusal? Approve(DateTimeOffset at)
    {
        if ((Expect(new("批准", "be approved"), ApplicationStatus.InReview) ?? MissingForApproval()) is { } refusal)
            return refusal;

        (Status, DecidedAt) = (ApplicationStatus.Approved, at);
        return null;
    }

    /// <summary>Closes the case: originals and copies are filed (3.5).</summary>
    public Refusal? Close(IReadOnlyCollection<Filing> register, DateTimeOffset at)
    {
        if ((Expect(new("结案", "be closed"), ApplicationStatus.Approved) ?? Custody.Outstanding(register, DepartmentsConcerned)) is { } refusal)
            return refusal;

        ClosedAt ??= at;
        return null;
    }

    private Refusal? MissingForApproval()
    {
        if (!IsClinical)
        {
            var missing = IsVoluntary
                ? DepartmentsConcerned.Where(id => !Evaluations.Any(found => found.DepartmentId == id && found.MeetsConditions)).ToList()
                : Evaluations.Any(found => found.DepartmentId is not null && found.MeetsConditions) ? [] : DepartmentsConcerned;
            return missing.Count == 0 ? null : Broken("application.not_evaluated", new(
                $"以下院（系、部）尚未考察评估或结论为不符合条件：{string.Join('、', missing)}。",
                $"Not evaluated as meeting the conditions by: {string.Join(", ", missing)}."));
        }

        if (PanelIds.Count == 0 || PanelIds.Any(id => Evaluations.All(found => found.PersonId != id)))
            return Broken("application.not_evaluated", new("校内专家尚未全部提交考察意见。", "The experts have not all reported."));
        if (Evaluations.Count(found => PanelIds.Contains(found.PersonId) && found.MeetsConditions) * 2 <= PanelIds.Count)
            return Broken("application.panel_against", new("多数专家认为不符合条件。", "Most experts find the conditions not met."));
        return Resolution is { IsCarried: true }
            ? null
            : Broken("application.no_resolution", new("尚无校长办公会审议通过的决议。", "No resolution of the president's office meeting approves it."));
    }

    private Refusal Broken(string code, Text detail) => new(RefusalKind.RuleBroken, code, detail, RouteClause);
}
