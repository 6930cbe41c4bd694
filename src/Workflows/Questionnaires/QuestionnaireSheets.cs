using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Questionnaires;
using BaseWorkflows.Workflows.Documents.Sheets;

namespace BaseWorkflows.Workflows.Questionnaires;

/// <summary>Lists and results of questionnaires as Excel files.</summary>
public static class QuestionnaireSheets
{
    /// <summary>Personal links, for whoever sends them.</summary>
    /// <param name="links">As they were made.</param>
    /// <param name="address">The address of the service, with the slash at its end.</param>
    /// <param name="say">Chooses the language.</param>
    public static Spreadsheet Links(PersonalLinks links, string address, Func<Text, string> say) => new SheetWriter(say)
        .Sheet(new("填写链接", "Links"),
            [new("姓名", "Name"), new("联系方式", "Contact"), new("个人链接（请勿转发）", "Personal link, not to be passed on")],
            links.Links.Select(link => (object?[])[link.Name, link.Contact, LinkOf(link, address)]))
        .Finish(new("问卷链接", "questionnaire-links"));

    /// <summary>The people who are asked, and whether they have answered.</summary>
    public static Spreadsheet People(InvitationItems people, Func<Text, string> say) => new SheetWriter(say)
        .Sheet(new("名单", "People"),
            [new("姓名", "Name"), new("联系方式", "Contact"), new("是否作答", "Answered")],
            people.Items.Select(one => (object?[])[one.Name, one.Contact, say(one.HasAnswered ? new("已作答", "yes") : new("未作答", "no"))]))
        .Finish(new("问卷名单", "questionnaire-people"));

    /// <summary>The results: a line for each answer that can be counted, and the free texts on a sheet of their own.</summary>
    public static Spreadsheet Results(QuestionnaireResults results, Func<Text, string> say) => new SheetWriter(say)
        .Sheet(new("统计", "Counts"),
            [new("题目", "Question"), new("回答", "Answer"), new("人数", "People"), new("占比（%）", "Share, %"), new("平均分", "Mean")],
            results.Questions.Where(one => one.Question.Kind != QuestionKind.Text).SelectMany(one => one.Counts.Select((count, i) => (object?[])
            [
                say(one.Question.Wording), say(PlaceOf(one.Question, i)), count,
                one.Answers == 0 ? null : decimal.Round(100m * count / one.Answers, 1), i == 0 ? one.Mean : null,
            ])))
        .Sheet(new("开放回答", "Free texts"),
            [new("题目", "Question"), new("回答（排序与填写人无关）", "Answer, in no order of people")],
            results.Questions.SelectMany(one => one.Texts.Select(text => (object?[])[say(one.Question.Wording), text])))
        .Finish(new($"问卷结果-{results.Questionnaire.Year}-{results.Questionnaire.Audience.Title().Zh}", $"questionnaire-{results.Questionnaire.Year}-{results.Questionnaire.Audience}"));

    /// <summary>A personal link.</summary>
    public static string LinkOf(PersonalLink link, string address) => $"{address}q/{link.Token}";

    /// <summary>An answer that is counted, in words.</summary>
    /// <param name="question">The question.</param>
    /// <param name="place">The answer's place, from 0.</param>
    public static Text PlaceOf(Question question, int place) => question.Kind == QuestionKind.Choice
        ? question.Choices[place].Wording
        : (place + 1) switch
        {
            1 => new("1 分（很不满意）", "1 (very poor)"),
            Question.Steps => new("5 分（很满意）", "5 (very good)"),
            var step => new($"{step} 分", $"{step}"),
        };
}
