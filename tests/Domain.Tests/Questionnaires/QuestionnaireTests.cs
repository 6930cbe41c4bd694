using BaseWorkflows.Domain.Questionnaires;

namespace BaseWorkflows.Domain.Tests.Questionnaires;

/// <summary>What can be asked and answered, and what is kept of it (6.3.2).</summary>
public sealed class QuestionnaireTests
{
    private static readonly DateTimeOffset Now = new(2027, 12, 1, 2, 0, 0, TimeSpan.Zero);

    private static readonly Question[] Asked =
    [
        new("", QuestionKind.Scale, " 总体评价 ", null, [], true),
        new("", QuestionKind.Choice, "指导频次", "How often", [new("每周", "Weekly"), new("每月", null)], true),
        new("", QuestionKind.Text, "建议", null, [], false),
    ];

    private static readonly IReadOnlyList<Question> Questions = QuestionList.Of(Asked).Value;

    [Test]
    public void Questions_are_numbered_and_trimmed_and_read_in_Chinese_where_there_is_no_English() => Assert.Multiple(() =>
    {
        Assert.That(Questions.Select(question => question.Id), Is.EqualTo(new[] { "q1", "q2", "q3" }));
        Assert.That(Questions[0].Wording, Is.EqualTo(new Text("总体评价", "总体评价")));
        Assert.That(Questions[1].Choices[0].Wording, Is.EqualTo(new Text("每周", "Weekly")));
    });

    [Test]
    public void A_list_that_cannot_be_asked_is_refused_with_its_places()
    {
        var refusal = QuestionList.Of(
        [
            Asked[0] with { Title = " " }, Asked[1] with { Choices = [new("是", null)] }, Asked[1] with { Choices = [new("是", null), new("是 ", null)] },
            Asked[0] with { Choices = [new("是", null)] }, Asked[0] with { Kind = (QuestionKind)9 },
        ]).Refusal;

        Assert.That(refusal?.Errors.Keys, Is.EquivalentTo(new[] { "questions[0].title", "questions[1].choices", "questions[2].choices", "questions[3].choices", "questions[4].kind" }));
        Assert.That(QuestionList.Of([]).Refusal?.Code, Is.EqualTo("questionnaire.questions_invalid"));
        Assert.That(QuestionList.Of([.. Enumerable.Repeat(Asked[0], 41)]).Refusal?.Errors.Keys, Is.EqualTo(new[] { "questions" }));
    }

    [TestCase("q1", "0")]
    [TestCase("q1", "6")]
    [TestCase("q1", "1.5")]
    [TestCase("q1", "")]
    [TestCase("q1", null)]
    [TestCase("q2", "2")]
    [TestCase("q2", "-1")]
    [TestCase("q2", "每周")]
    [TestCase("q9", "1")]
    public void An_answer_that_is_missing_or_not_listed_is_refused_at_its_question(string id, string? answer)
    {
        var given = new Dictionary<string, string?> { ["q1"] = "5", ["q2"] = "0", [id] = answer };

        Assert.That(AnswerSheet.Of(Questions, given).Refusal?.Errors.Keys, Is.EqualTo(new[] { $"answers.{id}" }));
    }

    [Test]
    public void A_free_text_has_a_thousand_characters_at_most()
    {
        Assert.That(AnswerSheet.Of(Questions, new Dictionary<string, string?> { ["q1"] = "5", ["q2"] = "0", ["q3"] = new('好', 1000) }).IsOk);
        Assert.That(AnswerSheet.Of(Questions, new Dictionary<string, string?> { ["q1"] = "5", ["q2"] = "0", ["q3"] = new('好', 1001) }).IsOk, Is.False);
    }

    [Test]
    public void What_is_counted_is_the_same_in_whichever_order_people_answer()
    {
        (string Scale, string Choice, string? Text)[] sheets = [("5", "0", "宿舍好"), ("1", "1", null), ("5", "1", "食堂远"), ("3", "0", "补贴按时")];
        var forward = Count(sheets);
        var backward = Count(sheets.Reverse());

        Assert.That(forward.Answers, Is.EqualTo(4));
        Assert.That(forward.Counts["q1"], Is.EqualTo(new[] { 1, 0, 1, 0, 2 }));
        Assert.That(forward.Counts["q2"], Is.EqualTo(new[] { 2, 2 }));
        Assert.That(forward.Texts["q3"], Is.EqualTo(new[] { "宿舍好", "补贴按时", "食堂远" }.Order(StringComparer.Ordinal)));
        Assert.That(backward.Counts, Is.EquivalentTo(forward.Counts));
        Assert.That(backward.Texts["q3"], Is.EqualTo(forward.Texts["q3"]));
    }

    [Test]
    public void It_is_open_to_the_last_second_of_its_day_at_the_college()
    {
        var one = Open(new(2027, 12, 10));
        var end = new DateTimeOffset(2027, 12, 10, 16, 0, 0, TimeSpan.Zero);

        Assert.That(one.StatusAt(end.AddTicks(-1)), Is.EqualTo(QuestionnaireStatus.Open));
        Assert.That(one.StatusAt(end), Is.EqualTo(QuestionnaireStatus.Closed));
        Assert.That(one.CloseOn(new(2027, 12, 20), end)?.Code, Is.EqualTo("questionnaire.closed"));
        Assert.That(one.CloseOn(new(2027, 12, 20), end.AddTicks(-1)), Is.Null);
        Assert.That(one.StatusAt(end), Is.EqualTo(QuestionnaireStatus.Open));
    }

    [TestCase(-1)]
    [TestCase(121)]
    [TestCase(null)]
    public void A_closing_day_out_of_reach_is_refused(int? days) =>
        Assert.That(
            Questionnaire.Open("1", About, (1, Questions), days is { } ahead ? CollegeTime.DayOf(Now).AddDays(ahead) : null, Now).Refusal?.Errors.Keys,
            Is.EqualTo(new[] { "closesOn" }));

    [Test]
    public void It_closes_once_and_for_good()
    {
        var one = Open(new(2027, 12, 10));

        Assert.That(one.Close(Now), Is.Null);
        Assert.That(one.StatusAt(Now), Is.EqualTo(QuestionnaireStatus.Closed));
        Assert.That(one.Close(Now)?.Code, Is.EqualTo("questionnaire.closed"));
        Assert.That(one.CloseOn(new(2027, 12, 11), Now)?.Code, Is.EqualTo("questionnaire.closed"));
    }

    [Test]
    public void The_conclusion_closes_and_releases_once()
    {
        var one = Open(new(2027, 12, 10));
        one.Release(Now);
        one.Release(Now.AddDays(1));

        Assert.That((one.ClosedAt, one.ReleasedAt), Is.EqualTo((Now, Now)));
    }

    [Test]
    public void A_person_answers_once_and_gets_no_new_link_afterwards()
    {
        var one = Invitation.Of("i", "1", "王晓明", "13800138000", "a");

        Assert.That(one.Renew("b"), Is.Null);
        Assert.That(one.TokenHash, Is.EqualTo("b"));
        Assert.That(one.Answer(), Is.Null);
        Assert.That(one.Answer()?.Code, Is.EqualTo("questionnaire.link_used"));
        Assert.That(one.Renew("c")?.Code, Is.EqualTo("questionnaire.link_used"));
        Assert.That(one.TokenHash, Is.EqualTo("b"));
    }

    private static QuestionnaireSubject About => new("a", "b", 2027, QuestionnaireAudience.Students);

    private static Questionnaire Open(DateOnly closesOn) => Questionnaire.Open("1", About, (1, Questions), closesOn, Now).Value;

    private static AnswerTally Count(IEnumerable<(string Scale, string Choice, string? Text)> sheets)
    {
        var tally = AnswerTally.Of(Open(new(2027, 12, 10)));
        foreach (var (scale, choice, text) in sheets)
            tally.Count(Questions, AnswerSheet.Of(Questions, new Dictionary<string, string?> { ["q1"] = scale, ["q2"] = choice, ["q3"] = text }).Value);
        return tally;
    }
}
