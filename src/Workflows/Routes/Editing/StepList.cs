using BaseWorkflows.Domain;
using BaseWorkflows.Engine;

namespace BaseWorkflows.Workflows.Routes.Editing;

/// <summary>
/// A route as a vertical list of steps, for people who never saw a flowchart. It is read from the definition each time and stored
/// nowhere: the definition is the only truth, and each <see cref="RouteEdit"/> works on it.
/// </summary>
/// <param name="Main">The steps of a case that everybody approves, from the beginning.</param>
/// <param name="Sides">Where outcomes lead that leave the main line, such as what follows a rejection or a return.</param>
/// <param name="Unshown">What this form can't show. It stays in the definition as it is.</param>
public sealed record StepList(StepLine Main, IReadOnlyList<SideLine> Sides, IReadOnlyList<Unshown> Unshown)
{
    private IReadOnlyDictionary<string, StepItem>? byId;

    /// <summary>Every step at every depth, in the order of the page.</summary>
    public IEnumerable<StepItem> All => Main.Steps.Concat(Sides.SelectMany(side => side.Line.Steps)).SelectMany(step => step.SelfAndInner());

    /// <summary>Reads a definition. Whatever the definition is, there is a list, though it may be empty but for <see cref="Unshown"/>.</summary>
    public static StepList Of(WorkflowDefinition definition) => ListReading.Read(definition);

    /// <summary>
    /// The definition after one change. Everything that the change is not about keeps its id, connections, position and unknown
    /// properties; what stood below a new step moves down to make room for it.
    /// </summary>
    /// <returns>The same definition where nothing changes, or why it can't be done.</returns>
    public static Result<WorkflowDefinition> Apply(WorkflowDefinition definition, RouteEdit change) => change.On(definition);

    /// <summary>The step of that id, at any depth; null where the list doesn't show it.</summary>
    public StepItem? Find(string id) =>
        (byId ??= All.ToDictionary(step => step.Id, StringComparer.Ordinal)).GetValueOrDefault(id);

    /// <summary>The line in which a step stands; null where the list doesn't show it.</summary>
    public StepLine? LineOf(string id) => Lines.FirstOrDefault(line => line.Steps.Any(step => step.Id == id));

    /// <summary>The connections at a spot, which a step put there would cut; null where nothing can be put.</summary>
    public Gap? GapAt(Spot spot) => spot.Kind switch
    {
        SpotKind.Beginning => Main.Head,
        SpotKind.After => Find(spot.Id)?.After,
        SpotKind.First => Find(spot.Id)?.Lines.FirstOrDefault(line => line.Name == spot.Port)?.Head,
        SpotKind.Before => Sides.Select(side => side.Line).FirstOrDefault(line => line.Steps is [var first, ..] && first.Id == spot.Id)?.Head,
        _ => null,
    };

    /// <summary>
    /// The innermost parallel group in one of whose branches a spot is, or from one of whose branches a side line with the spot is come to;
    /// null where it is in none.
    /// </summary>
    public ParallelGroup? GroupAround(Spot spot)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return spot.Kind == SpotKind.First ? Around(spot.Id) : Outside(spot.Id);

        ParallelGroup? Around(string id) => Find(id) as ParallelGroup ?? Outside(id);

        ParallelGroup? Outside(string id)
        {
            if (!seen.Add(id) || LineOf(id) is not { } line)
                return null;
            return All.FirstOrDefault(item => item.Lines.Contains(line)) is { } owner
                ? Around(owner.Id)
                : Sides.Where(side => side.Line == line).SelectMany(side => side.From).Select(from => Outside(from.ActivityId)).FirstOrDefault(group => group is not null);
        }
    }

    /// <summary>Whether a step stands at a spot.</summary>
    public bool StandsAt(string id, Spot spot) => spot.Kind switch
    {
        SpotKind.Beginning => Main.Steps is [var first, ..] && first.Id == id,
        SpotKind.First => Find(spot.Id)?.Lines.FirstOrDefault(line => line.Name == spot.Port)?.Steps is [var first, ..] && first.Id == id,
        SpotKind.Before => NextOf(id) == spot.Id,
        _ => NextOf(spot.Id) == id,
    };

    private string? NextOf(string id) => LineOf(id)?.Steps.SkipWhile(step => step.Id != id).Skip(1).FirstOrDefault()?.Id;

    /// <summary>Every line at every depth.</summary>
    internal IEnumerable<StepLine> Lines => Sides.Select(side => side.Line).Prepend(Main).Concat(All.SelectMany(step => step.Lines));
}

/// <summary>Steps one below the other.</summary>
/// <param name="Name">The branch or case; empty for the main line and side lines.</param>
/// <param name="Steps">From top to bottom.</param>
/// <param name="Head">What leads in; null where no step can be put first.</param>
/// <param name="End">How it goes on below its last step.</param>
public sealed record StepLine(string Name, IReadOnlyList<StepItem> Steps, Gap? Head, LineEnd End)
{
    /// <summary>What leads out of its last step; null where nothing does.</summary>
    public Gap? Tail => Steps is [.., var last] ? last.After : Head;
}

/// <summary>How a line goes on.</summary>
public enum LineEndKind
{
    /// <summary>Into what stands below the parallel group or condition.</summary>
    FlowsOn,

    /// <summary>It ends with its last step.</summary>
    Ends,

    /// <summary>At a step that is shown elsewhere.</summary>
    JumpsTo,

    /// <summary>In a way that the list can't show.</summary>
    Unclear,
}

/// <summary>How a line goes on, and where.</summary>
public sealed record LineEnd(LineEndKind Kind, string? ActivityId = null);

/// <summary>A line beside the main one, and the outcomes that lead into it; none where no step leads there any more.</summary>
public sealed record SideLine(StepLine Line, IReadOnlyList<PortRef> From);

/// <summary>A part of the definition that the list can't show.</summary>
/// <param name="ActivityId">The activity.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Why">Why not, in words.</param>
public sealed record Unshown(string ActivityId, string Title, Text Why);

/// <summary>A port of an activity.</summary>
public readonly record struct PortRef(string ActivityId, string Port);

/// <summary>The connections between a step and the next.</summary>
/// <param name="From">The ports that they leave.</param>
/// <param name="To">Where they lead; null where nothing follows.</param>
/// <param name="IsBeginning">Whether it is the beginning of a route that has no Start activity, so that no connection leads in.</param>
public sealed record Gap(IReadOnlyList<PortRef> From, string? To, bool IsBeginning = false);

/// <summary>The kinds of spot.</summary>
public enum SpotKind
{
    /// <summary>Before the first step of the main line.</summary>
    Beginning,

    /// <summary>Below a step.</summary>
    After,

    /// <summary>At the top of a branch or case.</summary>
    First,

    /// <summary>Above the first step of a side line.</summary>
    Before,
}

/// <summary>Where a step can be put: what a ＋ of the page stands for.</summary>
public readonly record struct Spot(SpotKind Kind, string Id = "", string Port = "")
{
    /// <summary>Before the first step of the main line.</summary>
    public static Spot Beginning { get; } = new(SpotKind.Beginning);

    /// <summary>Below a step, group or condition.</summary>
    public static Spot After(string id) => new(SpotKind.After, id);

    /// <summary>At the top of a branch or case.</summary>
    public static Spot First(string ownerId, string name) => new(SpotKind.First, ownerId, name);

    /// <summary>Above the first step of a side line.</summary>
    public static Spot Before(string id) => new(SpotKind.Before, id);
}
