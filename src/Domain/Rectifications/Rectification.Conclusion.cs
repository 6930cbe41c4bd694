namespace BaseWorkflows.Domain.Rectifications;

/// <content>What follows on the report: re-assessment, decision, end.</content>
public sealed partial class Rectification
{
    /// <summary>
    /// Graduate office or department says, item by item, whether it is put right; each once. Passed means that every item is.
    /// </summary>
    /// <param name="found">What was found.</param>
    /// <param name="departmentIds">The departments of the base.</param>
    public Refusal? Reassess(Reassessment found, IReadOnlyList<string> departmentIds)
    {
        if (Expect(new("复核", "be re-assessed"), RectificationStatus.HandedIn) is { } refusal)
            return refusal;
        if (found.DepartmentId is { } department && !departmentIds.Contains(department))
        {
            return new Refusal(RefusalKind.RuleBroken, "rectification.foreign_department", new(
                "只有基地的相关院（系、部）可以复核。", "Only the departments of the base re-assess it."), Regulation.Art6_3_4);
        }

        if (Reassessments.Any(one => one.DepartmentId == found.DepartmentId))
        {
            return new Refusal(RefusalKind.Conflict, "rectification.reassessed", new(
                "本部门已经复核过。", "This office has re-assessed it already."), Regulation.Art6_3_4);
        }

        if (Problem(found) is { } problem)
        {
            var errors = new FieldErrors();
            errors.Add("items", problem);
            return errors.ToRefusal("rectification.reassessment_invalid", problem, Regulation.Art6_3_4);
        }

        Reassessments = [.. Reassessments, found];
        return null;
    }

    /// <summary>
    /// The director decides once graduate office and all departments have re-assessed; against what they found only with a reason.
    /// </summary>
    /// <param name="decision">Passed or failed.</param>
    /// <param name="departmentIds">The departments of the base.</param>
    public Refusal? Decide(RectificationDecision decision, IReadOnlyList<string> departmentIds)
    {
        if (Expect(new("作出决定", "be decided"), RectificationStatus.HandedIn) is { } refusal)
            return refusal;
        if (Decision is not null)
        {
            return new Refusal(RefusalKind.Conflict, "rectification.decided", new(
                "整改结果已经决定。", "It is decided already."), Regulation.Art6_3_4);
        }

        if (Outstanding(departmentIds) is { } outstanding)
            return outstanding;
        if (decision.IsPassed != Reassessments.All(one => one.IsPassed) && string.IsNullOrWhiteSpace(decision.Opinion))
        {
            var errors = new FieldErrors();
            errors.Add("comment", new("与复核意见不一致，须写明理由。", "It goes against what was found; give a reason."));
            return errors.ToRefusal("rectification.reason_needed", new(
                "决定与复核意见不一致时须写明理由。", "A decision against what was found needs a reason."), Regulation.Art6_3_4);
        }

        Decision = decision with { Opinion = Trimmed(decision.Opinion) };
        return null;
    }

    /// <summary>Ends it as passed (整改合格); after the director's decision only.</summary>
    public Refusal? Pass(DateTimeOffset at)
    {
        if (Expect(new("结束", "be concluded"), RectificationStatus.HandedIn) is { } refusal)
            return refusal;
        if (Decision is not { IsPassed: true })
            return NotDecided;

        (Status, ConcludedAt) = (RectificationStatus.Passed, at);
        return null;
    }

    /// <summary>
    /// Ends it as failed, or as overdue where nothing was handed in by the deadline (6.3.4): the base is delisted for the year that
    /// follows the assessment (下年度), and never for a year that is over when it is decided.
    /// </summary>
    /// <returns>The year for which the base is delisted.</returns>
    public Result<int> Fail(DateTimeOffset at)
    {
        var isOverdue = IsOverdue(CollegeTime.DayOf(at));
        if (Expect(new("判为不合格", "fail"), RectificationStatus.HandedIn, RectificationStatus.InProgress) is { } refusal)
            return refusal;
        if (!isOverdue && Decision is not { IsPassed: false })
            return NotDecided;

        var year = Math.Max(AssessmentYear + 1, CollegeTime.DayOf(at).Year);
        (Status, ConcludedAt, DelistedYear) = (isOverdue ? RectificationStatus.Overdue : RectificationStatus.Failed, at, year);
        return year;
    }

    private static Refusal NotDecided => new(RefusalKind.RuleBroken, "rectification.undecided", new(
        "须经研究生处、院（系、部）复核并由处长决定，或者逾期未交，才能结束整改。",
        "It ends by the director's decision after the re-assessment, or when the deadline is past."), Regulation.Art6_3_4);

    private Refusal? Outstanding(IReadOnlyList<string> departmentIds)
    {
        var missing = departmentIds.Cast<string?>().Prepend(null).Except(Reassessments.Select(one => one.DepartmentId)).ToList();
        return missing.Count == 0 ? null : new Refusal(RefusalKind.RuleBroken, "rectification.reassessment_outstanding", new(
            $"尚有 {missing.Count} 个部门没有复核，不能作出决定。", $"{missing.Count} of the offices have not re-assessed it yet."), Regulation.Art6_3_4);
    }

    private Text? Problem(Reassessment found)
    {
        if (!Items.Select(item => item.Number).SequenceEqual(found.Findings.Select(one => one.Number).Order()))
            return new("请逐项复核。", "Answer every item.");
        return found.Findings.Any(one => !one.IsMet && string.IsNullOrWhiteSpace(one.Reason))
            ? new("未整改到位的须说明理由。", "Give a reason for what is not put right.")
            : null;
    }
}
