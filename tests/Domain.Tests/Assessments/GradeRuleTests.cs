using BaseWorkflows.Domain.Assessments;

namespace BaseWorkflows.Domain.Tests.Assessments;

/// <summary>The rule from scores to grades is a total function, whatever its numbers are.</summary>
public class GradeRuleTests
{
    private static readonly GradeRule[] Rules =
    [
        GradeRule.Default,
        new(new(100, 0), new(50.01m, 0), new(0.01m, 30)),
        new(new(80, 2), new(79.99m, 3), new(79.98m, 4)),
    ];

    [TestCaseSource(nameof(Rules))]
    public void Every_possible_result_gets_exactly_one_grade(GradeRule rule)
    {
        // All scores of two decimals, all counts of failed core indicators, all counts of vetoes.
        var seen = new HashSet<Grade>();
        for (var cents = 0; cents <= 10_000; cents++)
        {
            for (var core = 0; core <= 12; core++)
            {
                for (var vetoes = 0; vetoes <= 3; vetoes++)
                {
                    var grade = rule.Of(cents / 100m, core, vetoes);
                    seen.Add(grade);
                    if (grade != Expected(rule, cents / 100m, core, vetoes))
                        Assert.Fail($"{cents / 100m}, {core} core, {vetoes} vetoes: {grade}");
                }
            }
        }

        Assert.That(seen, Is.EquivalentTo(Enum.GetValues<Grade>()), "each grade can be given");
    }

    [TestCaseSource(nameof(Rules))]
    public void A_better_result_never_gets_a_worse_grade(GradeRule rule)
    {
        for (var cents = 0; cents < 10_000; cents++)
        {
            for (var core = 1; core <= 6; core++)
            {
                var grade = rule.Of(cents / 100m, core, 0);
                if (rule.Of((cents + 1) / 100m, core, 0) > grade || rule.Of(cents / 100m, core - 1, 0) > grade || rule.Of(cents / 100m, core, 1) < grade)
                    Assert.Fail($"{cents / 100m}, {core} core");
            }
        }
    }

    [Test]
    public void A_rule_under_which_a_grade_could_never_be_given_is_refused()
    {
        foreach (var (rule, field) in new (GradeRule, string)[]
        {
            (GradeRule.Default with { Good = new(90, 1) }, "grades.good.minScore"),
            (GradeRule.Default with { Passed = new(75, 2) }, "grades.passed.minScore"),
            (GradeRule.Default with { Good = new(95, 1) }, "grades.good.minScore"),
            (GradeRule.Default with { Excellent = new(100.01m, 0) }, "grades.excellent.minScore"),
            (GradeRule.Default with { Excellent = new(90.001m, 0) }, "grades.excellent.minScore"),
            (GradeRule.Default with { Passed = new(0, 2) }, "grades.passed.minScore"),
            (GradeRule.Default with { Passed = new(60, 0) }, "grades.passed.maxFailedCore"),
            (GradeRule.Default with { Excellent = new(90, -1) }, "grades.excellent.maxFailedCore"),
        })
        {
            var refusal = (DefaultScheme.Value with { Grades = rule }).Check();
            Assert.That(refusal?.Errors.Keys, Does.Contain(field), $"{rule}");
        }

        Assert.That(Rules.Select(rule => (DefaultScheme.Value with { Grades = rule }).Check()), Has.All.Null);
    }

    // Written the other way round: each grade by its own interval.
    private static Grade Expected(GradeRule rule, decimal score, int core, int vetoes)
    {
        var excellent = vetoes == 0 && score >= rule.Excellent.MinScore && core <= rule.Excellent.MaxFailedCore;
        var good = vetoes == 0 && score >= rule.Good.MinScore && core <= rule.Good.MaxFailedCore;
        var passed = vetoes == 0 && score >= rule.Passed.MinScore && core <= rule.Passed.MaxFailedCore;
        var intervals = new[] { (excellent, Grade.Excellent), (good && !excellent, Grade.Good), (passed && !good && !excellent, Grade.Passed), (!passed && !good && !excellent, Grade.Failed) };
        return intervals.Single(one => one.Item1).Item2;
    }
}
