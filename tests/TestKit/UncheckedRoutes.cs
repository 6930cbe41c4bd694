using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Routes;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.TestKit;

/// <summary>
/// Publishes small routes of tests, inside the caller's unit of work: they must be able to run, but nobody asks whether they are
/// sound and lawful, since they mostly leave outcomes open. What people publish goes through <see cref="PublishDefinition"/>.
/// </summary>
public static class UncheckedRoutes
{
    /// <summary>Stores a definition as the next published version.</summary>
    public static async Task<Result<int>> PublishUncheckedAsync(this IServiceProvider scope, string json, CancellationToken cancellationToken)
    {
        var read = DefinitionShape.Read(json, scope.GetRequiredService<ActivityCatalog>());
        if (!read.IsOk)
            return read.Refusal;

        var problems = scope.GetRequiredService<DefinitionCheck>().Check(read.Value).Concat(scope.GetRequiredService<TaskTypeRegistry>().Check(read.Value)).ToList();
        if (problems.Count > 0)
            return new Refusal(RefusalKind.RuleBroken, "test.not_runnable", new(problems[0].Message.Zh, problems[0].Message.En));

        var store = scope.GetRequiredService<DefinitionStore>();
        var stored = await store.PutAsync(read.Value, await store.NewestAsync(read.Value.DefinitionId, cancellationToken), cancellationToken);
        await store.MakePublishedAsync(stored.Row, cancellationToken);
        return stored.Row.Version;
    }
}
