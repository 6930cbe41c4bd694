using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Problems;

/// <summary>A page outside the limits is refused rather than guessed: a program that asks for size 1000 must know that it gets less.</summary>
internal static class PageLimits
{
    private const int MaxPage = 1_000_000;

    public static Result<PageRequest> Check(int page, int size)
    {
        var errors = new Dictionary<string, IReadOnlyList<Text>>();
        if (page is < 1 or > MaxPage)
            errors["page"] = [new($"应为 1 到 {MaxPage}。", $"From 1 to {MaxPage}.")];
        if (size is < 1 or > PageRequest.MaxSize)
            errors["size"] = [new($"应为 1 到 {PageRequest.MaxSize}。", $"From 1 to {PageRequest.MaxSize}.")];
        return errors.Count == 0
            ? new PageRequest(page, size)
            : new Refusal(RefusalKind.Invalid, "request.page_out_of_range", new("分页参数超出范围。", "The page is outside the limits.")) { Errors = errors };
    }
}
