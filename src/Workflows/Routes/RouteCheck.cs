using System.Diagnostics;
using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Routes.Lawfulness;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>
/// Finds out before publishing whether a route can run, whether it is sound (never stuck, never cut off, always able to end) and
/// whether it keeps the regulation. Pure: the same definition gives the same findings.
/// </summary>
public sealed class RouteCheck(DefinitionCheck runnable, TaskTypeRegistry taskTypes, StateSpaceExplorer explorer, LawfulnessCheck lawfulness)
{
    /// <summary>Checks it. What can't run is not explored.</summary>
    public RouteVerdict Check(WorkflowDefinition definition)
    {
        var watch = Stopwatch.StartNew();
        var problems = runnable.Check(definition);
        List<RouteFinding> findings =
        [
            .. problems.Concat(taskTypes.Check(definition)).Select(problem => new RouteFinding(
                problem.Code, FindingSeverity.Error, problem.ActivityId, new Text(problem.Message.Zh, problem.Message.En), null, [])),
        ];
        if (problems.Count > 0)
            return new RouteVerdict(findings, true, 0, watch.Elapsed);

        var space = explorer.Explore(definition, lawfulness.Watches(definition));
        findings.AddRange(SoundnessCheck.Judge(definition, space).Select(finding => new RouteFinding(
            finding.Code, finding.IsError ? FindingSeverity.Error : FindingSeverity.Warning, finding.ActivityId,
            new Text(finding.Message.Zh, finding.Message.En), null, Steps(finding.Path))));
        findings.AddRange(StepSetupCheck.Judge(definition, taskTypes, space));
        findings.AddRange(lawfulness.Judge(definition, space));
        return new RouteVerdict([.. findings.OrderBy(finding => finding.Severity)], space.IsComplete, space.Count, watch.Elapsed);
    }

    internal static IReadOnlyList<PathStep> Steps(IReadOnlyList<RunStep> path) => [.. path.Select(step => new PathStep(step.ActivityId, step.Outcome))];
}
