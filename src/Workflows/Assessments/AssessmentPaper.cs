using System.Globalization;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Documents.Papers;

namespace BaseWorkflows.Workflows.Assessments;

/// <summary>《研究生培养基地年度考核报告》 (6.3) as it is printed, signed and filed: in Chinese, like every paper of the college.</summary>
internal static class AssessmentPaper
{
    /// <summary>Writes the report of an announced assessment. Experts are numbered: bases get it too.</summary>
    public static byte[] Write(Assessment assessment, TrainingBase one, AssessmentScheme scheme, IReadOnlyList<string> departments)
    {
        var tally = Tally.Of(scheme, assessment.Sheets);
        using var paper = new PaperWriter("长治医学院研究生培养基地年度考核报告");
        paper.Subtitle($"{assessment.Year} 年度　{(one.Number is { } number ? $"基地编号：{number}" : "")}");
        paper.Line($"基地名称：{one.Name}");
        paper.Line($"所在单位：{one.UnitName}");
        paper.Line($"对口院（系、部）：{string.Join('、', departments)}");
        paper.Text("根据《长治医学院硕士研究生培养基地建设与管理办法》第六条，研究生处会同院（系、部）组织专家对该基地的建设和管理进行了考核。");

        paper.Heading("一、考核方式");
        foreach (var record in assessment.Records)
        {
            paper.Line($"{record.Method.Title().Zh}（{Day(record.HeldOn)}）");
            paper.Text(record.Record);
        }

        paper.Heading("二、考核得分");
        paper.Table(
            ["考核内容", "权重", "得分", "专家最低", "专家最高"],
            [
                .. tally.Dimensions.Select(part => new[] { part.Dimension.Title().Zh, $"{part.Weight}", Show(part.Score), Show(part.Lowest), Show(part.Highest) }),
                ["合计", "100", Show(tally.Score), Show(tally.Experts.Min(expert => expert.Total)), Show(tally.Experts.Max(expert => expert.Total))],
            ]);
        paper.Text($"{assessment.Sheets.Count} 名专家独立评分，专家总分最大相差 {Show(tally.Spread)} 分。");
        var titles = scheme.Indicators().Select(item => (item.Id, item.Title)).Concat(scheme.Vetoes.Select(item => (item.Id, item.Title)))
            .ToDictionary(item => item.Id, item => item.Title);
        if (tally.FailedCore.Count > 0)
            paper.Text($"未达标的核心指标：{string.Join('；', tally.FailedCore.Select(id => titles[id]))}。");
        if (tally.Vetoes.Count > 0)
            paper.Text($"一票否决：{string.Join('；', tally.Vetoes.Select(id => titles[id]))}。");

        paper.Heading("三、考核结论");
        paper.Text($"总分 {Show(assessment.Score!.Value)} 分，考核等级：{assessment.Grade!.Value.Title().Zh}。");
        paper.Text(assessment.Conclusion!.Summary);
        foreach (var (i, problem) in assessment.Conclusion.Problems.Index())
            paper.Text($"{i + 1}. {problem}");
        if (assessment.Objections.Count > 0)
            Objections(paper, assessment);

        var signature = assessment.Signature!;
        paper.SideBySide(
            ["研究生处（盖章）", $"负责人（签字）：{signature.Name}", $"日期：{Day(CollegeTime.DayOf(signature.At))}"],
            ["结论状态", assessment.ConcludedAt is { } at ? $"{Day(CollegeTime.DayOf(at))}生效" : $"公示至 {Day(CollegeTime.DayOf(assessment.ObjectionsUntil!.Value))}"]);
        return paper.Finish();
    }

    private static void Objections(PaperWriter paper, Assessment assessment)
    {
        paper.Heading("四、异议及处理");
        foreach (var objection in assessment.Objections)
        {
            paper.Text($"{Day(CollegeTime.DayOf(objection.By.At))}，{objection.By.Name}：{objection.Reason}");
            if (objection.Decision is { } decision)
                paper.Text($"{Day(CollegeTime.DayOf(decision.By.At))}，{decision.By.Name}：{(decision.IsUpheld ? "异议成立，重新评分。" : "维持原结论。")}{decision.Reason}");
        }
    }

    private static string Show(decimal score) => score.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year} 年 {day.Month} 月 {day.Day} 日");
}
