using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Workflows.Bases;

/// <summary>Whether a base may take students in a year.</summary>
/// <param name="BaseId">The base.</param>
/// <param name="Year">The calendar year.</param>
/// <param name="Eligible">Yes or no.</param>
/// <param name="Reason">Why not; null for yes.</param>
/// <param name="Clause">By which clause not; null for yes.</param>
public sealed record EligibilityItem(string BaseId, int Year, bool Eligible, Text? Reason, string? Clause)
{
    internal static EligibilityItem Of(TrainingBase one, int year, DateOnly today)
    {
        var answer = one.Eligible(year, today);
        return new(one.Id, year, answer.Eligible, answer.Reason, answer.Clause?.Number);
    }
}

/// <summary>Answers the one question that other systems ask: may this base take students in that year?</summary>
public sealed class GetEligibility(BaseReader reader, TimeProvider time)
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    /// <summary>Answers it; refused (400) for a year outside 2000 to 2100.</summary>
    public async Task<Result<EligibilityItem>> HandleAsync(string id, int year, Caller caller, CancellationToken cancellationToken)
    {
        if (CheckYear("year", year) is { } refusal)
            return refusal;
        var found = await reader.FindAsync(id, caller, cancellationToken);
        return found.IsOk ? EligibilityItem.Of(found.Value, year, time.Today()) : found.Refusal;
    }

    internal static Refusal? CheckYear(string field, int? year)
    {
        var errors = new FieldErrors();
        if (FieldRules.Between(year, FirstYear, LastYear) is { } message)
            errors.Add(field, message);
        return errors.ToRefusal("base.year_invalid", new("年份超出范围。", "The year is outside the limits."));
    }
}
