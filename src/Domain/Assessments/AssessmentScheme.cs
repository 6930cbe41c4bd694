namespace BaseWorkflows.Domain.Assessments;

/// <summary>One thing that experts give points for.</summary>
/// <param name="Id">Short and stable within a year, such as <c>1.2</c>.</param>
/// <param name="Title">What is looked at.</param>
/// <param name="Guide">What deserves how many points; null for nothing more.</param>
/// <param name="MaxPoints">The most points, 1 to 100.</param>
/// <param name="IsCore">Whether failing it counts by itself.</param>
public sealed record Indicator(string Id, string Title, string? Guide, int MaxPoints, bool IsCore = false);

/// <summary>A dimension (6.3.3) with its weight and its indicators.</summary>
/// <param name="Dimension">Which.</param>
/// <param name="Weight">Of the total of 100.</param>
/// <param name="Indicators">What experts score.</param>
public sealed record SchemeDimension(Dimension Dimension, int Weight, IReadOnlyList<Indicator> Indicators);

/// <summary>一票否决: what fails a base whatever its score is.</summary>
/// <param name="Id">Short and stable within a year.</param>
/// <param name="Title">What happened.</param>
public sealed record VetoItem(string Id, string Title);

/// <summary>
/// How bases are assessed in a year (指标体系): dimensions, weights, indicators, vetoes and the rule for the grade. Data that the graduate
/// office edits for each year; a year's assessments all use the same.
/// </summary>
/// <param name="Dimensions">The five of 6(3)3, each once, in the regulation's order.</param>
/// <param name="Vetoes">What fails a base; a veto stands when more than half of the experts say so.</param>
/// <param name="Grades">From score, core indicators and vetoes to the grade.</param>
/// <param name="CorePercent">A core indicator is failed below this share of its points, 1 to 100.</param>
/// <param name="OutlierPoints">How far a total may be from the median before it is shown as an outlier.</param>
/// <param name="MinExperts">The fewest experts of an assessment, 1 to 15.</param>
/// <param name="ObjectionDays">How many working days a base has to object, 1 to 60.</param>
public sealed record AssessmentScheme(
    IReadOnlyList<SchemeDimension> Dimensions, IReadOnlyList<VetoItem> Vetoes, GradeRule Grades, int CorePercent = 60,
    decimal OutlierPoints = 10, int MinExperts = 3, int ObjectionDays = 5)
{
    /// <summary>The most indicators of a dimension.</summary>
    public const int MaxIndicators = 30;

    /// <summary>The most experts of an assessment.</summary>
    public const int MaxExperts = 15;

    private const int MaxTitle = 200;

    /// <summary>All indicators in order.</summary>
    public IEnumerable<Indicator> Indicators() => Dimensions.SelectMany(dimension => dimension.Indicators);

    /// <summary>What is wrong with it, by field such as <c>dimensions[0].indicators[2].maxPoints</c>; null where nothing is.</summary>
    public Refusal? Check()
    {
        var errors = new FieldErrors();
        if (!Dimensions.Select(one => one.Dimension).SequenceEqual(Enum.GetValues<Dimension>()))
            errors.Add("dimensions", new("考核内容须为第六条规定的五个方面，各一次。", "The contents are the five of article 6, each once."));
        if (Dimensions.Sum(one => one.Weight) != 100)
            errors.Add("dimensions", new("五个方面的权重合计须为 100。", "The weights add up to 100."));
        foreach (var (i, dimension) in Dimensions.Index())
            Check(errors, $"dimensions[{i}]", dimension);
        if (Indicators().Select(one => one.Id).Concat(Vetoes.Select(one => one.Id)).GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            errors.Add("dimensions", new($"编号“{twice.Key}”重复。", $"The id “{twice.Key}” is there twice."));
        foreach (var (i, veto) in Vetoes.Index())
            CheckItem(errors, $"vetoes[{i}]", veto.Id, veto.Title);
        Grades.Check(errors, "grades");
        Between(errors, "corePercent", CorePercent, 1, 100);
        Between(errors, "minExperts", MinExperts, 1, MaxExperts);
        Between(errors, "objectionDays", ObjectionDays, 1, 60);
        if (OutlierPoints is <= 0 or > 100)
            errors.Add("outlierPoints", new("应大于 0、不超过 100。", "Above 0, at most 100."));
        return errors.ToRefusal("assessment.scheme_invalid", new("指标体系有误，请按提示修改。", "The scheme is not valid; see the fields."), Regulation.Art6_3_3);
    }

    private static void Check(FieldErrors errors, string path, SchemeDimension dimension)
    {
        Between(errors, $"{path}.weight", dimension.Weight, 1, 100);
        if (dimension.Indicators.Count is 0 or > MaxIndicators)
            errors.Add($"{path}.indicators", new($"应有 1 至 {MaxIndicators} 项指标。", $"1 to {MaxIndicators} indicators."));
        foreach (var (i, indicator) in dimension.Indicators.Index())
        {
            CheckItem(errors, $"{path}.indicators[{i}]", indicator.Id, indicator.Title);
            Between(errors, $"{path}.indicators[{i}].maxPoints", indicator.MaxPoints, 1, 100);
            if (FieldRules.Multiline(indicator.Guide, 1_000) is { } guide)
                errors.Add($"{path}.indicators[{i}].guide", guide);
        }
    }

    private static void CheckItem(FieldErrors errors, string path, string id, string title)
    {
        // Ids become names of form fields.
        if (id.Length is 0 or > 10 || !id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.'))
            errors.Add($"{path}.id", new("编号为 1 至 10 位字母、数字或点。", "1 to 10 letters, digits or points."));
        if ((FieldRules.Required(title) ?? FieldRules.Line(title, MaxTitle)) is { } problem)
            errors.Add($"{path}.title", problem);
    }

    private static void Between(FieldErrors errors, string path, int value, int min, int max)
    {
        if (FieldRules.Between(value, min, max) is { } message)
            errors.Add(path, message);
    }
}
