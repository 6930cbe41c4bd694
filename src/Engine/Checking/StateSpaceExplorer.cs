namespace BaseWorkflows.Engine;

/// <summary>
/// Walks through every state that a definition can come into, under the engine's own rules of token flow: every outcome of
/// what waits, in every order; conditions both ways unless their value is known. States that go on alike are one, so loops
/// end by themselves, and so are states that differ only by which of several branches that are alike stands where. Where there are
/// too many states it leaves out orders of concurrent steps that make no difference; where that is not enough it stops and says so.
/// </summary>
public sealed class StateSpaceExplorer(ActivityCatalog catalog, StateSpaceLimits limits)
{
    /// <summary>Explores a definition that <see cref="DefinitionCheck"/> has let through.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="watches">As what the caller watches an activity; orders of steps that make no difference to that may be left out.</param>
    public StateSpace Explore(WorkflowDefinition definition, Func<ActivityNode, IReadOnlyList<Watch>> watches)
    {
        var untracked = new HashSet<string>(StringComparer.Ordinal);
        StateSpace? near = null;
        while (true)
        {
            var exploration = new Exploration(catalog, definition, watches, untracked, limits, near);
            var space = exploration.Run();
            if (exploration.Endless is { } endless && untracked.Add(endless))
                continue;
            if (space.IsComplete || near is not null || !exploration.RanOut)
                return space;
            near = space;
        }
    }
}
