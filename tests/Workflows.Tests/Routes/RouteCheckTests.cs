using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Routes;

public sealed class RouteCheckTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    [Test]
    public async Task What_cannot_run_is_an_error_that_names_the_activity()
    {
        var route = WorkflowDefinition.Parse(Definition("bad", [Step("odd", ("taskType", "no-such-type"))], [Connection("odd", "Approve", "gone")]));

        var verdict = await Service.With<RouteCheck, RouteVerdict>(check => Task.FromResult(check.Check(route)));

        Assert.That(verdict.HasErrors, Is.True);
        Assert.That(verdict.Findings.Select(finding => (finding.Rule, finding.ActivityId)), Is.SupersetOf(new[]
        {
            ("connection.unknown_activity", "root"), ("task.unknown_type", "odd"),
        }));
    }
}
