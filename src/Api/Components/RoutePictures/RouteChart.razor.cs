using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.JSInterop;
using W = BaseWorkflows.Api.Components.Words.Words;

namespace BaseWorkflows.Api.Components.RoutePictures;

/// <summary>Draws a <see cref="RoutePicture"/> as SVG; wider than the screen it scrolls, on paper it shrinks to fit.</summary>
public partial class RouteChart(IJSRuntime js) : ComponentBase
{
    // Two pictures on one page must not share the id of their arrow head.
    private readonly string arrow = Guid.NewGuid().ToString("N")[..8];
    private ElementReference window;
    private RouteGeometry.Frame frame;
    private RoutePicture? revealed;

    /// <summary>What is drawn.</summary>
    [Parameter, EditorRequired]
    public RoutePicture Picture { get; set; } = new([], []);

    private string Summary
    {
        get
        {
            var current = Picture.Nodes.Where(node => node.State == RouteNodeState.Current).Select(node => node.Title).ToList();
            return current.Count == 0 ? W.RoutePictureTitle : W.RouteCurrentSteps(string.Join(W.ListSeparator, current));
        }
    }

    /// <inheritdoc />
    protected override void OnParametersSet() => frame = RouteGeometry.FrameOf(Picture);

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

    private static string ClassOf(RouteNodeState state) => state switch
    {
        RouteNodeState.Done => "route--done",
        RouteNodeState.Current => "route--current",
        RouteNodeState.Skipped => "route--skipped",
        _ => "route--pending",
    };

    private static string StateName(RouteNodeState state) => state switch
    {
        RouteNodeState.Done => W.RouteDone,
        RouteNodeState.Current => W.RouteCurrent,
        RouteNodeState.Skipped => W.RouteSkipped,
        _ => W.RoutePending,
    };

    private static string Mark(RouteNodeState state) => state switch
    {
        RouteNodeState.Done => "✓ ",
        RouteNodeState.Current => "▶ ",
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
