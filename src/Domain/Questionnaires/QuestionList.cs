namespace BaseWorkflows.Domain.Questionnaires;

/// <summary>Questions in their order, as a template and a questionnaire hold them.</summary>
public static class QuestionList
{
    private const int MaxQuestions = 40;
    private const int MaxTitle = 200;
    private const int MinChoices = 2;
    private const int MaxChoices = 12;
    private const int MaxLabel = 60;

    /// <summary>
    /// The questions with ids by their place and trimmed wordings. Refused are an empty list, more than 40, blank or long wordings,
    /// and choices that a question lacks, has twice or can't have. Errors are at <c>questions[2].title</c> and the like.
    /// </summary>
    public static Result<IReadOnlyList<Question>> Of(IReadOnlyList<Question> questions)
    {
        var errors = new FieldErrors();
        if (questions.Count is 0 or > MaxQuestions)
            errors.Add("questions", new($"应有 1 到 {MaxQuestions} 题。", $"Give 1 to {MaxQuestions} questions."));
        foreach (var (i, question) in questions.Index())
            Check(question, $"questions[{i}]", errors);
        return errors.ToRefusal("questionnaire.questions_invalid", new("请更正标出的题目。", "Correct the questions that are marked.")) is { } refusal
            ? refusal
            : questions.Index().Select(each => each.Item with
            {
                Id = $"q{each.Index + 1}",
                Title = each.Item.Title.Trim(),
                EnglishTitle = OrNull(each.Item.EnglishTitle),
                Choices = [.. each.Item.Choices.Select(choice => new QuestionChoice(choice.Label.Trim(), OrNull(choice.EnglishLabel)))],
            }).ToList();
    }

    private static void Check(Question question, string at, FieldErrors errors)
    {
        Report("title", FieldRules.Required(question.Title) ?? FieldRules.Line(question.Title, MaxTitle));
        Report("englishTitle", FieldRules.Line(question.EnglishTitle, MaxTitle * 2));
        if (!Enum.IsDefined(question.Kind))
            errors.Add($"{at}.kind", new("没有这种题型。", "There is no such kind of question."));
        if (question.Kind == QuestionKind.Choice ? question.Choices.Count is < MinChoices or > MaxChoices : question.Choices.Count > 0)
        {
            errors.Add($"{at}.choices", new(
                $"单选题应有 {MinChoices} 到 {MaxChoices} 个选项，其他题型没有选项。", $"A choice has {MinChoices} to {MaxChoices} choices, the other kinds none."));
        }

        foreach (var choice in question.Choices)
        {
            Report("choices", FieldRules.Required(choice.Label) ?? FieldRules.Line(choice.Label, MaxLabel));
            Report("choices", FieldRules.Line(choice.EnglishLabel, MaxLabel * 2));
        }

        if (question.Choices.Select(choice => choice.Label?.Trim()).Distinct().Count() < question.Choices.Count)
            errors.Add($"{at}.choices", new("选项不能重复。", "No choice may be there twice."));

        void Report(string field, Text? message)
        {
            if (message is { } text)
                errors.Add($"{at}.{field}", text);
        }
    }

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
