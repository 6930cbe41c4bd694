namespace BaseWorkflows.Workflows.Tests.Bases.Histories;

/// <summary>
/// May a base take students in a year? Written from the regulation alone, over what has happened, in the order in which the
/// regulation tells it. It knows nothing of statuses.
/// </summary>
internal sealed class EligibilityModel(IReadOnlyList<string> disciplines)
{
    private readonly HashSet<string> mentored = [];
    private bool isApproved;
    private readonly List<(DateOnly From, DateOnly To)> agreements = [];
    private bool isNotedAsLapsed;
    private bool hasGroup;
    private bool isBeingRectified;
    private bool isDelisted;
    private bool isTerminated;

    // 3.2–3.4: 批准.
    public void Approved() => isApproved = true;

    // 4.1: 三份均已签署并确认收到; 4.2: 合作年限, and again by 续签.
    public void AgreementInForce(DateOnly from, DateOnly to)
    {
        agreements.Add((from, to));
        isNotedAsLapsed = false;
    }

    // 4.2: somebody noted that the term is over.
    public void Lapsed() => isNotedAsLapsed = true;

    // 5.1.
    public void GroupFormed() => hasGroup = true;

    // 5.2.
    public void MentorSelected(string discipline) => mentored.Add(discipline);

    // 6.3.4: 考核不合格的实践基地，需进行整改；
    public void AssessmentFailed() => isBeingRectified = true;

    public void Rectified() => isBeingRectified = false;

    // 整改后仍不合格的基地，下年度不得作为研究生的培养基地。 After that year it is none before it was approved anew, as another record.
    public void FailedAgain() => (isBeingRectified, isDelisted) = (false, true);

    public void Terminated() => isTerminated = true;

    /// <summary>The clause that forbids it; null where nothing does. Asked of this year and those to come.</summary>
    public string? Forbidden(int year, DateOnly today)
    {
        if (!isApproved)
            return "3.1";
        if (agreements.Count == 0)
            return "4.1";
        if (isTerminated)
            return "4.2";
        if (isBeingRectified || isDelisted)
            return "6.3.4";
        // 4.2: on some day that is still to come of that year an agreement must run.
        if (isNotedAsLapsed || !agreements.Exists(one => DaysOf(year).Any(day => day >= today && one.From <= day && day <= one.To) && today <= one.To))
            return "4.2";
        if (!hasGroup)
            return "5.1";
        return disciplines.All(mentored.Contains) ? null : "5.2";
    }

    private static IEnumerable<DateOnly> DaysOf(int year)
    {
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
            yield return day;
    }
}
