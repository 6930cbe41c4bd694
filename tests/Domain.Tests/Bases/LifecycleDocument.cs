using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;

namespace BaseWorkflows.Domain.Tests.Bases;

/// <summary>Writes <c>docs/lifecycle.md</c> from the table of legal moves.</summary>
internal static class LifecycleDocument
{
    private const string Head =
        """
        # 基地的生命周期 · Life of a base

        由 `Lifecycle.Rules`（`src/Domain/Bases/Lifecycle.cs`）生成，请勿手工修改。表中没有的操作一律拒绝（`base.action_not_allowed`）。

        Generated from `Lifecycle.Rules` (`src/Domain/Bases/Lifecycle.cs`); don't edit. Any move that is not listed is refused
        with `base.action_not_allowed`. To write it anew: `UPDATE_DOCS=1 dotnet test tests/Domain.Tests`.
        """;

    public static string Render(IReadOnlyList<LifecycleRule> rules) =>
        string.Join('\n', [Head, "", .. Diagram(rules), "", .. Table(rules), ""]);

    private static IEnumerable<string> Diagram(IReadOnlyList<LifecycleRule> rules) =>
    [
        "```mermaid",
        "stateDiagram-v2",
        .. Enum.GetValues<BaseStatus>().Select(status => $"    state \"{status.Title().Zh} {status}\" as {status}"),
        $"    [*] --> {BaseStatus.Candidate}",
        .. rules.Select(rule => $"    {rule.From} --> {rule.To}: {rule.Action.Title().Zh} {rule.Action}"),
        .. Enum.GetValues<BaseStatus>().Except(rules.Select(rule => rule.From)).Select(end => $"    {end} --> [*]"),
        "```",
    ];

    private static IEnumerable<string> Table(IReadOnlyList<LifecycleRule> rules) =>
    [
        "| 从 From | 操作 Action | 到 To | 条件 When | 由谁 By | 条款 Clause |",
        "| --- | --- | --- | --- | --- | --- |",
        .. rules.Select(rule => $"| {Name(rule.From)} | {rule.Action.Title().Zh}<br>{rule.Action} | {Name(rule.To)} " +
            $"| {rule.When.Zh}<br>{rule.When.En} | {By(rule.By)} | {rule.Clause} |"),
    ];

    private static string Name(BaseStatus status) => $"{status.Title().Zh}<br>{status}";

    private static string By(IReadOnlyList<Role> roles) => roles.Count == 0
        ? "按日期自动执行<br>the calendar"
        : $"{string.Join('、', roles.Select(role => role.Title().Zh))}<br>{string.Join(", ", roles.Select(role => role.Title().En))}";
}
