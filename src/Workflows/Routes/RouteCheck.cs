using System.Diagnostics;
using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>Finds out before publishing whether a definition can run. Pure: the same definition gives the same findings.</summary>
public sealed class RouteCheck(DefinitionCheck runnable, TaskTypeRegistry taskTypes)
{
    /// <summary>Checks it.</summary>
    public RouteVerdict Check(WorkflowDefinition definition)
    {
        var watch = Stopwatch.StartNew();
        List<RouteFinding> findings =
        [
            .. runnable.Check(definition).Concat(taskTypes.Check(definition)).Select(problem => new RouteFinding(
                problem.Code, FindingSeverity.Error, problem.ActivityId, new Text(problem.Message.Zh, problem.Message.En), null, [])),
        ];
        return new RouteVerdict(findings, true, 0, watch.Elapsed);
    }
}
