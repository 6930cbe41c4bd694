using System.Text.Json.Nodes;
using BaseWorkflows.Domain;

namespace BaseWorkflows.Workflows.Routes.Editing;

/// <summary>Where an outcome or a case is to lead.</summary>
/// <param name="Kind">The kind of way.</param>
/// <param name="ActivityId">The step, for <see cref="WayToKind.Step"/>.</param>
public readonly record struct WayTo(WayToKind Kind, string? ActivityId = null)
{
    /// <summary>On, to what stands below.</summary>
    public static WayTo Next { get; } = new(WayToKind.Next);

    /// <summary>To an end of its own.</summary>
    public static WayTo End { get; } = new(WayToKind.End);

    /// <summary>To a step elsewhere: an earlier one, or the first of a side line.</summary>
    public static WayTo Step(string id) => new(WayToKind.Step, id);
}

/// <summary>The kinds of way that can be asked for.</summary>
public enum WayToKind
{
    /// <summary>On, to what stands below.</summary>
    Next,

    /// <summary>To a step elsewhere.</summary>
    Step,

    /// <summary>To an end of its own.</summary>
    End,
}

/// <summary>Leads an outcome of a step elsewhere; an outcome that the step doesn't have yet is added as its worst.</summary>
/// <param name="Id">The step.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="To">Where it leads.</param>
public sealed record LeadOutcome(string Id, string Outcome, WayTo To) : RouteEdit
{
    private protected override bool KeepsWays => false;

    private protected override Refusal? Do(Chart chart, StepList list)
    {
        if (list.Find(Id) is not PlainStep { After: { } after } step)
            return Unknown;
        if (string.IsNullOrWhiteSpace(Outcome))
            return Refuse("no_outcome", "结果要有名称。", "An outcome needs a name.");
        var way = step.Ways.FirstOrDefault(way => way.Outcome == Outcome);
        if (way is not null && IsMain(step, Outcome))
        {
            return To.Kind == WayToKind.Next
                ? Nothing
                : Refuse("main_goes_on", "通过之后总是进入下一步。", "The positive outcome always goes on to the next step.");
        }

        var port = new PortRef(Id, Outcome);
        var next = step.MergeId ?? after.To;
        if (way is not null && (To.Kind == WayToKind.Next ? way.Kind == WayKind.Next && next is not null : To.Kind == WayToKind.Step && way.Target == To.ActivityId))
            return Nothing;
        if (To is { Kind: WayToKind.Step, ActivityId: var asked } && (asked is null || list.Find(asked) is null))
            return Unknown;

        if (way is null)
            AddOutcome(chart.Find(Id), step);
        chart.RemoveWays(one => one.Source == Id && one.Port == Outcome);
        switch (To.Kind)
        {
            case WayToKind.Next when step.MergeId is null:
                chart.Join(after, [port]);
                break;
            case WayToKind.Next:
                chart.Lead(new([port], null), next);
                break;
            case WayToKind.Step:
                chart.Lead(new([port], null), To.ActivityId);
                break;
            default:
                chart.Lead(new([port], null), Ends.Add(chart, Id));
                break;
        }

        Backs.Update(chart, Id);
        return null;
    }

    internal static bool IsMain(PlainStep step, string outcome) => step.After is { } after
        && (step.Ways.FirstOrDefault(way => way.Kind == WayKind.Next)?.Outcome == outcome || after.From is [var only] && only == new PortRef(step.Id, outcome));

    private void AddOutcome(JsonObject activity, PlainStep step) =>
        Wrapped.Set(activity, "outcomes", "Object", new JsonArray([.. step.Ways.Select(way => way.Outcome).Append(Outcome).Select(name => (JsonNode)name)]));
}

/// <summary>Takes an outcome from a step, with its connections.</summary>
/// <param name="Id">The step.</param>
/// <param name="Outcome">The outcome; the one that goes on to the next step stays.</param>
public sealed record RemoveOutcome(string Id, string Outcome) : RouteEdit
{
    private protected override bool KeepsWays => false;

    private protected override Refusal? Do(Chart chart, StepList list)
    {
        if (list.Find(Id) is not PlainStep { IsHuman: true } step || step.Ways.All(way => way.Outcome != Outcome))
            return Unknown;
        if (LeadOutcome.IsMain(step, Outcome))
            return Refuse("main_stays", "至少要有一个结果进入下一步。", "One outcome has to go on to the next step.");

        Wrapped.Set(chart.Find(Id), "outcomes", "Object", new JsonArray([.. step.Ways.Select(way => way.Outcome).Where(name => name != Outcome).Select(name => (JsonNode)name)]));
        chart.RemoveWays(way => way.Source == Id && way.Port == Outcome);
        Backs.Update(chart, Id);
        return null;
    }
}

/// <summary>Gives an outcome of a step another name; it leads where it led.</summary>
/// <param name="Id">The step.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Name">Its new name.</param>
public sealed record RenameOutcome(string Id, string Outcome, string Name) : RouteEdit
{
    private protected override bool KeepsWays => false;

    private protected override Refusal? Do(Chart chart, StepList list)
    {
        if (list.Find(Id) is not PlainStep { IsHuman: true } step || step.Ways.All(way => way.Outcome != Outcome))
            return Unknown;
        if (Outcome == Name)
            return Nothing;
        if (string.IsNullOrWhiteSpace(Name) || step.Ways.Any(way => way.Outcome == Name))
            return Refuse("outcome_twice", "结果的名称不能为空，也不能重复。", "Outcomes need names that differ.");

        Wrapped.Set(chart.Find(Id), "outcomes", "Object", new JsonArray([.. step.Ways.Select(way => (JsonNode)(way.Outcome == Outcome ? Name : way.Outcome))]));
        chart.RenamePort(Id, Outcome, Name);
        return null;
    }
}

/// <summary>Ends of their own for outcomes and cases.</summary>
internal static class Ends
{
    /// <summary>Adds an end beside or below an activity.</summary>
    public static string Add(Chart chart, string fromId)
    {
        var id = chart.Add("end", "Elsa.End", "结束");
        if (Placing.BoxOf(chart.Find(fromId)) is { } from)
            Placing.Put(chart.Find(id), from.Middle + Placing.Column, from.Y + 10);
        return id;
    }
}
