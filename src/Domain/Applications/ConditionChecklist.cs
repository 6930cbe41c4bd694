namespace BaseWorkflows.Domain.Applications;

/// <summary>One of the five conditions of selection (2.2).</summary>
/// <param name="Number">1 to 5, as the regulation counts.</param>
/// <param name="Clause">Where it stands.</param>
/// <param name="Title">The condition in a few words; the wording is the regulation's.</param>
public sealed record Condition(int Number, Clause Clause, Text Title);

/// <summary>The five conditions of selection (2.2).</summary>
public static class Conditions
{
    /// <summary>All of them, in the regulation's order.</summary>
    public static IReadOnlyList<Condition> All { get; } =
    [
        new(1, Regulation.Art2_2_1, new("具有代表性，业务满足专业实践和学位论文研究的要求", "Representative, and able to serve practice and thesis work")),
        new(2, Regulation.Art2_2_2, new("有一定数量符合导师条件的专业技术人员", "Enough professionals who qualify as supervisors")),
        new(3, Regulation.Art2_2_3, new("领导重视，提供人、财、物保障", "Leadership that provides people, funds and means")),
        new(4, Regulation.Art2_2_4, new("具有基本的教学生活设施", "Basic facilities for teaching and living")),
        new(5, Regulation.Art2_2_5, new("具备劳动保护和安全条件", "Labour protection and safety")),
    ];
}

/// <summary>The answer to one condition.</summary>
/// <param name="Number">Which condition, 1 to 5.</param>
/// <param name="Met">Yes or no; null while unanswered.</param>
/// <param name="Reason">Why not; required for a no.</param>
public sealed record ConditionAnswer(int Number, bool? Met, string? Reason = null);

/// <summary>Answers to the five conditions: in the application, and again in every evaluation.</summary>
/// <param name="Answers">At most one for each condition.</param>
public sealed record ConditionChecklist(IReadOnlyList<ConditionAnswer> Answers)
{
    /// <summary>The most characters of a reason.</summary>
    public const int MaxReasonLength = 1_000;

    /// <summary>符合条件: all five are answered with yes.</summary>
    public bool MeetsConditions => Conditions.All.All(condition => AnswerTo(condition) is { Met: true });

    /// <summary>The answer to a condition; null while there is none.</summary>
    public ConditionAnswer? AnswerTo(Condition condition) => Answers.FirstOrDefault(answer => answer.Number == condition.Number);

    /// <summary>Adds what is missing: an answer to each condition and a reason for each no.</summary>
    /// <param name="errors">Where messages go.</param>
    /// <param name="path">The checklist's field, such as <c>conditions</c>.</param>
    public void Check(FieldErrors errors, string path)
    {
        foreach (var condition in Conditions.All)
        {
            var answer = AnswerTo(condition);
            if (answer?.Met is null)
                errors.Add($"{path}[{condition.Number}].met", new($"请填写条件 {condition.Number}：{condition.Title.Zh}。", $"Answer condition {condition.Number}: {condition.Title.En}."));
            else if (answer.Met is false && string.IsNullOrWhiteSpace(answer.Reason))
                errors.Add($"{path}[{condition.Number}].reason", new("不符合时须说明理由。", "A “no” needs a reason."));
            if (FieldRules.Multiline(answer?.Reason, MaxReasonLength) is { } reason)
                errors.Add($"{path}[{condition.Number}].reason", reason);
        }

        if (Answers.Count > Conditions.All.Count || Answers.DistinctBy(answer => answer.Number).Count() != Answers.Count)
            errors.Add(path, new("每项条件只能填写一次。", "Answer each condition once."));
    }
}
