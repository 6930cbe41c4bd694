using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Agreements;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Documents.Sheets;

namespace BaseWorkflows.Workflows.Reports;

/// <summary>Reports and lists as Excel files.</summary>
public static class ReportSheets
{
    /// <summary>The overview: a sheet for the pipeline, one for the campaign, one for agreements that end soon.</summary>
    public static Spreadsheet Overview(OverviewReport report, Func<Text, string> say) => new SheetWriter(say)
        .Sheet(new("基地状态", "Bases by status"), [new("状态", "Status"), new("基地数", "Bases")],
            report.Pipeline.Select(each => (object?[])[say(each.Status.Title()), each.Bases]))
        .Sheet(new("年度考核进度", "Campaign"), [new("年度", "Year"), new("阶段", "Stage"), new("考核数", "Assessments")],
            (report.Campaign?.Stages ?? []).Select(each => (object?[])[report.Campaign!.Year, say(each.Stage.Title()), each.Assessments]))
        .Sheet(new("即将到期协议", "Agreements ending"), [new("基地", "Base"), new("到期日", "Last day"), new("剩余天数", "Days left")],
            report.Ending.Select(each => (object?[])[each.BaseName, each.EndsOn, each.DaysLeft]))
        .Finish(new("基地总览", "overview"));

    /// <summary>How long steps take.</summary>
    public static Spreadsheet Steps(StepTimesReport report, Func<Text, string> say) => new SheetWriter(say)
        .Sheet(new("环节用时", "Steps"),
            [
                new("环节", "Step"), new("已办", "Done"), new("用时中位数（天）", "Median, days"), new("最长用时（天）", "Slowest, days"),
                new("最长的事项", "Slowest case"), new("待办", "Waiting"), new("已超期", "Overdue"), new("最久等待（天）", "Oldest, days"),
            ],
            report.Steps.Select(each => (object?[])
                [each.Step, each.Done, each.MedianDays, each.SlowestDays, each.Slowest?.Title, each.Waiting, each.Overdue, each.OldestDays]))
        .Finish(new($"环节用时-{report.From:yyyyMMdd}-{report.To:yyyyMMdd}", $"steps-{report.From:yyyyMMdd}-{report.To:yyyyMMdd}"));

    /// <summary>Scores by dimension and year, and the grades.</summary>
    public static Spreadsheet Scores(ScoreReport report, Func<Text, string> say) => new SheetWriter(say)
        .Sheet(new("考核得分", "Scores"),
            [
                new("年度", "Year"), new("考核数", "Assessments"), new("平均分", "Mean"), new("最低分", "Lowest"), new("最高分", "Highest"),
                .. Enum.GetValues<Dimension>().Select(dimension => new Text($"{dimension.Title().Zh}（%）", $"{dimension.Title().En}, %")),
            ],
            report.Years.Select(year => (object?[])
                [year.Year, year.Assessments, year.Mean, year.Lowest, year.Highest, .. year.Dimensions.Select(each => (object?)each.Percent)]))
        .Sheet(new("考核等级", "Grades"),
            [new("年度", "Year"), .. Enum.GetValues<Grade>().Select(grade => grade.Title())],
            report.Years.Select(year => (object?[])[year.Year, .. year.Grades.Select(each => (object?)each.Assessments)]))
        .Finish(new("考核得分", "scores"));

    /// <summary>The register of bases.</summary>
    public static Spreadsheet Bases(IReadOnlyList<BaseItem> bases, Func<Text, string> say) => new SheetWriter(say)
        .Sheet(new("基地名册", "Bases"),
            [
                new("编号", "Number"), new("基地", "Base"), new("单位", "Unit"), new("类别", "Category"), new("等级", "Level"), new("对口院（系、部）", "Departments"),
                new("学科专业", "Disciplines"), new("状态", "Status"), new("状态起始", "Since"), new("协议起始", "Agreement from"), new("协议到期", "Agreement to"),
            ],
            bases.Select(one => (object?[])
            [
                one.Number, one.Name, one.Unit, say(one.Category.Title()), say(one.Level.Title()), string.Join('、', one.Departments.Select(each => say(each.Name))),
                string.Join('、', one.Disciplines), say(one.Status.Title()), CollegeTime.DayOf(one.StatusSince), one.Agreement?.StartsOn, one.Agreement?.EndsOn,
            ]))
        .Finish(new("基地名册", "bases"));

    /// <summary>The list of agreements.</summary>
    public static Spreadsheet Agreements(IReadOnlyList<AgreementItem> agreements, Func<Text, string> say) => new SheetWriter(say)
        .Sheet(new("合作协议", "Agreements"),
            [new("基地", "Base"), new("单位", "Unit"), new("状态", "Status"), new("起始", "From"), new("到期", "To"), new("生效时间", "In force since")],
            agreements.Select(one => (object?[])[one.BaseName, one.Unit, say(one.Status.Title()), one.StartsOn, one.EndsOn, one.InForceSince]))
        .Finish(new("合作协议", "agreements"));
}
