using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>Cases for tests of pages: each on a route of its own with one human task.</summary>
internal static class TestCases
{
    /// <summary>Gives a task to the graduate office's officers.</summary>
    /// <param name="inputs">Inputs of the activity beside title and outcomes, such as <c>("taskType", "test-form")</c>.</param>
    /// <returns>The task's id.</returns>
    public static async Task<string> GiveAsync(params (string Name, string Value)[] inputs)
    {
        await using var scope = PagesHost.Host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var route = $"pages-{Guid.NewGuid():N}";
        var step = TestRoutes.Step("初审", [("outcomes", """["Approve","Return","Reject"]"""), .. inputs]);
        var about = new CaseRef(CaseKind.Application, route, "和平医院培养基地申请", $"base-{route[^8..]}", "和平医院培养基地");
        await Unit(services, async token =>
        {
            var published = await services.PublishUncheckedAsync(TestRoutes.Definition(route, [step], []), token);
            return published.IsOk ? (Result<string>)route : published.Refusal;
        });
        var started = await Unit(services, token => services.GetRequiredService<WorkflowRunner>().StartAsync(route, about, new JsonObject(), token));
        return await services.GetRequiredService<WorkflowsDbContext>().Set<HumanTask>()
            .Where(task => task.InstanceId == started).Select(task => task.Id).SingleAsync();
    }

    private static async Task<string> Unit(IServiceProvider services, Func<CancellationToken, Task<Result<string>>> body) =>
        (await services.GetRequiredService<UnitOfWork>().RunAsync(CommandInfo.Of(Caller.System, "test"), body, CancellationToken.None)).Value;
}
