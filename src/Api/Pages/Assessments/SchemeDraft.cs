using BaseWorkflows.Domain.Assessments;

namespace BaseWorkflows.Api.Pages.Assessments;

/// <summary>A scheme while it is being edited: the same, but open to change, with whatever somebody has typed.</summary>
public sealed class SchemeDraft
{
    public List<DimensionDraft> Dimensions { get; private init; } = [];

    public List<LineDraft> Vetoes { get; private init; } = [];

    public List<GradeDraft> Grades { get; private init; } = [];

    public int CorePercent { get; set; }

    public decimal OutlierPoints { get; set; }

    public int MinExperts { get; set; }

    public int ObjectionDays { get; set; }

    public static SchemeDraft Of(AssessmentScheme scheme) => new()
    {
        Dimensions = [.. scheme.Dimensions.Select(one => new DimensionDraft
        {
            Dimension = one.Dimension,
            Weight = one.Weight,
            Indicators = [.. one.Indicators.Select(item => new LineDraft { Id = item.Id, Title = item.Title, Guide = item.Guide ?? "", MaxPoints = item.MaxPoints, IsCore = item.IsCore })],
        })],
        Vetoes = [.. scheme.Vetoes.Select(one => new LineDraft { Id = one.Id, Title = one.Title })],
        Grades =
        [
            new(Grade.Excellent, scheme.Grades.Excellent), new(Grade.Good, scheme.Grades.Good), new(Grade.Passed, scheme.Grades.Passed),
        ],
        CorePercent = scheme.CorePercent,
        OutlierPoints = scheme.OutlierPoints,
        MinExperts = scheme.MinExperts,
        ObjectionDays = scheme.ObjectionDays,
    };

    public AssessmentScheme ToScheme() => new(
        [.. Dimensions.Select(one => new SchemeDimension(one.Dimension, one.Weight, [.. one.Indicators.Select(item => new Indicator(
            item.Id.Trim(), item.Title.Trim(), item.Guide.Trim() is { Length: > 0 } guide ? guide : null, item.MaxPoints, item.IsCore))]))],
        [.. Vetoes.Select(one => new VetoItem(one.Id.Trim(), one.Title.Trim()))],
        new(Grades[0].ToStep(), Grades[1].ToStep(), Grades[2].ToStep()), CorePercent, OutlierPoints, MinExperts, ObjectionDays);

    /// <summary>The first number of that beginning which nothing has yet, such as <c>3.4</c>.</summary>
    public static string FreeId(string beginning, IEnumerable<LineDraft> lines)
    {
        var taken = lines.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, 100).Select(number => $"{beginning}{number}").First(id => !taken.Contains(id));
    }
}

/// <summary>A dimension while it is being edited.</summary>
public sealed class DimensionDraft
{
    public required Dimension Dimension { get; init; }

    public int Weight { get; set; }

    public List<LineDraft> Indicators { get; init; } = [];
}

/// <summary>An indicator or a veto while it is being edited.</summary>
public sealed class LineDraft
{
    public string Id { get; set; } = "";

    public string Title { get; set; } = "";

    public string Guide { get; set; } = "";

    public int MaxPoints { get; set; } = 10;

    public bool IsCore { get; set; }
}

/// <summary>What a grade demands while it is being edited.</summary>
public sealed class GradeDraft(Grade grade, GradeStep step)
{
    public Grade Grade { get; } = grade;

    public decimal MinScore { get; set; } = step.MinScore;

    public int MaxFailedCore { get; set; } = step.MaxFailedCore;

    public GradeStep ToStep() => new(MinScore, MaxFailedCore);
}
