using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Organisation;

namespace BaseWorkflows.Domain.Assessments;

/// <summary>
/// The assessment of one base in one year (6.3). Methods return the refusal, or null when done; a refusal leaves it as it was. Whatever
/// the route looks like, nothing is concluded before each method has its record and each expert has scored.
/// </summary>
public sealed partial class Assessment
{
    private Assessment()
    {
    }

    /// <summary>Unique for ever.</summary>
    public string Id { get; private set; } = null!;

    /// <summary>The campaign that it belongs to.</summary>
    public string CampaignId { get; private set; } = null!;

    /// <summary>The base; one assessment each year.</summary>
    public string BaseId { get; private set; } = null!;

    /// <summary>The year that is assessed.</summary>
    public int Year { get; private set; }

    /// <summary>When it was opened (UTC).</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>The edition of the regulation that it runs under.</summary>
    public string RegulationEdition { get; private set; } = null!;

    /// <summary>How far it has come.</summary>
    public AssessmentStatus Status { get; private set; }

    /// <summary>Whom the departments propose.</summary>
    public IReadOnlyList<ExpertProposal> Proposals { get; private set; } = [];

    /// <summary>The experts; empty until named.</summary>
    public IReadOnlyList<PanelExpert> Panel { get; private set; } = [];

    /// <summary>The chosen methods (6.3.2).</summary>
    public IReadOnlyList<AssessmentMethod> Methods { get; private set; } = [];

    /// <summary>Their records.</summary>
    public IReadOnlyList<MethodRecord> Records { get; private set; } = [];

    /// <summary>What the experts gave, in the order in which they handed in.</summary>
    public IReadOnlyList<ScoreSheet> Sheets { get; private set; } = [];

    /// <summary>What the graduate office concludes; null until written.</summary>
    public Conclusion? Conclusion { get; private set; }

    /// <summary>The director's signature below the conclusion; null until given.</summary>
    public SignedBy? Signature { get; private set; }

    /// <summary>0 to 100, two decimals; null until the director has signed.</summary>
    public decimal? Score { get; private set; }

    /// <summary>The grade by the year's rule; null until the director has signed.</summary>
    public Grade? Grade { get; private set; }

    /// <summary>When the base was told (UTC).</summary>
    public DateTimeOffset? AnnouncedAt { get; private set; }

    /// <summary>Until when the base may object (UTC).</summary>
    public DateTimeOffset? ObjectionsUntil { get; private set; }

    /// <summary>The base's word that it has no objection; null where it said nothing.</summary>
    public SignedBy? Waived { get; private set; }

    /// <summary>What the base objected, oldest first.</summary>
    public IReadOnlyList<Objection> Objections { get; private set; } = [];

    /// <summary>When it became final (UTC).</summary>
    public DateTimeOffset? ConcludedAt { get; private set; }

    /// <summary>Whether the base may know the conclusion.</summary>
    public bool IsAnnounced => Status is AssessmentStatus.Announced or AssessmentStatus.Concluded;

    /// <summary>Whether the experts' sheets may be read by others than their own authors: once all are in.</summary>
    public bool AreScoresOpen => Status is AssessmentStatus.Reviewing or AssessmentStatus.Announced or AssessmentStatus.Concluded;

    /// <summary>A new assessment of a base.</summary>
    public static Assessment Open(string id, string campaignId, string baseId, int year, DateTimeOffset at) => new()
    {
        Id = id,
        CampaignId = campaignId,
        BaseId = baseId,
        Year = year,
        OpenedAt = at,
        RegulationEdition = Regulation.Current.Id,
    };

    /// <summary>A department proposes experts (6.3.1); nobody may judge their own.</summary>
    public Refusal? Propose(string departmentId, IReadOnlyList<ExpertAffiliation> experts, EvaluationSubject subject, SignedBy by)
    {
        if ((Only(AssessmentStatus.Preparing) ?? Conflict(experts, subject)) is { } refusal)
            return refusal;

        Proposals = [.. Proposals.Where(one => one.DepartmentId != departmentId), new(departmentId, Named(experts), by)];
        return null;
    }

    /// <summary>The graduate office names experts and methods (6.3.1, 6.3.2).</summary>
    /// <param name="experts">Enough of them, each once, none judging their own.</param>
    /// <param name="methods">At least one.</param>
    /// <param name="subject">Who is assessed.</param>
    /// <param name="scheme">The year's scheme.</param>
    public Refusal? Organise(
        IReadOnlyList<ExpertAffiliation> experts, IReadOnlyList<AssessmentMethod> methods, EvaluationSubject subject, AssessmentScheme scheme)
    {
        if (Only(AssessmentStatus.Preparing) is { } refusal)
            return refusal;
        if (experts.DistinctBy(one => one.PersonId).Count() != experts.Count || experts.Count < scheme.MinExperts || experts.Count > AssessmentScheme.MaxExperts)
        {
            return Refuse("assessment.number_of_experts", Regulation.Art6_3_1, new(
                $"专家须为 {scheme.MinExperts} 至 {AssessmentScheme.MaxExperts} 名，且不得重复；当前为 {experts.Count} 名。",
                $"Name {scheme.MinExperts} to {AssessmentScheme.MaxExperts} experts, each once; these are {experts.Count}."));
        }

        if (Conflict(experts, subject) is { } conflict)
            return conflict;
        if (methods.Count == 0)
            return Refuse("assessment.no_method", Regulation.Art6_3_2, new("考核方式至少选择一种。", "Choose at least one method."));

        (Panel, Methods, Status) = (Named(experts), [.. methods.Distinct().Order()], AssessmentStatus.Inspecting);
        return null;
    }

    /// <summary>Takes the records of the methods (6.3.2): one for each that was chosen.</summary>
    /// <param name="records">The records.</param>
    /// <param name="today">The date in Asia/Shanghai.</param>
    public Refusal? Record(IReadOnlyList<MethodRecord> records, DateOnly today)
    {
        if (Only(AssessmentStatus.Inspecting) is { } refusal)
            return refusal;
        if (records.Select(one => one.Method).Distinct().Count() != records.Count || Methods.Except(records.Select(one => one.Method)).Any()
            || records.Any(one => string.IsNullOrWhiteSpace(one.Record)))
        {
            return Refuse("assessment.record_missing", Regulation.Art6_3_2, new(
                $"每种考核方式都须有记录：{string.Join('、', Methods.Select(one => one.Title().Zh))}。",
                $"Each method needs its record: {string.Join(", ", Methods.Select(one => one.Title().En))}."));
        }

        if (records.Any(one => one.HeldOn > today || one.HeldOn < CollegeTime.DayOf(OpenedAt).AddYears(-1)))
        {
            return Refuse("assessment.record_date", Regulation.Art6_3_2, new(
                "考核日期不能晚于今天，也不能早于考核开始前一年。", "The day is not after today and at most a year before the opening."));
        }

        (Records, Status) = ([.. records.OrderBy(one => one.Method)], AssessmentStatus.Scoring);
        return null;
    }

    /// <summary>An expert hands in their sheet; each once. With the last one the sheets become open.</summary>
    public Refusal? Hand(ScoreSheet sheet, AssessmentScheme scheme)
    {
        if (Only(AssessmentStatus.Scoring) is { } refusal)
            return refusal;
        if (Panel.All(one => one.PersonId != sheet.ExpertId))
            return new(RefusalKind.Forbidden, "assessment.not_expert", new("只有本次考核的专家可以评分。", "Only the experts of this assessment score."), Regulation.Art6_3_1);
        if (Sheets.Any(one => one.ExpertId == sheet.ExpertId))
            return new(RefusalKind.Conflict, "assessment.scored_already", new("您已提交评分。", "You have scored already."), Regulation.Art6_3_3);
        if (sheet.Check(scheme) is { } invalid)
            return invalid;

        Sheets = [.. Sheets, sheet];
        if (Sheets.Count == Panel.Count)
            Status = AssessmentStatus.Reviewing;
        return null;
    }

    private static IReadOnlyList<PanelExpert> Named(IReadOnlyList<ExpertAffiliation> experts) =>
        [.. experts.Select(one => new PanelExpert(one.PersonId, one.Name))];

    private static Refusal? Conflict(IReadOnlyList<ExpertAffiliation> experts, EvaluationSubject subject) => experts
        .Select(one => ConflictOfInterest.Check(one, subject)).FirstOrDefault(one => one is not null) is { } conflict
        ? conflict with { Clause = Regulation.Art6_3_1 }
        : null;

    private Refusal? Only(AssessmentStatus status) => Status == status ? null : Refuse("assessment.not_now", Regulation.Art6_3, new(
        $"考核当前为“{Status.Title().Zh}”，须在“{status.Title().Zh}”时办理。", $"The assessment is “{Status.Title().En}”; this is done while it is “{status.Title().En}”."));

    private static Refusal Refuse(string code, Clause clause, Text detail) => new(RefusalKind.RuleBroken, code, detail, clause);
}
