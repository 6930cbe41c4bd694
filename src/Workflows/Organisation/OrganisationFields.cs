using BaseWorkflows.Domain;

namespace BaseWorkflows.Workflows.Organisation;

/// <summary>Collects what is wrong with a request's fields, so that all of it is said at once.</summary>
internal sealed class OrganisationFields
{
    private readonly Dictionary<string, IReadOnlyList<Text>> errors = [];

    /// <summary>Everything that is wrong as one refusal; null when all is well.</summary>
    public Refusal? Refusal => errors.Count == 0
        ? null
        : new Refusal(RefusalKind.Invalid, "organisation.invalid",
            new("请更正标出的内容。", "Correct the fields that are marked."))
        {
            Errors = errors,
        };

    public void Demand(string field, bool holds, Text message)
    {
        if (!holds)
            errors.TryAdd(field, [message]);
    }

    public void DemandText(string field, string? value, int maxLength)
    {
        Demand(field, !string.IsNullOrWhiteSpace(value), new("必填。", "Required."));
        Demand(field, value is null || value.Length <= maxLength, new($"最多 {maxLength} 个字符。", $"At most {maxLength} characters."));
        Demand(field, value is null || !value.Any(char.IsControl), new("不能含控制字符。", "No control characters."));
    }

    public void Add(string field, IEnumerable<string> messages) =>
        errors.TryAdd(field, [.. messages.Select(message => new Text(message, message))]);
}
