using System.Globalization;

namespace BaseWorkflows.Domain.Questionnaires;

/// <summary>
/// What one person answered, checked against the questions. It lives for as long as it takes to count it: nothing stores it as a whole.
/// </summary>
public sealed class AnswerSheet
{
    private AnswerSheet(IReadOnlyDictionary<string, string> answers) => Answers = answers;

    /// <summary>By the question's id: a step, the place of a choice, a text. Questions that were left out are not there.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; }

    /// <summary>Checks what was sent. Errors are at <c>answers.q2</c>; an answer to a question that isn't asked is one.</summary>
    public static Result<AnswerSheet> Of(IReadOnlyList<Question> questions, IReadOnlyDictionary<string, string?> given)
    {
        var errors = new FieldErrors();
        Dictionary<string, string> answers = [];
        foreach (var question in questions)
        {
            var answer = given.GetValueOrDefault(question.Id)?.Trim();
            if (string.IsNullOrEmpty(answer))
            {
                if (question.IsRequired)
                    errors.Add($"answers.{question.Id}", new("请回答此题。", "Please answer this question."));
            }
            else if (Check(question, answer) is { } message)
            {
                errors.Add($"answers.{question.Id}", message);
            }
            else
            {
                answers[question.Id] = answer;
            }
        }

        foreach (var unknown in given.Keys.Where(id => !questions.Any(question => question.Id == id)))
            errors.Add($"answers.{unknown}", new("没有这道题。", "There is no such question."));
        return errors.ToRefusal("questionnaire.answers_invalid", new("还有题目需要填写或更正。", "Some answers are missing or need to be corrected.")) is { } refusal
            ? refusal
            : new AnswerSheet(answers);
    }

    /// <summary>Where an answer to a question with places is counted, from 0.</summary>
    internal static int PlaceOf(Question question, string answer) =>
        int.Parse(answer, NumberStyles.None, CultureInfo.InvariantCulture) - (question.Kind == QuestionKind.Scale ? 1 : 0);

    private static Text? Check(Question question, string answer)
    {
        if (question.Kind == QuestionKind.Text)
            return FieldRules.Multiline(answer, Question.MaxText);

        var first = question.Kind == QuestionKind.Scale ? 1 : 0;
        return int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var chosen) && chosen >= first && chosen < first + question.Places
            ? null
            : new("请选择所列的一项。", "Choose one of those that are listed.");
    }
}
