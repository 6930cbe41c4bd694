using System.Globalization;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Documents.Papers;

namespace BaseWorkflows.Workflows.Agreements;

/// <summary>《长治医学院研究生培养基地合作协议书》 (article 4) as it is printed, signed and filed: in Chinese, like every paper of the college.</summary>
internal static class AgreementPaper
{
    private const string College = "长治医学院";
    private const string Numerals = "一二三四五六七八九十";

    /// <summary>Writes one copy of a drafted agreement.</summary>
    /// <param name="agreement">The agreement, with its content.</param>
    /// <param name="one">Its base.</param>
    /// <param name="departments">The names of the base's departments, the leading one first.</param>
    /// <param name="number">1 to 3.</param>
    public static byte[] Write(Agreement agreement, TrainingBase one, IReadOnlyList<string> departments, int number)
    {
        var content = agreement.Content ?? throw new InvalidOperationException($"Agreement {agreement.Id} has no content.");
        var copy = agreement.Copies.Single(each => each.Number == number);
        using var paper = new PaperWriter("长治医学院研究生培养基地合作协议书");
        paper.Subtitle($"{(one.Number is { } issued ? $"基地编号：{issued}　" : "")}一式三份，第 {number} 份，由{Holder(copy.Holder, one, departments)}持有");

        paper.Line($"甲方：{OurSide(one, departments)}");
        paper.Line($"乙方：{one.UnitName}");
        paper.Text($"根据《长治医学院硕士研究生培养基地建设与管理办法》，甲乙双方经平等协商，就共同建设“{one.Name}”达成如下协议。");
        foreach (var (index, (field, title, text)) in content.Sections.InOrder().Index())
        {
            paper.Heading($"{Numerals[index]}、{title.Zh}");
            paper.Text(text ?? "");
            if (field == "term")
                Term(paper, agreement, content);
        }

        paper.Text("本协议一式三份，由研究生处、研究生培养基地、院（系、部）各执一份，自双方签字盖章之日起生效。");
        paper.SideBySide(
            Signature("甲方", OurSide(one, departments), copy.College),
            Signature("乙方", one.UnitName, copy.Unit));
        if (copy.Received is { } received)
            paper.Line($"本份已由{received.Name}于 {Day(CollegeTime.DayOf(received.At))}确认收到。");
        return paper.Finish();
    }

    private static void Term(PaperWriter paper, Agreement agreement, AgreementContent content)
    {
        paper.Text($"本协议自 {Day(agreement.StartsOn!.Value)}起至 {Day(agreement.EndsOn!.Value)}止，共 {content.Years} 年。");
        if (!string.IsNullOrWhiteSpace(content.TermReason))
            paper.Text($"合作年限说明：{content.TermReason}");
    }

    private static string[] Signature(string side, string party, SignedBy? signed) =>
    [
        $"{side}（盖章）：{party}",
        $"代表（签字）：{signed?.Name ?? "　　　　　　"}",
        $"日期：{(signed is null ? "　　年　　月　　日" : Day(CollegeTime.DayOf(signed.At)))}",
    ];

    /// <summary>Who the signer stands for (4.1).</summary>
    private static string OurSide(TrainingBase one, IReadOnlyList<string> departments) => AgreementSigner.For(one.Level, one.Category) switch
    {
        Role.VicePresident => College,
        Role.GraduateDirector => $"{College}研究生处",
        _ => $"{College}{departments[0]}",
    };

    private static string Holder(CopyHolder holder, TrainingBase one, IReadOnlyList<string> departments) => holder switch
    {
        CopyHolder.GraduateOffice => "研究生处",
        CopyHolder.Base => $"研究生培养基地（{one.UnitName}）",
        CopyHolder.Department => $"院（系、部）（{string.Join('、', departments)}）",
        _ => throw new ArgumentOutOfRangeException(nameof(holder), holder, null),
    };

    private static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year} 年 {day.Month} 月 {day.Day} 日");
}
