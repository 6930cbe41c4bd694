using System.Linq.Expressions;
using BaseWorkflows.Domain.Bases;

namespace BaseWorkflows.Workflows.Bases;

/// <summary>The orders of the register. What a base doesn't have comes last, whichever way; equals stand in the order of their proposal.</summary>
internal static class BaseOrder
{
    /// <summary>The words that are known.</summary>
    public const string Words = "name, number, status, statusSince, endsOn";

    private const string Default = "number";

    // Statuses are stored as words; they are ordered as a life goes.
    private static readonly Expression<Func<TrainingBase, int>> AsLifeGoes = LifeOrder();

    /// <summary>Whether it is one of <see cref="Words"/>, reversed or not; null is.</summary>
    public static bool IsKnown(string? sort) => sort is null || Words.Split(", ").Contains(Split(sort).Word);

    /// <summary>Orders by a known word.</summary>
    public static IOrderedQueryable<TrainingBase> Apply(IQueryable<TrainingBase> bases, string? sort)
    {
        var (word, isReversed) = Split(sort ?? Default);
        return (word switch
        {
            "name" => By(bases, one => one.Name, isReversed),
            "number" => ThenBy(bases.OrderBy(one => one.Number == null), one => one.Number, isReversed),
            "status" => By(bases, AsLifeGoes, isReversed),
            "statusSince" => By(bases, one => one.StatusSince, isReversed),
            "endsOn" => ThenBy(bases.OrderBy(one => one.Agreement == null), one => one.Agreement!.EndsOn, isReversed),
            _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, null),
        }).ThenBy(one => one.Id);
    }

    private static (string Word, bool IsReversed) Split(string sort) => sort.StartsWith('-') ? (sort[1..], true) : (sort, false);

    private static IOrderedQueryable<TrainingBase> By<TKey>(
        IQueryable<TrainingBase> bases, Expression<Func<TrainingBase, TKey>> key, bool isReversed) =>
        isReversed ? bases.OrderByDescending(key) : bases.OrderBy(key);

    private static IOrderedQueryable<TrainingBase> ThenBy<TKey>(
        IOrderedQueryable<TrainingBase> bases, Expression<Func<TrainingBase, TKey>> key, bool isReversed) =>
        isReversed ? bases.ThenByDescending(key) : bases.ThenBy(key);

    private static Expression<Func<TrainingBase, int>> LifeOrder()
    {
        var one = Expression.Parameter(typeof(TrainingBase), "one");
        Expression place = Expression.Constant(-1);
        foreach (var status in Enum.GetValues<BaseStatus>())
        {
            var isThere = Expression.Equal(Expression.Property(one, nameof(TrainingBase.Status)), Expression.Constant(status));
            place = Expression.Condition(isThere, Expression.Constant((int)status), place);
        }

        return Expression.Lambda<Func<TrainingBase, int>>(place, one);
    }
}
