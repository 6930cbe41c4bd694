using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.TestKit;

/// <summary>Writes lines of the event log that nothing real is behind.</summary>
public static class TestEvents
{
    /// <summary>Appends in one transaction; each line carries its place among them as <c>i</c>.</summary>
    public static Task AppendAsync(this TestService service, params string[] types) =>
        service.AppendAsync([.. types.Select((type, i) => new EventRecord(type, "test/1", new JsonObject { ["i"] = i }))]);

    /// <inheritdoc cref="AppendAsync(TestService, string[])" />
    public static Task AppendAsync(this TestService service, params EventRecord[] records) => service.In(scope => scope.AppendAsync(records));

    /// <summary>Appends in one transaction, in this scope.</summary>
    public static Task<Result<bool>> AppendAsync(this IServiceProvider scope, params EventRecord[] records) =>
        scope.GetRequiredService<UnitOfWork>().RunAsync(CommandInfo.Of(Caller.System, "test.append"), _ =>
        {
            foreach (var record in records)
                scope.GetRequiredService<EventLog>().Append(record);
            return Task.FromResult((Result<bool>)true);
        }, CancellationToken.None);
}
