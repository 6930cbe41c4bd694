namespace BaseWorkflows.Engine;

/// <summary>An activity that has been scheduled and not ended, as the explorer keeps it.</summary>
internal sealed class LiveActivity(ActivityPlan plan, LiveActivity? parent)
{
    // Most activities contain nothing, and states are copied all the time.
    private static readonly List<LiveActivity> None = [];

    private List<LiveActivity>? children;

    public ActivityPlan Plan => plan;

    public LiveActivity? Parent => parent;

    /// <summary>What has been scheduled in it and not ended; changed by <see cref="Add"/> and by removing only.</summary>
    public List<LiveActivity> Children => children ?? None;

    /// <summary>One bit for each connection of a flowchart that holds a token; null for all others.</summary>
    public ulong[]? Tokens { get; set; }

    /// <summary>The next child of a sequence, the rounds of a loop.</summary>
    public int Memory { get; set; }

    public bool IsWaiting { get; set; }

    public bool IsBreaking { get; set; }

    public bool IsFaulted { get; set; }

    public bool IsEnded { get; set; }

    /// <summary>The place in the queue from 1, while the state's key is written.</summary>
    public int QueuedAs { get; set; }

    /// <summary>The copy, while the state is copied.</summary>
    public LiveActivity Twin { get; private set; } = null!;

    public void Add(LiveActivity child) => (children ??= []).Add(child);

    public LiveActivity Copy(LiveActivity? copiedParent)
    {
        var copy = new LiveActivity(plan, copiedParent)
        {
            Tokens = (ulong[]?)Tokens?.Clone(),
            Memory = Memory,
            IsWaiting = IsWaiting,
            IsBreaking = IsBreaking,
            IsFaulted = IsFaulted,
        };
        Twin = copy;
        foreach (var child in Children)
            copy.Add(child.Copy(copy));
        return copy;
    }

    public IEnumerable<LiveActivity> SelfAndDescendants() => Children.SelectMany(child => child.SelfAndDescendants()).Prepend(this);
}

/// <summary>All that decides how an instance goes on: what runs, what is queued, where tokens lie, which values are known.</summary>
internal sealed class RunState
{
    /// <summary>Null once the workflow has ended.</summary>
    public LiveActivity? Root { get; set; }

    /// <summary>What the burst has still to execute.</summary>
    public List<LiveActivity> Queue { get; } = [];

    /// <summary>A loop whose next round has to be decided before anything else in the queue.</summary>
    public LiveActivity? Iterating { get; set; }

    /// <summary>By variable: the number of its value, 0 where nobody knows it.</summary>
    public int[] Values { get; set; } = [];

    public int Count { get; set; }

    /// <summary>Whether an activity runs more often at the same time than ways lead to it: there will be no end to that.</summary>
    public bool IsPiledUp { get; set; }

    /// <summary>Whether the burst goes on.</summary>
    public bool IsInBurst => Iterating is not null || Queue.Count > 0;

    /// <summary>What the burst executes next.</summary>
    public ActivityPlan Next => (Iterating ?? Queue[0]).Plan;

    public RunState Copy()
    {
        var copy = new RunState { Root = Root?.Copy(null), Values = (int[])Values.Clone(), Count = Count };
        foreach (var queued in Queue)
            copy.Queue.Add(queued.Twin);
        copy.Iterating = Iterating?.Twin;
        return copy;
    }

    /// <summary>What waits.</summary>
    public List<LiveActivity> Leaves()
    {
        var leaves = new List<LiveActivity>();
        Collect(Root);
        return leaves;

        void Collect(LiveActivity? live)
        {
            if (live is null)
                return;
            if (live.IsWaiting)
                leaves.Add(live);
            foreach (var child in live.Children)
                Collect(child);
        }
    }
}
