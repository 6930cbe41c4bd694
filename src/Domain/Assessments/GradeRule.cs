namespace BaseWorkflows.Domain.Assessments;

/// <summary>What a grade demands.</summary>
/// <param name="MinScore">The lowest score, 0 to 100.</param>
/// <param name="MaxFailedCore">How many core indicators may be failed.</param>
public sealed record GradeStep(decimal MinScore, int MaxFailedCore)
{
    internal bool IsMet(decimal score, int failedCore) => score >= MinScore && failedCore <= MaxFailedCore;
}

/// <summary>
/// From score, failed core indicators and vetoes to the grade: a total function. Grades are asked from best to worst and the first whose
/// demands are met is given; who meets none, or has a veto against them, has failed. So every result gets exactly one grade whatever the
/// numbers are: a hole or an overlap can't be written down.
/// </summary>
/// <param name="Excellent">优秀.</param>
/// <param name="Good">良好.</param>
/// <param name="Passed">合格.</param>
public sealed record GradeRule(GradeStep Excellent, GradeStep Good, GradeStep Passed)
{
    /// <summary>The rule where the college has set no other.</summary>
    public static GradeRule Default { get; } = new(new(90, 0), new(75, 1), new(60, 2));

    /// <summary>The grade.</summary>
    /// <param name="score">The total, 0 to 100.</param>
    /// <param name="failedCore">Core indicators that were failed.</param>
    /// <param name="vetoes">Vetoes that stand.</param>
    public Grade Of(decimal score, int failedCore, int vetoes) => vetoes > 0
        ? Grade.Failed
        : InOrder().Where(step => step.Demands.IsMet(score, failedCore)).Select(step => step.Grade).FirstOrDefault(Grade.Failed);

    internal IEnumerable<(string Field, Grade Grade, GradeStep Demands)> InOrder() =>
        [("excellent", Grade.Excellent, Excellent), ("good", Grade.Good, Good), ("passed", Grade.Passed, Passed)];

    /// <summary>A better grade demands a higher score and forgives no more: else one of them could never be given.</summary>
    internal void Check(FieldErrors errors, string path)
    {
        GradeStep? better = null;
        foreach (var (field, _, step) in InOrder())
        {
            if (step.MinScore is <= 0 or > 100 || decimal.Round(step.MinScore, 2) != step.MinScore)
                errors.Add($"{path}.{field}.minScore", new("分数线应大于 0、不超过 100，最多两位小数。", "Between 0 and 100, with two decimals at most."));
            else if (better is not null && step.MinScore >= better.MinScore)
                errors.Add($"{path}.{field}.minScore", new("应低于上一等级的分数线，否则本等级永远不会出现。", "Must be below the grade above, or this grade could never be given."));
            if (step.MaxFailedCore is < 0 or > AssessmentScheme.MaxIndicators)
                errors.Add($"{path}.{field}.maxFailedCore", new("应为不小于 0 的整数。", "Not below 0."));
            else if (better is not null && step.MaxFailedCore < better.MaxFailedCore)
                errors.Add($"{path}.{field}.maxFailedCore", new("不能少于上一等级允许的项数。", "Not fewer than the grade above allows."));
            better = step;
        }
    }
}
