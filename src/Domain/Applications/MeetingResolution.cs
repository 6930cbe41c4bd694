namespace BaseWorkflows.Domain.Applications;

/// <summary>校长办公会决议 (3.4).</summary>
/// <param name="HeldOn">会议日期, Asia/Shanghai.</param>
/// <param name="Number">会议纪要文号.</param>
/// <param name="InFavour">赞成.</param>
/// <param name="Against">反对.</param>
/// <param name="Abstained">弃权.</param>
/// <param name="Minutes">会议纪要: what was resolved.</param>
public sealed record MeetingResolution(
    DateOnly? HeldOn, string? Number, int? InFavour, int? Against, int? Abstained, string? Minutes)
{
    /// <summary>The most votes of a kind.</summary>
    public const int MaxVotes = 100;

    /// <summary>Whether more than half of those present were in favour.</summary>
    public bool IsCarried => InFavour > Against.GetValueOrDefault() + Abstained.GetValueOrDefault();

    /// <summary>What is wrong with it, or null.</summary>
    /// <param name="submittedOn">The day on which the application was submitted: no meeting decides before.</param>
    /// <param name="today">The date in Asia/Shanghai.</param>
    /// <param name="approved">What the secretary records as decided; must agree with the votes.</param>
    public Refusal? Check(DateOnly submittedOn, DateOnly today, bool approved)
    {
        var errors = new FieldErrors();
        if (HeldOn is null)
            errors.Add("heldOn", FieldRules.Required(null)!.Value);
        else if (FieldRules.Between(HeldOn, submittedOn, today) is { } date)
            errors.Add("heldOn", date);
        if ((FieldRules.Required(Number) ?? FieldRules.Line(Number, 50)) is { } number)
            errors.Add("number", number);
        if ((FieldRules.Required(Minutes) ?? FieldRules.Multiline(Minutes, 5_000)) is { } minutes)
            errors.Add("minutes", minutes);
        CheckVotes(errors, "inFavour", InFavour);
        CheckVotes(errors, "against", Against);
        CheckVotes(errors, "abstained", Abstained);
        if (errors.ToRefusal("resolution.invalid",
            new("决议信息不完整，请按提示补全。", "The resolution is not complete; see the fields."), Regulation.Art3_4) is { } refusal)
        {
            return refusal;
        }

        return approved == IsCarried
            ? null
            : new Refusal(RefusalKind.RuleBroken, "resolution.votes_disagree", new(
                $"表决结果（赞成 {InFavour}、反对 {Against}、弃权 {Abstained}）与所选结论不一致：赞成须超过到会半数方为通过。",
                $"The votes ({InFavour} in favour, {Against} against, {Abstained} abstained) and the outcome disagree: more than half must be in favour."),
                Regulation.Art3_4);
    }

    private static void CheckVotes(FieldErrors errors, string path, int? votes)
    {
        if (votes is null)
            errors.Add(path, FieldRules.Required(null)!.Value);
        else if (FieldRules.Between(votes, 0, MaxVotes) is { } message)
            errors.Add(path, message);
    }
}
