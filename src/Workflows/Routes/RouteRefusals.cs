using BaseWorkflows.Domain;
using BaseWorkflows.Engine;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>The answers that several use cases of this feature give.</summary>
internal static class RouteRefusals
{
    public static Refusal NotFound { get; } = new(RefusalKind.NotFound, "route.not_found", new("没有这个流程。", "There is no such route."));

    public static Refusal NoVersion { get; } = new(RefusalKind.NotFound, "route.no_version", new(
        "流程没有这个版本。", "The route has no such version."));

    public static Refusal Stale { get; } = new(RefusalKind.Conflict, "route.stale", new(
        "流程已被他人修改，请重新打开后再试。", "Somebody else has changed the route; open it again."));

    /// <summary>Why a definition can't be published; null where no error stands in the way.</summary>
    public static Refusal? Gate(WorkflowDefinition definition, RouteVerdict verdict)
    {
        var errors = verdict.Findings.Where(finding => finding.Severity == FindingSeverity.Error).ToList();
        if (errors.Count == 0)
            return null;

        // What can't run at all hides the rest, and what is stuck hides what is unlawful.
        bool Has(string kind) => errors.Exists(finding => finding.Rule.StartsWith(kind, StringComparison.Ordinal));
        var ways = errors.TrueForAll(finding => finding.Rule.StartsWith("soundness.", StringComparison.Ordinal)
            || finding.Rule.StartsWith("lawfulness.", StringComparison.Ordinal));
        var (code, zh, en) = !ways ? ("route.not_runnable", "不能运行", "can't run")
            : Has("soundness.") ? ("route.not_sound", "会卡住或提前结束", "would get stuck or end too early")
            : ("route.not_lawful", "不符合管理办法", "breaks the regulation");
        return new Refusal(RefusalKind.RuleBroken, code, new(
            $"流程“{definition.Name}”{zh}：{string.Join("；", errors.Select(finding => finding.Message.Zh))}",
            $"The route “{definition.Name}” {en}: {string.Join("; ", errors.Select(finding => finding.Message.En))}"))
        {
            Errors = errors.GroupBy(finding => finding.ActivityId ?? "definition")
                .ToDictionary(group => group.Key, group => (IReadOnlyList<Text>)[.. group.Select(finding => finding.Message)]),
        };
    }
}
