namespace BaseWorkflows.Engine;

/// <summary>
/// Branches of the outermost flowchart that do the same, step by step, and differ in nothing but their names. States that become
/// equal when such branches change places go on alike: only one of them is looked at, and what is told of it is renamed.
/// </summary>
/// <remarks>A renaming says, branch by branch, which branch stands in its place; null where all keep theirs.</remarks>
internal sealed class BranchSymmetry
{
    private readonly List<AlikeBranches> groups;
    private readonly ActivityPlan root;
    private readonly List<ulong> heads = [];
    private readonly (AlikeBranches? Group, int Branch, int Position)[] spots;
    private readonly Dictionary<ActivityNode, int> places;
    private readonly ulong[] shared;
    private readonly int length;

    private BranchSymmetry(ActivityPlan root, List<AlikeBranches> groups)
    {
        (this.root, this.groups) = (root, groups);
        spots = new (AlikeBranches?, int, int)[root.Children.Length];
        places = root.Children.ToDictionary(child => child.Node, child => child.Place);
        shared = new ulong[root.Flow!.Words];
        Array.Fill(shared, ulong.MaxValue);
        foreach (var group in groups)
        {
            group.Offset = length;
            length += group.Places.Length;
            for (var branch = 0; branch < group.Places.Length; branch++)
            {
                for (var position = 0; position < group.Places[branch].Length; position++)
                    spots[group.Places[branch][position]] = (group, branch, position);
                foreach (var slot in group.Slots[branch])
                    shared[slot >> 6] &= ~(1UL << slot);
            }
        }
    }

    /// <summary>Looks for them; null where there are none.</summary>
    public static BranchSymmetry? Of(ActivityPlan root)
    {
        if (root.Flow is null)
            return null;
        var groups = new List<AlikeBranches>();
        var taken = new HashSet<int>();
        foreach (var fork in root.Children.Where(child => child.Kind == PlanKind.FlowFork && child.PortsAreKnown))
        {
            foreach (var group in new BranchMatching(root, fork).Groups().Where(group => !group.Places.Any(branch => branch.Any(taken.Contains))))
            {
                groups.Add(group);
                taken.UnionWith(group.Places.SelectMany(branch => branch));
            }
        }

        return groups.Count == 0 ? null : new BranchSymmetry(root, groups);
    }

    /// <summary>
    /// Writes what the key of a state says of its outermost flowchart: the same where branches change places. The answer tells which
    /// branch stands where in it.
    /// </summary>
    public int[] Write(LiveActivity live, StateKeys.Text key, StateKeys.Text part, Func<LiveActivity, int, ulong> headOf, Action<LiveActivity, Func<LiveActivity, bool>> writeShared)
    {
        var tokens = live.Tokens!;
        var own = (ulong[])tokens.Clone();
        for (var word = 0; word < tokens.Length; word++)
            tokens[word] &= shared[word];
        writeShared(live, child => spots[child.Plan.Place].Group is null);
        own.CopyTo(tokens, 0);

        var order = new int[length];
        foreach (var group in groups)
            Write(group, live, order.AsSpan(group.Offset, group.Places.Length), key, part, headOf);
        return order;
    }

    /// <summary>What the branches of one state are called in another with the same key.</summary>
    public int[]? Between(int[] from, int[] to)
    {
        if (from.AsSpan().SequenceEqual(to))
            return null;
        var map = new int[length];
        foreach (var group in groups)
        {
            for (var i = group.Offset; i < group.Offset + group.Places.Length; i++)
                map[group.Offset + from[i]] = to[i];
        }

        return map;
    }

    /// <summary>First the inner renaming, then the outer one.</summary>
    public int[]? Compose(int[]? outer, int[]? inner)
    {
        if (outer is null || inner is null)
            return outer ?? inner;
        var map = new int[length];
        foreach (var group in groups)
        {
            for (var i = group.Offset; i < group.Offset + group.Places.Length; i++)
                map[i] = outer[group.Offset + inner[i]];
        }

        return map;
    }

    public ActivityPlan Rename(ActivityPlan plan, int[]? renaming) => plan.Parent == root ? root.Children[Rename(plan.Place, renaming)] : plan;

    public SpaceStep Rename(SpaceStep step, int[]? renaming) =>
        renaming is not null && places.TryGetValue(step.Activity, out var place) ? step with { Activity = root.Children[Rename(place, renaming)].Node } : step;

    /// <summary>The plans that a plan may be renamed to, itself first.</summary>
    public IEnumerable<ActivityPlan> Alike(ActivityPlan plan) => plan.Parent == root && spots[plan.Place] is { Group: { } group } spot
        ? group.Places.Select(branch => root.Children[branch[spot.Position]]).OrderByDescending(other => other == plan)
        : [plan];

    public IEnumerable<ActivityNode> Alike(ActivityNode node) =>
        places.TryGetValue(node, out var place) ? Alike(root.Children[place]).Select(plan => plan.Node) : [node];

    /// <summary>Lets the branches of two activities change places; null where that changes nothing.</summary>
    public int[]? Swap(ActivityNode one, ActivityNode other)
    {
        if (one == other || !places.TryGetValue(one, out var first) || !places.TryGetValue(other, out var second) || spots[first].Group is not { } group)
            return null;
        var renaming = new int[length];
        foreach (var each in groups)
        {
            for (var i = 0; i < each.Places.Length; i++)
                renaming[each.Offset + i] = i;
        }

        (renaming[group.Offset + spots[first].Branch], renaming[group.Offset + spots[second].Branch]) = (spots[second].Branch, spots[first].Branch);
        return renaming;
    }

    private int Rename(int place, int[]? renaming) =>
        renaming is not null && spots[place] is { Group: { } group } spot ? group.Places[renaming[group.Offset + spot.Branch]][spot.Position] : place;

    private void Write(AlikeBranches group, LiveActivity live, Span<int> order, StateKeys.Text key, StateKeys.Text part, Func<LiveActivity, int, ulong> headOf)
    {
        Span<int> ends = stackalloc int[order.Length + 1];
        part.Clear();
        for (var branch = 0; branch < order.Length; branch++)
        {
            heads.Clear();
            foreach (var child in live.Children)
            {
                var spot = spots[child.Plan.Place];
                if (spot.Group == group && spot.Branch == branch)
                    heads.Add(headOf(child, root.Children[group.Places[0][spot.Position]].Index));
            }

            heads.Sort();
            part.Add((char)(heads.Count + 1));
            foreach (var head in heads)
                part.Add(head);
            foreach (var slot in group.Slots[branch])
                part.Add((live.Tokens![slot >> 6] >> slot & 1) == 1 ? '1' : '0');
            ends[branch + 1] = part.Written.Length;
        }

        for (var branch = 0; branch < order.Length; branch++)
        {
            var at = branch;
            for (; at > 0 && Compare(order[at - 1], branch, part.Written, ends) > 0; at--)
                order[at] = order[at - 1];
            order[at] = branch;
        }

        foreach (var branch in order)
            key.Add(part.Written[ends[branch]..ends[branch + 1]]);

        static int Compare(int one, int other, ReadOnlySpan<char> text, ReadOnlySpan<int> ends) =>
            text[ends[one]..ends[one + 1]].SequenceCompareTo(text[ends[other]..ends[other + 1]]);
    }
}

/// <summary>Branches that do the same: by branch and position the place of the activity, and by branch the bits of its tokens.</summary>
internal sealed record AlikeBranches(int[][] Places, int[][] Slots)
{
    /// <summary>Where its branches begin in a renaming.</summary>
    public int Offset { get; set; }
}
