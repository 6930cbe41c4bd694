using BaseWorkflows.Domain;

namespace BaseWorkflows.Api.Problems;

/// <summary>A body without a field that nothing can stand in for.</summary>
internal static class Missing
{
    public static Refusal Field(string field) =>
        new(RefusalKind.Invalid, "request.invalid", new Text($"缺少“{field}”。", $"'{field}' is missing."))
        {
            Errors = new Dictionary<string, IReadOnlyList<Text>> { [field] = [new("必填。", "Required.")] },
        };
}
