namespace BaseWorkflows.Domain.Organisation;

/// <summary>A department of the college: 院（系、部）.</summary>
public sealed class Department
{
    /// <summary>Takes an id (lower case, such as <c>pharmacy</c>) and the name in both languages.</summary>
    /// <exception cref="ArgumentException">The id or the Chinese name is blank.</exception>
    public Department(string id, string name, string englishName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (Id, Name, EnglishName) = (id, name, englishName);
    }

    /// <summary>Lower case, stable, part of scopes and candidate keys.</summary>
    public string Id { get; private set; }

    /// <summary>Such as 药学系.</summary>
    public string Name { get; private set; }

    /// <summary>Such as Department of Pharmacy.</summary>
    public string EnglishName { get; private set; }

    /// <summary>Both names.</summary>
    public Text Title => new(Name, EnglishName);
}
