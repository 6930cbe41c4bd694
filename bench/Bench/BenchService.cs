using System.Diagnostics;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BaseWorkflows.Bench;

/// <summary>The application without a host, on a fresh database, with people who approve through its use cases.</summary>
internal sealed class BenchService : IAsyncDisposable
{
    private static readonly Caller Officer = new("officer", "王经办", [new(Role.GraduateOfficer, Scope.College)], null);

    private readonly ServiceProvider services;
    private readonly TasksMade tasks;
    private int instances;

    private BenchService(FreshDatabase database, ServiceProvider services, TasksMade tasks) =>
        (Database, this.services, this.tasks) = (database, services, tasks);

    public FreshDatabase Database { get; }

    public static async Task<BenchService> StartAsync(string server)
    {
        var database = await FreshDatabase.CreateAsync(server);
        var settings = new Dictionary<string, string?>
        {
            ["Database:Provider"] = nameof(DatabaseProvider.PostgreSql),
            ["Database:ConnectionString"] = database.Connection.ConnectionString,
        };
        var tasks = new TasksMade();
        var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
            .AddSingleton<IInterceptor>(tasks)
            .AddWorkflows(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddTaskType<Approval>(Approval.TypeKey)
            .BuildServiceProvider();
        await services.StartAsync();
        var service = new BenchService(database, services, tasks);
        await service.PublishAsync();
        return service;
    }

    /// <summary>Takes so many instances through the whole route, so many at once.</summary>
    /// <returns>How long each took from its start to its end, in milliseconds.</returns>
    public async Task<double[]> RunAsync(int count, int workers)
    {
        var left = count;
        var times = new double[count];
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(async () =>
        {
            for (int next; (next = Interlocked.Decrement(ref left)) >= 0;)
            {
                var began = Stopwatch.GetTimestamp();
                await RunOneAsync();
                times[next] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            }
        })));
        return times;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Database.DisposeAsync();
    }

    private async Task RunOneAsync()
    {
        var number = Interlocked.Increment(ref instances);
        var about = new CaseRef(CaseKind.Application, $"case-{number}", $"和平医院培养基地申请 {number}", null, null);
        var instance = Ok(await In(scope => scope.GetRequiredService<UnitOfWork>().RunAsync(
            CommandInfo.Of(Officer, "bench.start"),
            token => scope.GetRequiredService<WorkflowRunner>().StartAsync(TwoApprovals.DefinitionId, about, [], token), default)));
        for (var approval = 0; approval < TwoApprovals.ApprovalsPerInstance; approval++)
        {
            var request = new CompleteTaskRequest(tasks.TakeTaskOf(instance), 1, "Approve", null, null, null);
            Ok(await In(scope => scope.GetRequiredService<CompleteTask>().HandleAsync(request, Officer, default)));
        }
    }

    private async Task PublishAsync()
    {
        Ok(await In(scope => scope.GetRequiredService<SaveDraft>().HandleAsync(new(TwoApprovals.Definition, null), Caller.System, default)));
        Ok(await In(scope => scope.GetRequiredService<PublishDefinition>().HandleAsync(new(TwoApprovals.DefinitionId), Caller.System, default)));
    }

    private async Task<T> In<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }

    private static T Ok<T>(Result<T> result) =>
        result.IsOk ? result.Value : throw new InvalidOperationException($"{result.Refusal.Code}: {result.Refusal.Detail.En}");
}
