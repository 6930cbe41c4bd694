using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;

namespace BaseWorkflows.Workflows.Assessments.Campaigns;

/// <summary>Whether all assessments of a campaign are there.</summary>
public enum CampaignState
{
    /// <summary>正在开展: assessments are being opened.</summary>
    Opening,

    /// <summary>已开展: all are there.</summary>
    Open,
}

/// <summary>A campaign and how far it has come.</summary>
/// <param name="Id">The campaign.</param>
/// <param name="Year">The year that is assessed.</param>
/// <param name="OpenedAt">When (UTC).</param>
/// <param name="OpenedBy">By whom, by name.</param>
/// <param name="State">Whether all assessments are there.</param>
/// <param name="Planned">How many bases it covers.</param>
/// <param name="Assessments">How many assessments are there.</param>
/// <param name="ByStatus">How many of those that the caller may see stand where; statuses without any are left out.</param>
/// <param name="ByGrade">How many of these are final with which grade; grades without any are left out.</param>
public sealed record CampaignItem(
    string Id, int Year, DateTimeOffset OpenedAt, string OpenedBy, CampaignState State, int Planned, int Assessments,
    IReadOnlyDictionary<AssessmentStatus, int> ByStatus, IReadOnlyDictionary<Grade, int> ByGrade);

/// <summary>A base that a campaign would cover, or not.</summary>
/// <param name="BaseId">The base.</param>
/// <param name="Name">Its name.</param>
/// <param name="Number">Its number.</param>
/// <param name="Unit">The unit that runs it.</param>
/// <param name="Reason">Why it is left out; null where it is covered.</param>
/// <param name="Clause">The clause that says so; null where it is covered.</param>
/// <param name="HasAssessment">Whether its assessment of the year is there already.</param>
public sealed record CampaignBase(string BaseId, string Name, string? Number, string Unit, Text? Reason, string? Clause, bool HasAssessment);

/// <summary>Whom a campaign would cover.</summary>
/// <param name="Year">The year.</param>
/// <param name="CampaignId">The campaign, where it is open already.</param>
/// <param name="IsDecember">Whether it is the December of the year: assessments are made then (6.3.1).</param>
/// <param name="Covered">Who is assessed, by number.</param>
/// <param name="LeftOut">Who is not, and why, by number.</param>
public sealed record CampaignPreview(
    int Year, string? CampaignId, bool IsDecember, IReadOnlyList<CampaignBase> Covered, IReadOnlyList<CampaignBase> LeftOut);
