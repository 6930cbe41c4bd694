using System.Globalization;

namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string QuestionnaireOf(string audience, int year) => Say($"{year} 年度{audience}问卷", $"Questionnaire {year}: {audience}");

    public static string ChangeClosingDay => Say("调整截止日期", "Change the closing day");

    public static string CloseQuestionnaire => Say("提前截止", "Close now");

    public static string CloseQuestionnaireBody => Say(
        "截止后不能重新开放，未作答的人不能再填写；作答人数达到下限后即可查看结果。",
        "It can't be opened again, and nobody answers any more. Results are shown where enough people have answered.");

    public static string ResponseRate => Say("应答率", "Response rate");

    public static string People => Say("人数", "People");

    public static string ClosesOn(string day) => Say($"{day} 24 时截止", $"Closes at the end of {day}, Beijing time");

    public static string QuestionnaireResults => Say("问卷结果", "Results");

    public static string PeopleAsked => Say("名单", "People who are asked");

    public static string ImportPeople => Say("导入文件", "Import a file");

    public static string ImportPeopleHint => Say("Excel 或 CSV，第一列姓名，第二列联系方式", "Excel or CSV; name and contact in the first two columns");

    public static string AddPeople => Say("添加名单", "Add people");

    public static string OnlyWaiting(int count) => Say($"只看未作答（{count}）", $"Only those who have not answered ({count})");

    public static string RenewAllLinks => Say("为未作答人员重新生成链接", "New links for those who have not answered");

    public static string RenewAllLinksBody => Say("所有未作答人员会得到新链接，此前发出的链接随即失效。", "Everybody who has not answered gets a new link; the old ones lead nowhere from then on.");

    public static string Contact => Say("联系方式", "Contact");

    public static string RenewLink => Say("换链接", "New link");

    public static string RenewLinkOf(string name) => Say($"为{name}重新生成链接", $"New link for {name}");

    public static string NobodyAsked => Say("名单还是空的", "Nobody is asked yet");

    public static string NobodyAskedBody => Say("粘贴或导入姓名和联系方式，系统为每人生成一个链接，由您发给本人。", "Paste or import names and contacts; each person gets a link, which you send them.");

    public static string QuestionsOfVersion(int number) => Say($"题目（模板第 {number} 版）", $"Questions, version {number} of the template");

    public static string Answered => Say("已作答", "Answered");

    public static string AnsweredOf(int answered, int invited) => invited == 0
        ? Say("名单为空", "nobody asked")
        : Say($"{answered} / {invited}（{Percent(answered, invited)}）", $"{answered} / {invited} ({Percent(answered, invited)})");

    public static string PeopleSkipped(int count) => Say($"{count} 人已在名单上，已略过", $"{count} people were on the list already");

    public static string PersonalLinks => Say("个人链接", "Personal links");

    public static string PersonalLink => Say("个人链接", "Personal link");

    public static string RemovePersonBody(string name) => Say($"从名单中删除{name}，其链接随即失效。", $"{name} is taken off the list, and their link leads nowhere from then on.");

    public static string LinksShownOnce => Say(
        "这些链接只显示这一次，系统只保存其校验值。请下载后逐一发给本人，不要转发或公开。",
        "These links are shown this once; only their hashes are kept. Save them and send each to its person; don't pass them on.");

    public static string SaveLinks => Say("下载 Excel", "Save as Excel");

    public static string AnswersOf(int answers) => Say($"{answers} 人回答", answers == 1 ? "1 answer" : $"{answers} answers");

    public static string MeanOf(decimal mean) => string.Create(CultureInfo.InvariantCulture, $"{Say("，平均 ", ", mean ")}{mean}");

    public static string AnswerWord => Say("回答", "Answer");

    public static string CountAndShare(int count, int all) => all == 0
        ? $"{count}"
        : Say($"{count} 人（{Percent(count, all)}）", $"{count} ({Percent(count, all)})");

    public static string Audience => Say("对象", "Audience");

    public static string NotOpened => Say("未发起", "Not opened");

    public static string OpenQuestionnaire(string audience) => Say($"发起{audience}问卷", $"Open: {audience}");

    public static string OpenQuestionnaireNote => Say("题目取自问卷模板的最新版本，发起后不再变化。", "The questions are those of the newest template and stay as they are from then on.");

    public static string QuestionnaireTemplates => Say("问卷模板", "Templates of questionnaires");

    public static string QuestionnaireTemplatesLead => Say("修改后形成新版本，此后发起的问卷使用新版本，已发起的不变。", "A change is a new version for questionnaires that are opened from then on.");

    public static string TemplateVersion(int number, string by, string on) => Say($"第 {number} 版（{by}，{on}）", $"Version {number} ({by}, {on})");

    public static string EditTemplate => Say("修改问卷模板", "Change the template");

    public static string TemplateNote => Say("保存后形成新版本；已发起的问卷不受影响。", "What is saved is a new version; questionnaires that are open keep theirs.");

    public static string TemplateSaved(int number) => Say($"模板第 {number} 版已保存", $"Version {number} is saved");

    private static string Percent(int count, int all) => string.Create(CultureInfo.InvariantCulture, $"{100m * count / all:0}%");
}
