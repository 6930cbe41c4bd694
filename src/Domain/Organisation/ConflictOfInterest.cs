namespace BaseWorkflows.Domain.Organisation;

/// <summary>An expert as far as conflict of interest (回避) is concerned.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Name">For messages.</param>
/// <param name="DepartmentId">The department they belong to; null for none.</param>
/// <param name="UnitId">The outside unit they belong to, such as an affiliated hospital; null for none.</param>
public sealed record ExpertAffiliation(string PersonId, string Name, string? DepartmentId, string? UnitId);

/// <summary>Who is under evaluation: a unit and the departments that stand behind the application.</summary>
/// <param name="UnitId">The unit that runs the base.</param>
/// <param name="DepartmentIds">The departments concerned.</param>
public sealed record EvaluationSubject(string? UnitId, IReadOnlyCollection<string> DepartmentIds);

/// <summary>Nobody judges their own: an expert whose unit or department is under evaluation is refused (回避).</summary>
public static class ConflictOfInterest
{
    /// <summary>The refusal for this expert, or null where nothing stands against them.</summary>
    public static Refusal? Check(ExpertAffiliation expert, EvaluationSubject subject)
    {
        if (expert.UnitId is not null && expert.UnitId == subject.UnitId)
        {
            return Refuse(new(
                $"专家{expert.Name}来自被评估单位，应当回避，请另选专家。",
                $"Expert {expert.Name} belongs to the unit under evaluation; name somebody else."));
        }

        if (expert.DepartmentId is not null && subject.DepartmentIds.Contains(expert.DepartmentId))
        {
            return Refuse(new(
                $"专家{expert.Name}所在院（系、部）与被评估单位对口，应当回避，请另选专家。",
                $"Expert {expert.Name} belongs to a department concerned; name somebody else."));
        }

        return null;
    }

    private static Refusal Refuse(Text detail) =>
        new(RefusalKind.RuleBroken, "expert.conflict_of_interest", detail, Regulation.Art3_4);
}
