using static BaseWorkflows.Engine.SoundnessCheck;

namespace BaseWorkflows.Engine;

/// <summary>
/// Activities that no run comes to. Of a chain of them the first is told, with a shortest run to the place from which the route
/// would have to go on to it, and why it does not.
/// </summary>
internal static class DeadActivities
{
    /// <summary>What is dead in a definition that was explored completely, but for what was told of already.</summary>
    public static IEnumerable<SoundnessFinding> Of(WorkflowDefinition definition, StateSpace space, HashSet<string?> told)
    {
        var dead = definition.Activities.Where(activity => !space.Begun.Contains(activity.Id) && activity.Parent is { } parent && space.Begun.Contains(parent.Id)).ToList();
        var first = dead.Where(activity => Before(activity).All(id => id == activity.Id || space.Begun.Contains(id)) || Before(activity).Any(space.Begun.Contains)).ToList();
        if (first.Count == 0)
            first = [.. dead.Take(1)];
        return first.Where(activity => !told.Contains(activity.Id)).Select(activity => Tell(activity, [.. Before(activity)], space));
    }

    private static SoundnessFinding Tell(ActivityNode activity, List<string> before, StateSpace space)
    {
        var nearest = before.Where(space.Begun.Contains).Select(id => id == activity.Parent!.Id ? activity.Parent : activity.Parent.Children.First(child => child.Id == id))
            .Select(node => (Node: node, Path: space.PathTo(node) ?? space.PathToStanding(node)))
            .Where(one => one.Path is not null).OrderBy(one => one.Path!.Count).FirstOrDefault();
        var (zh, en) = nearest.Path is not null
            ? ($"走到{Zh(nearest.Node)}之后，没有一种走法会接着到{Zh(activity)}。请检查通向它的出口和条件，或者删除它。",
                $"After {En(nearest.Node)} no run goes on to {En(activity)}. Look at the way and the condition that should lead to it, or delete it.")
            : before.TrueForAll(id => id == activity.Id)
                ? ($"没有任何连线通向{Zh(activity)}，因此没有走法可以画出。请把它接上，或者删除。",
                    $"No connection leads to {En(activity)}, so there is no run to draw. Connect it, or delete it.")
                : ($"通向{Zh(activity)}的环节本身就没有走法能到达，因此没有走法可以画出。请把它们接上，或者删除。",
                    $"What leads to {En(activity)} is never reached itself, so there is no run to draw. Connect it, or delete it.");
        return new("soundness.dead_activity", true, activity.Id, new(zh, en), nearest.Path ?? []);
    }

    /// <summary>What it would have to follow: the sources of its connections, what comes before it in a sequence, else its container.</summary>
    private static IEnumerable<string> Before(ActivityNode activity) => activity.Parent!.Type switch
    {
        "Elsa.Flowchart" => activity.Parent.Connections.Where(way => way.TargetActivity == activity.Id).Select(way => way.SourceActivity).Distinct(),
        "Elsa.Sequence" => activity.Parent.Children.TakeWhile(child => child != activity).Select(child => child.Id).TakeLast(1),
        _ => [activity.Parent.Id],
    };
}
