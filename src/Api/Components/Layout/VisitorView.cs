using Microsoft.AspNetCore.Components;

namespace BaseWorkflows.Api.Components.Layout;

/// <summary>A part of the frame that shows who looks at it, or what waits for them; drawn again when that changes.</summary>
public abstract class VisitorView : ComponentBase, IDisposable
{
    [Inject]
    private protected Visitor Visitor { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized() => Visitor.Changed += Redraw;

    /// <inheritdoc />
    public void Dispose()
    {
        Visitor.Changed -= Redraw;
        OnDisposed();
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of what a view holds beyond that.</summary>
    protected virtual void OnDisposed()
    {
    }

    private void Redraw(object? sender, EventArgs e) => _ = InvokeAsync(StateHasChanged);
}
