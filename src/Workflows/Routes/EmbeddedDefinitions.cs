using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>Publishes the definitions that come with the service (<c>Definitions/*.json</c>) where they are new or have changed.</summary>
public sealed class EmbeddedDefinitions(UnitOfWork unitOfWork, DefinitionStore store)
{
    /// <summary>Imports all of them or none.</summary>
    /// <exception cref="InvalidOperationException">One of them can't run: the build is broken, the service must not start.</exception>
    public async Task ImportAsync(CancellationToken cancellationToken)
    {
        var imported = await unitOfWork.RunAsync(CommandInfo.Of(Caller.System, "routes.import"), ImportAllAsync, cancellationToken);
        if (!imported.IsOk)
            throw new InvalidOperationException(imported.Refusal.Detail.En);
    }

    private async Task<Result<int>> ImportAllAsync(CancellationToken cancellationToken)
    {
        var assembly = typeof(EmbeddedDefinitions).Assembly;
        var names = assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        foreach (var name in names)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var published = await store.PublishAsync(await reader.ReadToEndAsync(cancellationToken), cancellationToken);
            if (!published.IsOk)
                return published.Refusal;
        }

        return names.Count;
    }
}
