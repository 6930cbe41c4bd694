namespace BaseWorkflows.Engine;

/// <summary>
/// Walks through every state that a definition can come into, under the engine's own rules of token flow: every outcome of
/// what waits, in every order; conditions both ways unless their value is known. States that go on alike are one, so loops
/// end by themselves. Where there are too many states it leaves out orders of concurrent steps that make no difference;
/// where that is not enough it stops and says so.
/// </summary>
public sealed class StateSpaceExplorer(ActivityCatalog catalog, StateSpaceLimits limits)
{
    /// <summary>Explores a definition that <see cref="DefinitionCheck"/> has let through.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="isWatched">Activities whose order matters to the caller; orders of all others may be left out.</param>
    public StateSpace Explore(WorkflowDefinition definition, Func<ActivityNode, bool> isWatched)
    {
        var untracked = new HashSet<string>(StringComparer.Ordinal);
        var isReduced = false;
        while (true)
        {
            var exploration = new Exploration(catalog, definition, isWatched, untracked, limits, isReduced);
            var space = exploration.Run();
            if (exploration.Endless is { } endless && untracked.Add(endless))
                continue;
            if (space.IsComplete || isReduced || !exploration.RanOut)
                return space;
            isReduced = true;
        }
    }
}
