using BaseWorkflows.Domain.Agreements;

namespace BaseWorkflows.Domain.Assessments;

/// <summary>An expert of an assessment.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Name">Their name as it was then.</param>
public sealed record PanelExpert(string PersonId, string Name);

/// <summary>Whom a department proposes as experts (6.3.1, 会同院（系、部）).</summary>
/// <param name="DepartmentId">The department.</param>
/// <param name="Experts">Whom; may be empty.</param>
/// <param name="By">Who says so, and when.</param>
public sealed record ExpertProposal(string DepartmentId, IReadOnlyList<PanelExpert> Experts, SignedBy By);

/// <summary>The record of a method (6.3.2).</summary>
/// <param name="Method">Which.</param>
/// <param name="HeldOn">The day, Asia/Shanghai.</param>
/// <param name="Record">What was seen and said.</param>
/// <param name="Attachments">Ids of uploaded documents.</param>
public sealed record MethodRecord(AssessmentMethod Method, DateOnly HeldOn, string Record, IReadOnlyList<string> Attachments);

/// <summary>What the graduate office concludes from the scores.</summary>
/// <param name="Summary">In words.</param>
/// <param name="Problems">What has to be put right; at least one where the base failed (6.3.4).</param>
/// <param name="By">Who wrote it, and when.</param>
public sealed record Conclusion(string Summary, IReadOnlyList<string> Problems, SignedBy By);

/// <summary>An objection of the base, and what was decided.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Attachments">Ids of uploaded documents.</param>
/// <param name="By">Who objects, and when.</param>
public sealed record Objection(string Reason, IReadOnlyList<string> Attachments, SignedBy By)
{
    /// <summary>The decision; null until there is one.</summary>
    public ObjectionDecision? Decision { get; init; }
}

/// <summary>What was decided about an objection.</summary>
/// <param name="IsUpheld">Whether the base is right: then the experts score again.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who decided, and when.</param>
public sealed record ObjectionDecision(bool IsUpheld, string Reason, SignedBy By);
