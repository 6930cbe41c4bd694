namespace BaseWorkflows.Domain.Applications;

/// <summary>What somebody found on site (考察评估): an officer of a department (3.2, 3.3), or an expert of the panel (3.4).</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Name">Their name as it was then.</param>
/// <param name="DepartmentId">The department that they evaluate for; null for an expert.</param>
/// <param name="VisitedOn">The day of the visit, Asia/Shanghai.</param>
/// <param name="Conditions">The five conditions, answered again (2.2).</param>
/// <param name="MeetsConditions">Their conclusion: 符合条件 or not.</param>
/// <param name="At">When it was handed in (UTC).</param>
public sealed record Evaluation(
    string PersonId, string Name, string? DepartmentId, DateOnly? VisitedOn, ConditionChecklist Conditions, bool MeetsConditions, DateTimeOffset At)
{
    /// <summary>How long before the application was begun a visit may have been, in days.</summary>
    public const int MaxDaysBefore = 366;

    /// <summary>What is wrong with it, or null.</summary>
    /// <param name="begunOn">The day on which the application was begun, Asia/Shanghai.</param>
    /// <param name="today">The date in Asia/Shanghai.</param>
    public Refusal? Check(DateOnly begunOn, DateOnly today)
    {
        var errors = new FieldErrors();
        if (VisitedOn is null)
            errors.Add("visitedOn", FieldRules.Required(null)!.Value);
        else if (FieldRules.Between(VisitedOn, begunOn.AddDays(-MaxDaysBefore), today) is { } date)
            errors.Add("visitedOn", date);
        Conditions.Check(errors, "conditions");
        if (errors.ToRefusal("evaluation.invalid",
            new("考察评估填写不完整，请按提示补全。", "The evaluation is not complete; see the fields."), Regulation.Art2_2) is { } refusal)
        {
            return refusal;
        }

        return MeetsConditions && !Conditions.MeetsConditions
            ? new Refusal(RefusalKind.RuleBroken, "evaluation.conditions_unmet", new(
                "有不符合的遴选条件，结论不能为“符合条件”。", "A condition is not met, so the conclusion can't be that all are."), Regulation.Art2_2)
            : null;
    }
}
