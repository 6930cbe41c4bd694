using BaseWorkflows.Api.Components;
using BaseWorkflows.Api.Components.Shared;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Routes;
using BaseWorkflows.Workflows.Routes.Editing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using MudBlazor;
using W = BaseWorkflows.Api.Components.Words.Words;

namespace BaseWorkflows.Api.Pages.Routes.Editing;

/// <summary>
/// The route editor: the steps of a route one below the other, the chosen step's properties beside them (below them on a phone). Each
/// change is saved as a draft at once, so that neither a reload nor a lost connection loses anything; publishing is a button.
/// </summary>
public sealed partial class RouteEditorPage : ComponentBase, IDisposable
{
    private RouteEditor? editor;
    private Refusal? refusal;
    private ElementReference panel;
    private (string? Selected, Spot? Adding) revealed;
    private bool publishing;
    private bool leaving;

    /// <summary>The route's definition id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>The step that is chosen at first.</summary>
    [SupplyParameterFromQuery]
    public string? Step { get; set; }

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    private string StudioHref => $"/studio?definition={Uri.EscapeDataString(Id)}";

    private bool IsSheetOpen => editor is { Selected: not null } or { Adding: not null };

    private IReadOnlyList<RouteFinding> Errors => [.. editor!.Findings.Where(finding => finding.Severity == FindingSeverity.Error)];

    private string SaveState => editor switch
    {
        null => "",
        { Refusal: not null, IsDirty: true } => W.NotSaved,
        { IsSaving: true } or { IsDirty: true } => W.Saving,
        { SavedAt: { } at } => W.RouteSavedAt(Moments.TimeOfDay(at)),
        { Row.IsDraft: false } => W.ChangesMakeDraft,
        _ => "",
    };

    /// <inheritdoc />
    public void Dispose() => editor?.Dispose();

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (editor?.Row.DefinitionId != Id)
            await LoadAsync();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // Keyboards and screen readers go on where the choice is: in the panel.
        if (editor is null || revealed == (editor.Selected, editor.Adding))
            return;
        revealed = (editor.Selected, editor.Adding);
        if (IsSheetOpen)
            await Js.InvokeVoidAsync("baseWorkflows.focusPanel", panel);
    }

    private async Task LoadAsync()
    {
        var opened = await UseCases.RunAsync<OpenRouteEditor, OpenedRoute>((open, caller) => open.HandleAsync(Id, caller, CancellationToken.None));
        refusal = opened.Refusal;
        if (!opened.IsOk)
            return;

        editor?.Dispose();
        editor = new RouteEditor(opened.Value, SaveAsync, Time);
        editor.Changed += (_, _) => _ = InvokeAsync(ShowAndSaveAsync);
        editor.Select(Step);
    }

    private Task<Result<SavedDefinition>> SaveAsync(string json, DefinitionRow opened)
    {
        var request = new SaveDraftRequest(json, opened.VersionId) { ExpectedContentHash = opened.ContentHash };
        return UseCases.RunAsync<SaveDraft, SavedDefinition>(
            (save, caller) => save.HandleAsync(request, caller, CancellationToken.None), Guid.NewGuid().ToString());
    }

    private async Task ShowAndSaveAsync()
    {
        StateHasChanged();
        if (editor is { NeedsSaving: true })
            await editor.SaveAsync();
    }

    // The list looks the same before and after, so it is said what was done.
    private void Arrange()
    {
        var before = editor!.Route;
        if (editor.Do(new Arrange()))
            Snackbar.Add(ReferenceEquals(before, editor.Route) ? W.RouteIsArranged : W.RouteArranged, Severity.Success);
    }

    private async Task PublishAsync()
    {
        publishing = true;
        if (await editor!.SaveAsync()
            && await Dialogs.ShowMessageBoxAsync(W.PublishTitle, W.PublishBody, W.PublishRoute, cancelText: W.Cancel) == true)
        {
            var published = await UseCases.RunAsync<PublishDefinition, PublishedDefinition>(
                (publish, caller) => publish.HandleAsync(new(Id), caller, CancellationToken.None), Guid.NewGuid().ToString());
            editor.Note(published);
            if (published.IsOk)
                Snackbar.Add(W.NewCasesRun(published.Value.Row.Version), Severity.Success);
            else
                await Js.InvokeVoidAsync("baseWorkflows.showMessages");
        }

        publishing = false;
    }

    private void OnPanelKey(KeyboardEventArgs key)
    {
        if (key.Key == "Escape")
            editor!.Select(null);
    }

    private async Task BeforeLeavingAsync(LocationChangingContext change)
    {
        if (leaving || editor is not { IsDirty: true } || await editor.SaveAsync())
            return;

        leaving = await Dialogs.ShowMessageBoxAsync(W.LeaveTitle, W.LeaveUnsaved, W.DontSave, cancelText: W.StayHere) == true;
        if (!leaving)
            change.PreventNavigation();
    }
}
