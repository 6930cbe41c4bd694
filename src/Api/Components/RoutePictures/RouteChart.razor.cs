using System.Globalization;
using BaseWorkflows.Api.Components.Words;
using BaseWorkflows.Workflows.Routes;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.JSInterop;
using W = BaseWorkflows.Api.Components.Words.Words;

namespace BaseWorkflows.Api.Components.RoutePictures;

/// <summary>Draws a <see cref="RoutePicture"/> as SVG; wider than the screen it scrolls, on paper it shrinks to fit.</summary>
public partial class RouteChart(IJSRuntime js) : ComponentBase
{
    private static readonly RouteMark[] Marks = [RouteMark.Added, RouteMark.Removed, RouteMark.Changed];

    // Two pictures on one page must not share the id of their arrow head.
    private readonly string arrow = Guid.NewGuid().ToString("N")[..8];
    private ElementReference window;
    private IReadOnlyList<PlacedStep> steps = [];
    private IReadOnlyList<RouteGeometry.Line> lines = [];
    private RouteGeometry.Frame frame;
    private RoutePicture? revealed;

    /// <summary>What is drawn.</summary>
    [Parameter, EditorRequired]
    public RoutePicture Picture { get; set; } = default!;

    /// <summary>Whether it is a definition by itself, so that no step has a state.</summary>
    [Parameter]
    public bool IsOfDefinition { get; set; }

    /// <summary>Whether it shows a run that was found by thinking, not a case that people are working on.</summary>
    [Parameter]
    public bool IsRun { get; set; }

    private string Summary
    {
        get
        {
            var current = Picture.Nodes.Where(node => node.State == StepState.Current).Select(node => node.Title).ToList();
            return current.Count == 0 ? W.RoutePictureTitle : W.RouteCurrentSteps(string.Join(W.ListSeparator, current));
        }
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        steps = RouteLayout.Of(Picture);
        lines = RouteGeometry.LinesOf(steps, Picture.Edges);
        frame = RouteGeometry.FrameOf(steps, lines);
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (ReferenceEquals(revealed, Picture))
            return;
        revealed = Picture;
        await js.InvokeVoidAsync("baseWorkflows.revealCurrent", window);
    }

    private string ArrowId(bool taken) => $"arrow-{arrow}-{(taken ? "taken" : "open")}";

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string ClassOf(StepState state) => state switch
    {
        StepState.Done => "route--done",
        StepState.Current => "route--current",
        StepState.Skipped => "route--skipped",
        _ => "route--pending",
    };

    private string StateName(StepState state) => state switch
    {
        StepState.Done when IsRun => W.RunPassed,
        StepState.Current when IsRun => W.RunAtFault,
        StepState.Done => W.RouteDone,
        StepState.Current => W.RouteCurrent,
        StepState.Skipped => W.RouteSkipped,
        _ => W.RoutePending,
    };

    private static string ClassOf(RouteMark mark) => mark switch
    {
        RouteMark.Added => "route--added",
        RouteMark.Removed => "route--removed",
        RouteMark.Changed => "route--changed",
        _ => "",
    };

    private static string MarkName(RouteMark mark) => mark switch
    {
        RouteMark.Added => W.RouteAdded,
        RouteMark.Removed => W.RouteRemoved,
        _ => W.RouteChanged,
    };

    private string TellOf(RouteNode node) => string.Join(" · ", new[]
    {
        node.Title, IsOfDefinition ? null : StateName(node.State), node.Mark == RouteMark.None ? null : MarkName(node.Mark), node.Who,
    }.OfType<string>());

    // Where there is only one way on, or the way is called like the step that it leads to, it needs no name.
    private string? LabelOf(RouteGeometry.Line line)
    {
        var names = line.Ways.Where(way => !IsPlain(way)).Select(NameOf).Distinct().ToList();
        return names.Count == 0 ? null : string.Join(" / ", names);
    }

    private bool IsPlain(RouteEdge way) =>
        way.Label is "" or "Done" or "Default" || Picture.Nodes.Any(node => node.Id == way.To && node.Title == way.Label);

    private static string NameOf(RouteEdge way) => (way.Title, way.Label) switch
    {
        ({ } title, _) => title.Say(),
        (_, "True") => W.Yes,
        (_, "False") => W.No,
        var (_, port) => Outcomes.Label(port).Say(),
    };

    private static string Mark(RouteNode node) => (node.Mark, node.State) switch
    {
        (RouteMark.Added, _) => "＋ ",
        (RouteMark.Removed, _) => "－ ",
        (RouteMark.Changed, _) => "✎ ",
        (_, StepState.Done) => "✓ ",
        (_, StepState.Current) => "▶ ",
        _ => "",
    };

    // Razor keeps <text> for itself, so SVG's element of that name is built by hand.
    private static RenderFragment Caption(double x, double y, string style, string text) => (RenderTreeBuilder builder) =>
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", style);
        builder.AddAttribute(2, "x", Number(x));
        builder.AddAttribute(3, "y", Number(y));
        builder.AddContent(4, text);
        builder.CloseElement();
    };
}
