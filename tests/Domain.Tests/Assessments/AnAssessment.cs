using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Organisation;

namespace BaseWorkflows.Domain.Tests.Assessments;

/// <summary>Builds assessments by legal moves only.</summary>
internal static class AnAssessment
{
    public static readonly DateTimeOffset Now = new(2027, 12, 1, 2, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2027, 12, 1);
    public static readonly DateTimeOffset Until = Now.AddDays(7);
    public static readonly SignedBy Office = new("grad.officer", "李晓燕", Now);
    public static readonly EvaluationSubject Subject = new("taihang-pharma", ["pharmacy"]);
    public static readonly AssessmentScheme Scheme = DefaultScheme.Value;
    public static readonly ExpertAffiliation[] Experts = [.. Enumerable.Range(1, 3).Select(i => new ExpertAffiliation($"e{i}", $"专家{i}", "nursing", null))];

    public static Assessment Opened() => Assessment.Open("as1", "c1", "b1", 2027, Now);

    public static Assessment Organised(params AssessmentMethod[] methods)
    {
        var made = Opened();
        Expect(made.Organise(Experts, methods is [] ? [AssessmentMethod.OnSite] : methods, Subject, Scheme));
        return made;
    }

    public static MethodRecord Record(AssessmentMethod method) => new(method, Today, "查看了示教室和台账。", []);

    public static Assessment Scoring()
    {
        var made = Organised();
        Expect(made.Record([Record(AssessmentMethod.OnSite)], Today));
        return made;
    }

    /// <summary>A sheet on which every indicator has that share of its points, in percent, rounded down to halves.</summary>
    public static ScoreSheet Sheet(int expert, int percent, params string[] vetoes) => new(
        $"e{expert}", $"专家{expert}", Scheme.Indicators().ToDictionary(one => one.Id, one => decimal.Floor(one.MaxPoints * percent / 50m) / 2), vetoes, null, Now);

    public static Assessment Scored(params int[] percents)
    {
        var made = Scoring();
        foreach (var (i, percent) in percents.Index())
            Expect(made.Hand(Sheet(i + 1, percent), Scheme));
        return made;
    }

    public static Assessment Announced(int percent = 80)
    {
        var made = Scored(percent, percent, percent);
        Expect(made.Draft(new("考核结论。", ["宿舍不足"], Office), Scheme));
        Expect(made.Sign(Office, Scheme));
        Expect(made.Announce(Until, Now));
        return made;
    }

    public static void Expect(Refusal? refusal) => Assert.That(refusal, Is.Null);
}
