namespace BaseWorkflows.Domain.Questionnaires;

/// <summary>
/// All that is kept of the answers to a questionnaire: for each question how often each answer was given, and the free texts in the
/// order of their characters. It knows no person, no time and no order, and not which answers came together: whichever of the people
/// who answered gave which answers, it is the same.
/// </summary>
public sealed class AnswerTally
{
    private AnswerTally()
    {
    }

    /// <summary>The questionnaire.</summary>
    public string QuestionnaireId { get; private set; } = null!;

    /// <summary>How many people have answered.</summary>
    public int Answers { get; private set; }

    /// <summary>By question: how often each step or choice was given, by its place.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<int>> Counts { get; private set; } = new Dictionary<string, IReadOnlyList<int>>();

    /// <summary>By question: the free texts, sorted by their characters.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Texts { get; private set; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Nothing counted yet.</summary>
    public static AnswerTally Of(Questionnaire questionnaire) => new()
    {
        QuestionnaireId = questionnaire.Id,
        Counts = questionnaire.Questions.Where(question => question.Places > 0)
            .ToDictionary(question => question.Id, question => (IReadOnlyList<int>)new int[question.Places]),
        Texts = questionnaire.Questions.Where(question => question.Places == 0)
            .ToDictionary(question => question.Id, _ => (IReadOnlyList<string>)[]),
    };

    /// <summary>Counts what one person answered.</summary>
    public void Count(IReadOnlyList<Question> questions, AnswerSheet sheet)
    {
        Answers++;
        Counts = Counts.ToDictionary(each => each.Key, each => CountIn(questions.Single(question => question.Id == each.Key), each.Value, sheet));
        Texts = Texts.ToDictionary(each => each.Key, each => sheet.Answers.TryGetValue(each.Key, out var text)
            ? [.. each.Value.Append(text).Order(StringComparer.Ordinal)]
            : each.Value);
    }

    private static IReadOnlyList<int> CountIn(Question question, IReadOnlyList<int> counts, AnswerSheet sheet)
    {
        if (!sheet.Answers.TryGetValue(question.Id, out var answer))
            return counts;
        var place = AnswerSheet.PlaceOf(question, answer);
        return [.. counts.Select((count, i) => i == place ? count + 1 : count)];
    }
}
