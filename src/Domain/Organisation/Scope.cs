using System.Diagnostics.CodeAnalysis;

namespace BaseWorkflows.Domain.Organisation;

/// <summary>How far a role reaches.</summary>
public enum ScopeKind
{
    /// <summary>The whole college.</summary>
    College,

    /// <summary>One department.</summary>
    Department,

    /// <summary>One outside unit.</summary>
    Unit,
}

/// <summary>
/// Where a role holds: the college, one department or one unit. Written <c>college</c>,
/// <c>department:pharmacy</c>, <c>unit:heping</c>.
/// </summary>
public readonly record struct Scope
{
    private Scope(ScopeKind kind, string? id) => (Kind, Id) = (kind, id);

    /// <summary>The whole college; also the default value.</summary>
    public static Scope College => default;

    /// <summary>How far it reaches.</summary>
    public ScopeKind Kind { get; }

    /// <summary>The department's or unit's id; null for the college.</summary>
    public string? Id { get; }

    /// <summary>One department.</summary>
    /// <exception cref="ArgumentException">The id is blank.</exception>
    public static Scope Department(string departmentId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(departmentId);
        return new(ScopeKind.Department, departmentId);
    }

    /// <summary>One unit.</summary>
    /// <exception cref="ArgumentException">The id is blank.</exception>
    public static Scope Unit(string unitId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(unitId);
        return new(ScopeKind.Unit, unitId);
    }

    /// <summary>Reads what <see cref="ToString"/> writes; false for anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Scope scope)
    {
        scope = default;
        if (text == "college")
            return true;

        var parts = text?.Split(':', 2);
        if (parts is not [var kind, var id] || string.IsNullOrWhiteSpace(id))
            return false;

        switch (kind)
        {
            case "department":
                scope = Department(id);
                return true;
            case "unit":
                scope = Unit(id);
                return true;
            default:
                return false;
        }
    }

    /// <inheritdoc />
    public override string ToString() => Kind switch
    {
        ScopeKind.Department => $"department:{Id}",
        ScopeKind.Unit => $"unit:{Id}",
        _ => "college",
    };
}
