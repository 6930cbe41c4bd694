using BaseWorkflows.Engine;

namespace BaseWorkflows.Workflows.Routes.Editing;

/// <summary>One entry of the list.</summary>
/// <param name="Activity">What stands in the definition.</param>
/// <param name="After">What leads on from it; null where nothing can.</param>
public abstract record StepItem(ActivityNode Activity, Gap? After)
{
    /// <summary>The activity's id.</summary>
    public string Id => Activity.Id;

    /// <summary>What people call it.</summary>
    public string Title => Activity.DisplayText;

    /// <summary>The lines inside it.</summary>
    public virtual IReadOnlyList<StepLine> Lines => [];

    /// <summary>An activity without work of its own that brings its ways together again, and is not shown; null where there is none.</summary>
    public string? MergeId { get; init; }

    /// <summary>It and what stands inside it.</summary>
    public IEnumerable<StepItem> SelfAndInner() =>
        Lines.SelectMany(line => line.Steps).SelectMany(step => step.SelfAndInner()).Prepend(this);

    /// <summary>The activities that belong to it, those that are not shown included.</summary>
    internal IEnumerable<string> Content() =>
        SelfAndInner().SelectMany(step => new[] { step.Id, step.MergeId, (step as ParallelGroup)?.JoinId }).OfType<string>();
}

/// <summary>Something that is done: by people, or by the system.</summary>
/// <param name="Activity">What stands in the definition.</param>
/// <param name="After">What leads on from it.</param>
/// <param name="Ways">Its outcomes and where each leads, from best to worst.</param>
/// <param name="IsHuman">Whether people do it.</param>
public sealed record PlainStep(ActivityNode Activity, Gap? After, IReadOnlyList<OutcomeWay> Ways, bool IsHuman) : StepItem(Activity, After);

/// <summary>Branches that run at the same time.</summary>
/// <param name="Activity">The fork.</param>
/// <param name="After">What leads on behind the join.</param>
/// <param name="Branches">The lines.</param>
/// <param name="JoinId">The join; null where the branches meet without one.</param>
/// <param name="WaitsForAll">Whether all branches must be done before the route goes on; else the first one decides and the others are cancelled.</param>
public sealed record ParallelGroup(ActivityNode Activity, Gap? After, IReadOnlyList<StepLine> Branches, string? JoinId, bool WaitsForAll)
    : StepItem(Activity, After)
{
    /// <inheritdoc />
    public override IReadOnlyList<StepLine> Lines => Branches;
}

/// <summary>Cases of which one is taken.</summary>
/// <param name="Activity">The switch or decision.</param>
/// <param name="After">What leads on below the cases.</param>
/// <param name="Cases">The lines; the last one is “otherwise”.</param>
/// <param name="Continues">The one case that the list goes on with below the condition, where the others all end; null where cases meet again.</param>
public sealed record ConditionStep(ActivityNode Activity, Gap? After, IReadOnlyList<StepLine> Cases, string? Continues)
    : StepItem(Activity, After)
{
    /// <inheritdoc />
    public override IReadOnlyList<StepLine> Lines => Cases;

    /// <summary>Whether it only knows yes and no.</summary>
    public bool IsDecision => Activity.Type == "Elsa.FlowDecision";

    /// <summary>The port of “otherwise”.</summary>
    public string Otherwise => IsDecision ? "False" : "Default";
}

/// <summary>Goes back to the very step that returned the case.</summary>
/// <param name="Activity">The switch.</param>
/// <param name="Variable">The name of the variable that remembers that step.</param>
/// <param name="Steps">The steps to which it can go back.</param>
public sealed record BackStep(ActivityNode Activity, string Variable, IReadOnlyList<string> Steps) : StepItem(Activity, (Gap?)null);

/// <summary>The route ends here.</summary>
public sealed record EndStep(ActivityNode Activity) : StepItem(Activity, (Gap?)null);

/// <summary>Where an outcome leads.</summary>
public enum WayKind
{
    /// <summary>To the next step.</summary>
    Next,

    /// <summary>To a line of its own, or to a step elsewhere that comes later.</summary>
    Aside,

    /// <summary>Back to an earlier step.</summary>
    Back,

    /// <summary>Nowhere yet: a case would stop there.</summary>
    Nowhere,

    /// <summary>To several places at once, which the list can't show.</summary>
    Several,
}

/// <summary>An outcome of a step and where it leads.</summary>
/// <param name="Outcome">The port.</param>
/// <param name="Kind">What kind of way it is.</param>
/// <param name="Target">The activity; null where there is none, or several.</param>
public sealed record OutcomeWay(string Outcome, WayKind Kind, string? Target);
