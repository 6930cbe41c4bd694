namespace BaseWorkflows.Domain.Bases;

/// <summary>The answer to the one question that other systems ask: may this base take students in that year?</summary>
/// <param name="Eligible">Yes or no.</param>
/// <param name="Reason">Why not; null for yes.</param>
/// <param name="Clause">By which clause not; null for yes.</param>
public sealed record Eligibility(bool Eligible, Text? Reason, Clause? Clause)
{
    private static readonly Eligibility Yes = new(true, null, null);

    /// <summary>
    /// Answers for every base and every year, without exception. The first obstacle counts, in the order of the
    /// regulation's own steps: status, agreement, working group, mentors. An agreement counts for each calendar year that it touches, as
    /// long as its last day is not over: the calendar may say so before anybody has noted that it lapsed.
    /// </summary>
    internal static Eligibility Of(TrainingBase trainingBase, int year, DateOnly today) =>
        ByStatus(trainingBase, year)
        ?? ByAgreement(trainingBase, year, today)
        ?? ByPeople(trainingBase)
        ?? Yes;

    private static Eligibility? ByStatus(TrainingBase trainingBase, int year) => trainingBase.Status switch
    {
        BaseStatus.Active => null,
        BaseStatus.Candidate or BaseStatus.InReview => No(Regulation.Art3_1, "基地尚未批准。", "The base has not been approved yet."),
        BaseStatus.Rejected => No(Regulation.Art3_1, "基地申请未通过。", "The application was rejected."),
        BaseStatus.Withdrawn => No(Regulation.Art3_1, "基地申请已撤回。", "The application was withdrawn."),
        BaseStatus.Approved => No(Regulation.Art4_1, "合作协议尚未生效。", "The agreement is not in force yet."),
        BaseStatus.Rectifying => No(Regulation.Art6_3_4, "年度考核不合格，正在整改。", "The base failed its assessment and is being rectified."),
        BaseStatus.Delisted when year > trainingBase.DelistedYear => No(Regulation.Art6_3_4,
            $"基地 {trainingBase.DelistedYear} 年度停用，此后须重新申请。", $"The base was delisted for {trainingBase.DelistedYear} and must apply again."),
        BaseStatus.Delisted => No(Regulation.Art6_3_4,
            $"整改后仍不合格，{trainingBase.DelistedYear} 年度停用。", $"The base failed its rectification and is delisted for {trainingBase.DelistedYear}."),
        BaseStatus.Lapsed => No(Regulation.Art4_2, "合作协议已到期。", "The agreement has lapsed."),
        BaseStatus.Terminated => No(Regulation.Art4_2, "合作已终止。", "The cooperation has been terminated."),
        _ => throw new InvalidOperationException($"Unknown status {trainingBase.Status}."),
    };

    private static Eligibility? ByAgreement(TrainingBase trainingBase, int year, DateOnly today) => trainingBase.Agreement switch
    {
        null => No(Regulation.Art4_1, "没有生效的合作协议。", "There is no agreement in force."),
        var term when term.EndsOn < today => No(Regulation.Art4_2,
            $"合作协议已于 {term.EndsOn:yyyy-MM-dd} 到期。", $"The agreement ended on {term.EndsOn:yyyy-MM-dd}."),
        var term when term.StartsOn.Year > year || term.EndsOn.Year < year => No(Regulation.Art4_2,
            $"{year} 年不在合作协议有效期内。", $"No agreement is in force in {year}."),
        _ => null,
    };

    private static Eligibility? ByPeople(TrainingBase trainingBase)
    {
        if (trainingBase.WorkingGroup is null)
            return No(Regulation.Art5_1, "尚未成立基地工作小组。", "There is no working group yet.");

        var missing = trainingBase.DisciplinesWithoutMentor;
        if (trainingBase.Mentors.All(mentor => mentor.RetiredOn is not null) || missing.Count > 0)
        {
            return No(Regulation.Art5_2,
                $"以下学科没有基地导师：{string.Join('、', missing)}。", $"No mentor for: {string.Join(", ", missing)}.");
        }

        return null;
    }

    private static Eligibility No(Clause clause, string zh, string en) => new(false, new(zh, en), clause);
}
