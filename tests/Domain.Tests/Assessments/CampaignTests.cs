using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Tests.Bases;

namespace BaseWorkflows.Domain.Tests.Assessments;

/// <summary>Who is assessed in a December (6.3.1).</summary>
public class CampaignTests
{
    private static readonly DateOnly December = new(2027, 12, 1);

    [TestCase(BaseStatus.Active, null, null)]
    [TestCase(BaseStatus.Rectifying, "assessment.base_rectifying", "6.3.4")]
    [TestCase(BaseStatus.Delisted, "assessment.base_delisted", "6.3.4")]
    [TestCase(BaseStatus.Lapsed, "assessment.base_lapsed", "4.2")]
    [TestCase(BaseStatus.Terminated, "assessment.base_terminated", "4.2")]
    [TestCase(BaseStatus.Approved, "assessment.base_not_in_force", "4.1")]
    [TestCase(BaseStatus.Candidate, "assessment.base_not_in_force", "4.1")]
    public void Every_base_in_force_is_assessed_and_who_is_left_out_is_told_why_6_3_1(BaseStatus status, string? code, string? clause)
    {
        var reason = Campaign.LeftOut(ABase.In(status), ABase.Today, 2027, December);

        Assert.That((reason?.Code, reason?.Clause?.Number), Is.EqualTo((code, clause)));
    }

    [TestCase("2027-12-01", "2027-12-01", true, TestName = "In_force_on_the_first_of_December_6_3_1")]
    [TestCase("2027-12-02", "2027-12-31", false, TestName = "In_force_a_day_later_is_assessed_in_the_next_year_6_3_1")]
    [TestCase("2027-11-20", "2027-11-20", true, TestName = "Opened_before_December_it_covers_who_is_in_force_on_that_day_6_3_1")]
    [TestCase("2027-11-21", "2027-11-20", false, TestName = "Opened_before_December_it_does_not_cover_who_comes_later_6_3_1")]
    public void The_day_that_counts(string since, string today, bool covered) => Assert.That(
        Campaign.LeftOut(ABase.In(BaseStatus.Active), DateOnly.Parse(since, null), 2027, DateOnly.Parse(today, null)) is null, Is.EqualTo(covered));
}
