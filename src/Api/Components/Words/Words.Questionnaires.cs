namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string Questionnaire => Say("问卷调查", "Questionnaire");

    public static string AnswerTitle(string baseName) => Say($"{baseName}问卷调查", $"Questionnaire: {baseName}");

    public static string AnswerLead(int year, string audience, string until) => Say(
        $"{year} 年度考核 · 面向{audience} · {until} 截止", $"Annual assessment {year} · for {audience} · until {until}");

    public static string AnswerPrivacy(int minimum) => Say(
        $"匿名问卷：您的回答只计入合计，不与姓名、时间一起保存，任何人都无法从系统中查出谁填了什么；作答不足 {minimum} 人时不显示结果。开放题中请不要写可以认出您的内容。",
        $"Anonymous: your answers are only added up and kept without name or time, so that nobody can look up who said what; with fewer than {minimum} answers no results are shown. Please write nothing by which you could be recognised.");

    public static string AnswerOptional => Say("（选填）", "(optional)");

    public static string ScaleWorst => Say("1 很不满意", "1 very poor");

    public static string ScaleBest => Say("5 很满意", "5 very good");

    public static string AnswerSend => Say("提交问卷", "Hand in");

    public static string AnswerDraftNote => Say("提交前，填写内容只暂存在这台设备的浏览器中；提交后不能修改。", "Until you hand it in, what you fill in stays in the browser of this device; afterwards it can't be changed.");

    public static string AnswerClear => Say("清空重填", "Clear");

    public static string AnswerThanks => Say("问卷已提交，感谢您的参与", "Handed in. Thank you");

    public static string AnswerThanksBody => Say("可以关闭此页面。链接已经使用，不能再次填写。", "You can close this page. The link has been used and can't be used again.");

    public static string AnswerUnknown => Say("链接无效", "The link is not valid");

    public static string AnswerUsed => Say("问卷已提交过", "Handed in already");

    public static string AnswerClosed => Say("问卷已截止", "The questionnaire is closed");

    public static string EventQuestionnaireOpened(string audience, string until) => Say($"发起{audience}问卷，{until} 截止", $"Questionnaire opened ({audience}), until {until}");

    public static string EventQuestionnairePeopleInvited(string audience, string people) => Say($"{audience}问卷名单增加 {people} 人", $"{people} people entered for the questionnaire ({audience})");

    public static string EventQuestionnaireLinksRenewed(string audience, string people) => Say($"为 {people} 人重新生成{audience}问卷链接", $"New links for {people} people ({audience})");

    public static string EventQuestionnaireClosingDayChanged(string audience, string until) => Say($"{audience}问卷截止日期调整为 {until}", $"Questionnaire ({audience}) closes on {until} now");

    public static string EventQuestionnaireClosed(string audience, string answers) => Say($"{audience}问卷截止，{answers} 人作答", $"Questionnaire ({audience}) closed with {answers} answers");
}
