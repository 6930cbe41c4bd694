using System.Text.Json.Serialization;

namespace BaseWorkflows.Domain.Questionnaires;

/// <summary>A choice of a question.</summary>
/// <param name="Label">In Chinese, at most 60 characters.</param>
/// <param name="EnglishLabel">In English; null where there is none.</param>
public sealed record QuestionChoice(string Label, string? EnglishLabel = null)
{
    /// <summary>Both wordings; the Chinese one where there is no other.</summary>
    [JsonIgnore]
    public Text Wording => new(Label, EnglishLabel ?? Label);
}

/// <summary>A question.</summary>
/// <param name="Id">Unique in its questionnaire: <c>q1</c>, <c>q2</c> and so on.</param>
/// <param name="Kind">What an answer looks like.</param>
/// <param name="Title">The wording in Chinese, at most 200 characters.</param>
/// <param name="EnglishTitle">The wording in English; null where there is none.</param>
/// <param name="Choices">Two to twelve for a choice, none for the other kinds.</param>
/// <param name="IsRequired">Whether it must be answered.</param>
public sealed record Question(
    string Id, QuestionKind Kind, string Title, string? EnglishTitle, IReadOnlyList<QuestionChoice> Choices, bool IsRequired)
{
    /// <summary>The steps of a scale, from worst to best.</summary>
    public const int Steps = 5;

    /// <summary>Characters of a free text.</summary>
    public const int MaxText = 1000;

    /// <summary>Both wordings; the Chinese one where there is no other.</summary>
    [JsonIgnore]
    public Text Wording => new(Title, EnglishTitle ?? Title);

    /// <summary>How many different answers are counted; 0 for free text.</summary>
    [JsonIgnore]
    public int Places => Kind switch
    {
        QuestionKind.Scale => Steps,
        QuestionKind.Choice => Choices.Count,
        _ => 0,
    };
}
