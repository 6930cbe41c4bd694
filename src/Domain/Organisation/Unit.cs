namespace BaseWorkflows.Domain.Organisation;

/// <summary>An outside unit that runs a base or wants to: a hospital, a company, an institute.</summary>
public sealed class Unit
{
    /// <summary>Takes a stable id and the unit's full name.</summary>
    /// <exception cref="ArgumentException">The id or the name is blank.</exception>
    public Unit(string id, string name, string? creditCode = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (Id, Name, CreditCode) = (id, name, creditCode);
    }

    /// <summary>Stable, part of scopes and candidate keys.</summary>
    public string Id { get; private set; }

    /// <summary>The full name as on its licence, such as 长治市人民医院.</summary>
    public string Name { get; private set; }

    /// <summary>The unified social credit code (统一社会信用代码), 18 characters; null until known.</summary>
    public string? CreditCode { get; private set; }
}
