using System.Linq.Expressions;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Bases;

/// <summary>Asks for the register of bases. Filters that are null leave nothing out.</summary>
/// <param name="Page">Which page.</param>
/// <param name="Status">Only those that stand there.</param>
/// <param name="Category">Only clinical ones, or only the others.</param>
/// <param name="Level">Only those of this level.</param>
/// <param name="DepartmentId">Only those that concern this department.</param>
/// <param name="Discipline">Only those that take students of this discipline.</param>
/// <param name="EligibleFor">Only those that may take students in this year, 2000 to 2100.</param>
/// <param name="Text">Only those whose name, unit or number contains this, at most 100 characters.</param>
/// <param name="Sort">One of <see cref="BaseOrder.Words"/>, with <c>-</c> in front from the last to the first; by number where null.</param>
/// <param name="Eligible">With a year: those that may (true), or those with a number that may not (false).</param>
public sealed record ListBasesRequest(
    PageRequest Page, BaseStatus? Status = null, BaseCategory? Category = null, BaseLevel? Level = null, string? DepartmentId = null,
    string? Discipline = null, int? EligibleFor = null, string? Text = null, string? Sort = null, bool Eligible = true);

/// <summary>Lists the bases that the caller may see.</summary>
public sealed class ListBases(BaseReader reader, TimeProvider time)
{
    private const int MaxText = 100;

    /// <summary>Lists one page.</summary>
    public async Task<Result<Page<BaseItem>>> HandleAsync(ListBasesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (Check(request) is { } refusal)
            return refusal;

        var query = BaseOrder.Apply(Filter(reader.Visible(caller).AsNoTracking(), request), request.Sort);
        var departments = await reader.DepartmentsAsync(cancellationToken);
        if (request.EligibleFor is not { } year)
            return (await query.ToPageAsync(request.Page, cancellationToken)).Map(one => BaseItem.Of(one, departments));

        var today = time.Today();
        var candidates = await query.Where(request.Eligible ? CouldTakeStudents(year, today) : one => one.Number != null).ToListAsync(cancellationToken);
        return Answered(candidates, request, today).Map(pair => BaseItem.Of(pair.Base, departments) with { Eligibility = pair.Answer });
    }

    private static Refusal? Check(ListBasesRequest request)
    {
        var errors = new FieldErrors();
        foreach (var (field, value) in new[] { ("department", request.DepartmentId), ("discipline", request.Discipline), ("text", request.Text) })
        {
            if (FieldRules.Line(value, MaxText) is { } message)
                errors.Add(field, message);
        }

        if (!BaseOrder.IsKnown(request.Sort))
            errors.Add("sort", new($"应为 {BaseOrder.Words} 之一，前加 - 为倒序。", $"One of {BaseOrder.Words}, with - in front to reverse."));
        return errors.ToRefusal("request.invalid", new("查询条件不正确。", "The query is not valid."))
            ?? GetEligibility.CheckYear("eligibleFor", request.EligibleFor);
    }

    private static IQueryable<TrainingBase> Filter(IQueryable<TrainingBase> bases, ListBasesRequest request)
    {
        if (request.Status is { } status)
            bases = bases.Where(one => one.Status == status);
        if (request.Category is { } category)
            bases = bases.Where(one => one.Category == category);
        if (request.Level is { } level)
            bases = bases.Where(one => one.Level == level);
        if (request.DepartmentId is { } department)
            bases = bases.Where(one => one.DepartmentIds.Contains(department));
        if (request.Discipline is { } discipline)
            bases = bases.Where(one => one.Disciplines.Contains(discipline));
        if (!string.IsNullOrWhiteSpace(request.Text))
        {
            var (text, number) = (request.Text.Trim(), request.Text.Trim().ToUpperInvariant());
            bases = bases.Where(one => one.Name.Contains(text) || one.UnitName.Contains(text) || one.Number!.Contains(number));
        }

        return bases;
    }

    /// <summary>What <see cref="TrainingBase.Eligible"/> demands and a database can tell: in use, with an agreement that touches the year and is not over, and a working group.</summary>
    private static Expression<Func<TrainingBase, bool>> CouldTakeStudents(int year, DateOnly today)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        if (first < today)
            first = today;
        return one => one.Status == BaseStatus.Active && one.WorkingGroup != null
            && one.Agreement != null && one.Agreement.StartsOn <= last && one.Agreement.EndsOn >= first;
    }

    /// <summary>The last word is the domain's; what the database has left is few enough to ask it.</summary>
    private static Page<(TrainingBase Base, EligibilityItem Answer)> Answered(List<TrainingBase> candidates, ListBasesRequest request, DateOnly today)
    {
        var (year, page) = (request.EligibleFor!.Value, request.Page);
        var answered = candidates.ConvertAll(one => (one, EligibilityItem.Of(one, year, today))).FindAll(pair => pair.Item2.Eligible == request.Eligible);
        return new([.. answered.Skip((page.Page - 1) * page.Size).Take(page.Size)], answered.Count, page.Page, page.Size);
    }
}
