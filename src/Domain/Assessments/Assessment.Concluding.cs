using BaseWorkflows.Domain.Agreements;

namespace BaseWorkflows.Domain.Assessments;

/// <summary>From the scores to the final conclusion.</summary>
public sealed partial class Assessment
{
    /// <summary>The sheets counted; null until all are in.</summary>
    public Tally? Count(AssessmentScheme scheme) => AreScoresOpen ? Tally.Of(scheme, Sheets) : null;

    /// <summary>The graduate office writes the conclusion; who failed is told what to put right (6.3.4).</summary>
    public Refusal? Draft(Conclusion conclusion, AssessmentScheme scheme)
    {
        if (Only(AssessmentStatus.Reviewing) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(conclusion.Summary))
            return Refuse("assessment.no_summary", Regulation.Art6_3, new("请填写考核结论。", "Write down the conclusion."));
        if (Tally.Of(scheme, Sheets).Grade == Assessments.Grade.Failed && conclusion.Problems.Count == 0)
        {
            return Refuse("assessment.no_problems", Regulation.Art6_3_4, new(
                "考核不合格的，须逐条写明需整改的问题。", "The base failed; write down what it has to put right, point by point."));
        }

        Conclusion = conclusion;
        return null;
    }

    /// <summary>The experts are asked again: their sheets and what followed from them are void.</summary>
    public Refusal? ScoreAgain()
    {
        if (Status is not (AssessmentStatus.Reviewing or AssessmentStatus.Announced))
            return Only(AssessmentStatus.Reviewing);

        (Sheets, Conclusion, Signature, Score, Grade, AnnouncedAt, ObjectionsUntil, Waived) = ([], null, null, null, null, null, null, null);
        Status = AssessmentStatus.Scoring;
        return null;
    }

    /// <summary>The director signs the conclusion; with it the score and the grade stand.</summary>
    public Refusal? Sign(SignedBy signature, AssessmentScheme scheme)
    {
        if (Only(AssessmentStatus.Reviewing) is { } refusal)
            return refusal;
        if (Conclusion is null)
            return Refuse("assessment.not_drafted", Regulation.Art6_3, new("考核结论尚未填写。", "The conclusion is not written yet."));

        var tally = Tally.Of(scheme, Sheets);
        (Signature, Score, Grade) = (signature, tally.Score, tally.Grade);
        return null;
    }

    /// <summary>Tells the base, which may object until then.</summary>
    /// <param name="until">The last moment for objections (UTC).</param>
    /// <param name="at">Now (UTC).</param>
    public Refusal? Announce(DateTimeOffset until, DateTimeOffset at)
    {
        if ((Only(AssessmentStatus.Reviewing) ?? Incomplete()) is { } refusal)
            return refusal;

        (Status, AnnouncedAt, ObjectionsUntil) = (AssessmentStatus.Announced, at, until);
        return null;
    }

    /// <summary>The base objects, within the period.</summary>
    public Refusal? RaiseObjection(Objection objection)
    {
        if (Only(AssessmentStatus.Announced) is { } refusal)
            return refusal;
        if (objection.By.At > ObjectionsUntil)
            return Refuse("assessment.objection_late", Regulation.Art6_3, new("异议期已过。", "The period for objections is over."));
        if (string.IsNullOrWhiteSpace(objection.Reason))
            return Refuse("assessment.objection_empty", Regulation.Art6_3, new("请写明异议理由。", "Write down why you object."));

        Objections = [.. Objections, objection];
        return null;
    }

    /// <summary>The base has no objection: the rest of the period need not be waited for.</summary>
    public Refusal? Waive(SignedBy by)
    {
        if (Only(AssessmentStatus.Announced) is { } refusal)
            return refusal;

        Waived = by;
        return null;
    }

    /// <summary>The graduate office decides the open objection.</summary>
    public Refusal? Decide(ObjectionDecision decision)
    {
        if (Only(AssessmentStatus.Announced) is { } refusal)
            return refusal;
        if (Objections is not [.., { Decision: null } open])
            return Refuse("assessment.no_objection", Regulation.Art6_3, new("没有待处理的异议。", "There is no objection to decide."));

        Objections = [.. Objections.SkipLast(1), open with { Decision = decision }];
        return null;
    }

    /// <summary>Makes the conclusion final: once the period for objections is over, or the base has had its say and was answered.</summary>
    /// <param name="at">Now (UTC).</param>
    public Refusal? Conclude(DateTimeOffset at)
    {
        if ((Only(AssessmentStatus.Announced) ?? Incomplete()) is { } refusal)
            return refusal;
        if (Objections.Any(one => one.Decision is null))
            return Refuse("assessment.objection_open", Regulation.Art6_3, new("有异议尚未处理。", "An objection is not decided yet."));
        if (at < ObjectionsUntil && Waived is null && Objections.All(one => one.By.At < AnnouncedAt))
            return Refuse("assessment.objection_period", Regulation.Art6_3, new("异议期尚未届满。", "The period for objections is not over yet."));

        (Status, ConcludedAt) = (AssessmentStatus.Concluded, at);
        return null;
    }

    /// <summary>The cooperation has ended (4.2): what has no conclusion by now gets none. One that is final stays so.</summary>
    public void Discontinue()
    {
        if (Status != AssessmentStatus.Concluded)
            Status = AssessmentStatus.Discontinued;
    }

    private Refusal? Incomplete()
    {
        if (Methods.Count == 0 || Methods.Except(Records.Select(one => one.Method)).Any())
            return Refuse("assessment.record_missing", Regulation.Art6_3_2, new("考核方式的记录不全，不能作出结论。", "A method has no record; nothing can be concluded."));
        if (Sheets.Count == 0 || Panel.Any(one => Sheets.All(sheet => sheet.ExpertId != one.PersonId)))
            return Refuse("assessment.scores_missing", Regulation.Art6_3_3, new("专家评分不全，不能作出结论。", "An expert has not scored; nothing can be concluded."));
        return Signature is null ? Refuse("assessment.not_signed", Regulation.Art6_3, new("考核结论尚未签字。", "The conclusion is not signed.")) : null;
    }
}
