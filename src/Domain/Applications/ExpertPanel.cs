using BaseWorkflows.Domain.Organisation;

namespace BaseWorkflows.Domain.Applications;

/// <summary>The on-campus experts of a clinical route (3.4): enough, an odd number, none judging their own.</summary>
public static class ExpertPanel
{
    /// <summary>The smallest panel where the college configures no other.</summary>
    public const int DefaultMinimum = 3;

    /// <summary>The largest panel.</summary>
    public const int Maximum = 15;

    /// <summary>What is wrong with the panel, or null.</summary>
    /// <param name="experts">Those named.</param>
    /// <param name="subject">Who is under evaluation.</param>
    /// <param name="minimum">The configured minimum, at least 1.</param>
    public static Refusal? Check(
        IReadOnlyList<ExpertAffiliation> experts, EvaluationSubject subject, int minimum = DefaultMinimum)
    {
        if (experts.DistinctBy(expert => expert.PersonId).Count() != experts.Count)
        {
            return Refuse("expert.named_twice", new("同一专家不能重复指定。", "Name each expert once."));
        }

        if (experts.Count < minimum || experts.Count > Maximum || experts.Count % 2 == 0)
        {
            return Refuse("expert.number_not_allowed", new(
                $"校内专家须为 {minimum} 至 {Maximum} 名且为单数，当前为 {experts.Count} 名。",
                $"Name {minimum} to {Maximum} experts, an odd number; these are {experts.Count}."));
        }

        return experts.Select(expert => ConflictOfInterest.Check(expert, subject)).FirstOrDefault(refusal => refusal is not null);
    }

    private static Refusal Refuse(string code, Text detail) => new(RefusalKind.RuleBroken, code, detail, Regulation.Art3_4);
}
