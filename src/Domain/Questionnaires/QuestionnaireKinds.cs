namespace BaseWorkflows.Domain.Questionnaires;

/// <summary>Who is asked.</summary>
public enum QuestionnaireAudience
{
    /// <summary>研究生: who practises at the base.</summary>
    Students,

    /// <summary>基地导师: who guides them there.</summary>
    Mentors,
}

/// <summary>What an answer looks like.</summary>
public enum QuestionKind
{
    /// <summary>评分题: a whole number from 1 (worst) to 5 (best).</summary>
    Scale,

    /// <summary>单选题: one of the question's choices, by its place from 0.</summary>
    Choice,

    /// <summary>开放题: free text.</summary>
    Text,
}

/// <summary>Whether people can answer.</summary>
public enum QuestionnaireStatus
{
    /// <summary>进行中: until the end of its closing day.</summary>
    Open,

    /// <summary>已截止: nobody answers any more, and its results can be shown.</summary>
    Closed,
}

/// <summary>What the values are called on screen.</summary>
public static class QuestionnaireTitles
{
    /// <summary>An audience in words.</summary>
    public static Text Title(this QuestionnaireAudience audience) => audience switch
    {
        QuestionnaireAudience.Students => new("研究生", "Students"),
        QuestionnaireAudience.Mentors => new("基地导师", "Mentors"),
        _ => throw new ArgumentOutOfRangeException(nameof(audience), audience, null),
    };

    /// <summary>A kind of question in words.</summary>
    public static Text Title(this QuestionKind kind) => kind switch
    {
        QuestionKind.Scale => new("评分（1–5）", "Scale, 1–5"),
        QuestionKind.Choice => new("单选", "Choice"),
        QuestionKind.Text => new("开放回答", "Free text"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>A status in words.</summary>
    public static Text Title(this QuestionnaireStatus status) => status switch
    {
        QuestionnaireStatus.Open => new("进行中", "Open"),
        QuestionnaireStatus.Closed => new("已截止", "Closed"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
