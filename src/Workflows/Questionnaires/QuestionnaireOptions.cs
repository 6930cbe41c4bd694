using System.ComponentModel.DataAnnotations;

namespace BaseWorkflows.Workflows.Questionnaires;

/// <summary>Section <c>Questionnaires</c>.</summary>
public sealed class QuestionnaireOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Questionnaires";

    /// <summary>How many people must have answered before results are shown to anybody: among fewer, an answer points to its person.</summary>
    [Range(2, 50)]
    public int MinimumAnswers { get; init; } = 3;

    /// <summary>Calls of the public form that one address may make in a minute; a whole class may sit behind one. More are answered 429.</summary>
    [Range(1, 100_000)]
    public int RequestsPerMinute { get; init; } = 600;
}
