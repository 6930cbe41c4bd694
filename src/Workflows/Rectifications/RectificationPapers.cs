using System.Globalization;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Workflows.Documents.Papers;

namespace BaseWorkflows.Workflows.Rectifications;

/// <summary>整改通知书 and 停用通知 (6.3.4): in Chinese, like every paper of the college.</summary>
internal static class RectificationPapers
{
    private const string Office = "长治医学院研究生处";
    private const string Basis = "《长治医学院硕士研究生培养基地建设与管理办法》第六条第（三）款第 4 项";

    /// <summary>What a base has to put right, by when, and what follows where it doesn't.</summary>
    public static PaperText Notice(Rectification one, TrainingBase of) => new(
        string.Create(CultureInfo.InvariantCulture, $"整改通知书-{of.Number ?? of.UnitName}-{one.AssessmentYear}.docx"),
        "研究生培养基地整改通知书",
        [
            new(PaperPartKind.Subtitle, Head(one, of)),
            new(PaperPartKind.Line, $"{of.UnitName}："),
            new(PaperPartKind.Text, $"经 {one.AssessmentYear} 年度研究生培养基地考核，“{of.Name}”考核结果为不合格。根据{Basis}的规定，现责令你单位对下列事项进行整改。"),
            .. one.Items.SelectMany(Item),
            new(PaperPartKind.Heading, "整改期限与要求"),
            new(PaperPartKind.Text, $"请于 {Day(one.DueOn)}前落实整改，逐项提交整改报告和佐证材料。{Extended(one)}"),
            new(PaperPartKind.Text, "研究生处将会同院（系、部）进行复核。整改后仍不合格或逾期未提交的，下年度不得作为研究生的培养基地。整改期间不得新接收研究生。"),
            new(PaperPartKind.Signature, Office),
            new(PaperPartKind.Signature, Day(CollegeTime.DayOf(one.OrderedAt))),
        ]);

    /// <summary>That a base takes no students in a year; refused where the rectification has not ended so.</summary>
    public static Result<PaperText> Delisting(Rectification one, TrainingBase of)
    {
        if (one is not { DelistedYear: { } year, ConcludedAt: { } concludedAt })
        {
            return new Refusal(RefusalKind.RuleBroken, "rectification.not_delisted", new(
                "基地没有被停用，没有停用通知。", "The base was not delisted; there is no notice of it."), Regulation.Art6_3_4);
        }

        var why = one.Status == RectificationStatus.Overdue
            ? $"你单位未在整改期限（{Day(one.DueOn)}）内提交整改报告"
            : "经研究生处会同院（系、部）复核，整改后仍不合格";
        return new PaperText(
            string.Create(CultureInfo.InvariantCulture, $"停用通知-{of.Number ?? of.UnitName}-{year}.docx"),
            "研究生培养基地停用通知",
            [
                new(PaperPartKind.Subtitle, Head(one, of)),
                new(PaperPartKind.Line, $"{of.UnitName}："),
                new(PaperPartKind.Text, $"“{of.Name}”{one.AssessmentYear} 年度考核不合格，{why}。根据{Basis}的规定，决定：{year} 年度停用该基地，自 {year} 年 1 月 1 日至 {year} 年 12 月 31 日不得作为研究生的培养基地。"),
                .. one.Decision?.Opinion is { } opinion ? [new PaperPart(PaperPartKind.Text, $"决定意见：{opinion}")] : Array.Empty<PaperPart>(),
                new(PaperPartKind.Text, $"自 {year + 1} 年 1 月 1 日起，你单位可以重新申请建立研究生培养基地。"),
                new(PaperPartKind.Signature, Office),
                new(PaperPartKind.Signature, Day(CollegeTime.DayOf(concludedAt))),
            ]);
    }

    private static IEnumerable<PaperPart> Item(RectificationItem item)
    {
        yield return new(PaperPartKind.Heading, string.Create(CultureInfo.InvariantCulture, $"{item.Number}. {item.Title}"));
        if (item.Finding is { } finding)
            yield return new(PaperPartKind.Text, $"存在问题：{finding}");
        yield return new(PaperPartKind.Text, $"整改要求：{item.Demand}");
    }

    private static string Head(Rectification one, TrainingBase of) =>
        $"{(of.Number is { } number ? $"基地编号：{number}　" : "")}考核年度：{one.AssessmentYear}";

    private static string Extended(Rectification one) => one.Extension is { IsGranted: true } extension
        ? string.Create(CultureInfo.InvariantCulture, $"（经批准已延期 {extension.Workdays} 个工作日）")
        : "";

    private static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year} 年 {day.Month} 月 {day.Day} 日");
}
