using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;

namespace BaseWorkflows.Workflows.Assessments;

/// <summary>An assessment in a list.</summary>
/// <param name="Id">The assessment.</param>
/// <param name="CampaignId">The campaign that it belongs to.</param>
/// <param name="Year">The year that is assessed.</param>
/// <param name="BaseId">The base.</param>
/// <param name="BaseName">Its name.</param>
/// <param name="BaseNumber">Its number.</param>
/// <param name="Unit">The unit that runs it.</param>
/// <param name="Category">Clinical or not.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Score">0 to 100; null until it is announced.</param>
/// <param name="Grade">Null until it is announced.</param>
/// <param name="Experts">How many experts there are.</param>
/// <param name="Scored">How many of them have scored.</param>
/// <param name="OpenedAt">UTC.</param>
/// <param name="AnnouncedAt">When the base was told (UTC); null before.</param>
/// <param name="ConcludedAt">When it became final (UTC); null before.</param>
public sealed record AssessmentItem(
    string Id, string CampaignId, int Year, string BaseId, string BaseName, string? BaseNumber, string Unit, BaseCategory Category,
    AssessmentStatus Status, decimal? Score, Grade? Grade, int Experts, int Scored, DateTimeOffset OpenedAt, DateTimeOffset? AnnouncedAt,
    DateTimeOffset? ConcludedAt)
{
    internal static AssessmentItem Of(Assessment one, TrainingBase about) => new(
        one.Id, one.CampaignId, one.Year, about.Id, about.Name, about.Number, about.UnitName, about.Category, one.Status,
        one.IsAnnounced ? one.Score : null, one.IsAnnounced ? one.Grade : null, one.Panel.Count, one.Sheets.Count,
        one.OpenedAt, one.AnnouncedAt, one.ConcludedAt);
}

/// <summary>An expert of an assessment; to the base they have no name.</summary>
/// <param name="PersonId">Who; null to the base.</param>
/// <param name="Name">Their name, or 专家 1 to the base.</param>
/// <param name="HasScored">Whether their sheet is in.</param>
public sealed record ExpertItem(string? PersonId, string Name, bool HasScored);

/// <summary>The sheet of an expert as the caller may see it.</summary>
/// <param name="Expert">Whose.</param>
/// <param name="Total">0 to 100, two decimals.</param>
/// <param name="FromMedian">The distance from the median; null while not all are in.</param>
/// <param name="IsOutlier">Whether that is more than the scheme allows.</param>
/// <param name="Points">Points by indicator.</param>
/// <param name="Vetoes">The vetoes that they see.</param>
/// <param name="Remark">In words; null for none.</param>
public sealed record SheetItem(
    string Expert, decimal Total, decimal? FromMedian, bool IsOutlier, IReadOnlyDictionary<string, decimal> Points, IReadOnlyList<string> Vetoes,
    string? Remark);

/// <summary>The scores of an assessment as the caller may see them.</summary>
/// <param name="AssessmentId">The assessment.</param>
/// <param name="Year">The year that is assessed.</param>
/// <param name="IsOpen">Whether all are in and may be seen; until then there is the caller's own sheet at most.</param>
/// <param name="Score">The mean of the experts' totals; null while it is not open.</param>
/// <param name="Grade">What the year's rule says; null while it is not open.</param>
/// <param name="Spread">Highest total less lowest; null while it is not open.</param>
/// <param name="Dimensions">The five dimensions; empty while it is not open.</param>
/// <param name="FailedCore">Core indicators that were failed.</param>
/// <param name="Vetoes">Vetoes that stand.</param>
/// <param name="Sheets">The sheets that the caller may see.</param>
public sealed record AssessmentScores(
    string AssessmentId, int Year, bool IsOpen, decimal? Score, Grade? Grade, decimal? Spread, IReadOnlyList<DimensionScore> Dimensions,
    IReadOnlyList<string> FailedCore, IReadOnlyList<string> Vetoes, IReadOnlyList<SheetItem> Sheets);

/// <summary>An assessment with everything that its page shows.</summary>
/// <param name="Assessment">As in lists.</param>
/// <param name="RegulationEdition">The edition of the regulation that it runs under.</param>
/// <param name="Experts">The experts.</param>
/// <param name="Methods">The chosen methods (6.3.2).</param>
/// <param name="Records">Their records.</param>
/// <param name="Scores">What the caller may see of the scores.</param>
/// <param name="Scheme">By what it is assessed.</param>
/// <param name="Conclusion">What the graduate office concludes; null where the caller may not see it yet.</param>
/// <param name="Signature">The director's; null until given.</param>
/// <param name="ObjectionsUntil">Until when the base may object (UTC); null until announced.</param>
/// <param name="Waived">The base's word that it has no objection.</param>
/// <param name="Objections">What the base objected, oldest first.</param>
public sealed record AssessmentDetail(
    AssessmentItem Assessment, string RegulationEdition, IReadOnlyList<ExpertItem> Experts, IReadOnlyList<AssessmentMethod> Methods,
    IReadOnlyList<MethodRecord> Records, AssessmentScores Scores, AssessmentScheme Scheme, Conclusion? Conclusion, SignedBy? Signature,
    DateTimeOffset? ObjectionsUntil, SignedBy? Waived, IReadOnlyList<Objection> Objections);
