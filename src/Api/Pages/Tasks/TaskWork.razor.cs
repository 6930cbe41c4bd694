using BaseWorkflows.Api.Components.Shared;
using BaseWorkflows.Api.Components.Timelines;
using BaseWorkflows.Api.Components.Words;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using W = BaseWorkflows.Api.Components.Words.Words;

namespace BaseWorkflows.Api.Pages.Tasks;

/// <summary>Works on an open task: fills it in, saves it for later, decides it.</summary>
public sealed partial class TaskWork : ComponentBase, IDisposable
{
    private OutcomeItem? asked;
    private ElementReference sure;
    private bool focusSure;

    /// <summary>The task in work.</summary>
    [Parameter, EditorRequired]
    public TaskEditor Editor { get; set; } = default!;

    /// <summary>Told how it was decided.</summary>
    [Parameter]
    public EventCallback<OutcomeItem> Completed { get; set; }

    /// <summary>Asked for when the visitor gives up what they typed for what is stored.</summary>
    [Parameter]
    public EventCallback Reload { get; set; }

    /// <summary>What stands above the form: what to do elsewhere first.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    private TaskDetail Detail => Editor.Detail;

    private TaskItem Task => Editor.Detail.Task;

    private string NeedingComment => string.Join(W.ListSeparator, Task.Outcomes
        .Where(outcome => Detail.CommentNeededFor.Contains(outcome.Name)).Select(outcome => Returns.Contains(outcome) ? W.ReturnIt : outcome.Label.Say()).Distinct());

    /// <summary>The returns among which one is chosen; none where there is but one, which is a button like the others.</summary>
    private IReadOnlyList<OutcomeItem> Returns => Task.Outcomes.Where(outcome => Outcomes.KindOf(outcome.Name) == "Return").ToList() is { Count: > 1 } several ? several : [];

    private string SaveState => Editor switch
    {
        { IsBusy: true } => W.Saving,
        { HasUnsaved: true } => W.Unsaved,
        { SavedAt: { } at } => W.SavedAt(Moments.TimeOfDay(at)),
        _ => "",
    };

    private string? LastChange => Detail.History.Count == 0
        ? null
        : EventLines.Of(Detail.History[^1]) is var last ? W.LastChange(Moments.DateAndTime(last.At), last.Who ?? W.System, last.What) : null;

    /// <inheritdoc />
    public void Dispose() => Editor.Changed -= Redraw;

    /// <inheritdoc />
    protected override void OnInitialized() => Editor.Changed += Redraw;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!focusSure)
            return;
        focusSure = false;
        await sure.FocusAsync();
    }

    // What can't be taken back by going on is asked once more.
    private static bool IsGrave(OutcomeItem outcome) => Outcomes.KindOf(outcome.Name) is "Reject" or "Return" or "Withdraw";

    private string Look(OutcomeItem outcome) => IsGrave(outcome) ? "grave" : outcome == Task.Outcomes[0] ? "first" : "other";

    private void ChooseReturn(ChangeEventArgs change)
    {
        if (Returns.FirstOrDefault(outcome => outcome.Name == change.Value?.ToString()) is { } chosen)
            asked = chosen;
    }

    private async Task DecideAsync(OutcomeItem outcome)
    {
        if (!Editor.Check(outcome))
            await ShowMessagesAsync();
        else if (IsGrave(outcome))
            (asked, focusSure) = (outcome, true);
        else
            await SendAsync(outcome);
    }

    private async Task SendAsync(OutcomeItem outcome)
    {
        var completed = await Editor.CompleteAsync(outcome.Name);
        asked = null;
        if (completed.IsOk)
            await Completed.InvokeAsync(outcome);
        else
            await ShowMessagesAsync();
    }

    private async Task KeepMineAsync()
    {
        await Editor.ReadAgainAsync();
        await Editor.SaveAsync();
    }

    private async Task BeforeLeavingAsync(LocationChangingContext leaving)
    {
        if (!await Editor.SaveAsync() && !await Js.InvokeAsync<bool>("confirm", W.LeaveUnsaved))
            leaving.PreventNavigation();
    }

    private async Task ShowMessagesAsync()
    {
        StateHasChanged();
        await Js.InvokeVoidAsync("baseWorkflows.showMessages");
    }

    private void Redraw(object? sender, EventArgs e) => _ = InvokeAsync(StateHasChanged);
}
