namespace BaseWorkflows.Domain.Assessments;

/// <summary>The five contents of the annual assessment (6.3.3).</summary>
public enum Dimension
{
    /// <summary>组织建设.</summary>
    Organisation,

    /// <summary>师资队伍建设.</summary>
    Mentors,

    /// <summary>管理制度和条件保障建设.</summary>
    RulesAndConditions,

    /// <summary>专业实践的管理.</summary>
    PracticeManagement,

    /// <summary>专业实践效果.</summary>
    PracticeResults,
}

/// <summary>How a base is looked at (6.3.2).</summary>
public enum AssessmentMethod
{
    /// <summary>现场检查.</summary>
    OnSite,

    /// <summary>座谈会.</summary>
    Symposium,

    /// <summary>问卷调查.</summary>
    Questionnaire,
}

/// <summary>The conclusion of an assessment, from best to worst.</summary>
public enum Grade
{
    /// <summary>优秀.</summary>
    Excellent,

    /// <summary>良好.</summary>
    Good,

    /// <summary>合格.</summary>
    Passed,

    /// <summary>不合格: the base has to rectify (6.3.4).</summary>
    Failed,
}

/// <summary>How far an assessment has come.</summary>
public enum AssessmentStatus
{
    /// <summary>组织中: experts and methods are being chosen.</summary>
    Preparing,

    /// <summary>考核中: the chosen methods are carried out and recorded.</summary>
    Inspecting,

    /// <summary>评分中: each expert scores alone.</summary>
    Scoring,

    /// <summary>审核中: all scores are in; the graduate office concludes.</summary>
    Reviewing,

    /// <summary>公示中: the base knows the conclusion and may object.</summary>
    Announced,

    /// <summary>已结论: final.</summary>
    Concluded,

    /// <summary>已终止: the cooperation with the base ended before there was a conclusion (4.2).</summary>
    Discontinued,
}

/// <summary>What the values of an assessment are called on screen and on paper.</summary>
public static class AssessmentTitles
{
    /// <summary>A dimension in the regulation's words.</summary>
    public static Text Title(this Dimension dimension) => dimension switch
    {
        Dimension.Organisation => new("组织建设", "Organisation"),
        Dimension.Mentors => new("师资队伍建设", "Mentors"),
        Dimension.RulesAndConditions => new("管理制度和条件保障建设", "Rules and conditions"),
        Dimension.PracticeManagement => new("专业实践的管理", "Practice management"),
        Dimension.PracticeResults => new("专业实践效果", "Practice results"),
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, null),
    };

    /// <summary>A method in words.</summary>
    public static Text Title(this AssessmentMethod method) => method switch
    {
        AssessmentMethod.OnSite => new("现场检查", "On-site inspection"),
        AssessmentMethod.Symposium => new("座谈会", "Symposium"),
        AssessmentMethod.Questionnaire => new("问卷调查", "Questionnaire"),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
    };

    /// <summary>A grade in words.</summary>
    public static Text Title(this Grade grade) => grade switch
    {
        Grade.Excellent => new("优秀", "Excellent"),
        Grade.Good => new("良好", "Good"),
        Grade.Passed => new("合格", "Passed"),
        Grade.Failed => new("不合格", "Failed"),
        _ => throw new ArgumentOutOfRangeException(nameof(grade), grade, null),
    };

    /// <summary>A status in words.</summary>
    public static Text Title(this AssessmentStatus status) => status switch
    {
        AssessmentStatus.Preparing => new("组织中", "Being prepared"),
        AssessmentStatus.Inspecting => new("考核中", "Being inspected"),
        AssessmentStatus.Scoring => new("评分中", "Being scored"),
        AssessmentStatus.Reviewing => new("审核中", "Under review"),
        AssessmentStatus.Announced => new("公示中", "Open to objections"),
        AssessmentStatus.Concluded => new("已结论", "Concluded"),
        AssessmentStatus.Discontinued => new("已终止", "Discontinued"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
