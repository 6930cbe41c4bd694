namespace BaseWorkflows.Domain;

/// <summary>Collects what is wrong with the fields of a form, so that people see all of it at once.</summary>
public sealed class FieldErrors
{
    private readonly SortedDictionary<string, List<Text>> errors = new(StringComparer.Ordinal);

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => errors.Count > 0;

    /// <summary>Adds a message to a field.</summary>
    /// <param name="path">Camel case with points and indexes, such as <c>staff[2].name</c>.</param>
    /// <param name="message">What is wrong and what to do.</param>
    public void Add(string path, Text message)
    {
        if (!errors.TryGetValue(path, out var messages))
            errors[path] = messages = [];
        messages.Add(message);
    }

    /// <summary>The refusal that carries all messages; null where nothing is wrong.</summary>
    public Refusal? ToRefusal(string code, Text detail, Clause? clause = null) => Any
        ? new Refusal(RefusalKind.Invalid, code, detail, clause)
        {
            Errors = errors.ToDictionary(entry => entry.Key, entry => (IReadOnlyList<Text>)entry.Value),
        }
        : null;
}
