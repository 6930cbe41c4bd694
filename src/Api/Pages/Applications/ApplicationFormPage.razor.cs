using BaseWorkflows.Api.Components;
using BaseWorkflows.Api.Components.Forms;
using BaseWorkflows.Api.Components.Routing;
using BaseWorkflows.Api.Components.Shared;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Workflows.Applications;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Running;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using MudBlazor;
using Origin = BaseWorkflows.Domain.Bases.Origin;
using W = BaseWorkflows.Api.Components.Words.Words;

namespace BaseWorkflows.Api.Pages.Applications;

/// <summary>
/// The application form in steps. The step stands in the address; a draft is saved at each change of step, by its button, and some
/// seconds after the last change.
/// </summary>
public sealed partial class ApplicationFormPage : ComponentBase, IDisposable
{
    /// <summary>How long somebody must pause before the draft saves itself.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private ApplicationEditor? editor;
    private Debounce? pause;
    private FormStep current = FormStep.Basics;
    private Refusal? refusal;
    private Origin? origin;
    private IReadOnlyList<DepartmentView> departments = [];
    private IReadOnlyList<UnitView> units = [];
    private ElementReference stepsBar;
    private FormStep? revealed;
    private bool submitting;
    private bool leaving;

    /// <summary>The application; null for a new one.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>The step that is shown.</summary>
    [SupplyParameterFromQuery]
    public string? Step { get; set; }

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    private IReadOnlyList<FormStep> Steps => FormStep.Of(editor?.Category);

    private Origin Origin => editor?.Saved?.Application.Origin ?? origin!.Value;

    private string Address => editor?.Saved is { } saved ? Addresses.EditApplication(saved.Application.Id) : Addresses.NewApplication;

    private FormCase? Case => editor?.Saved is { } saved ? new(CaseKind.Application, saved.Application.Id) : null;

    private bool IsReturned => editor?.Saved is { Application.Status: ApplicationStatus.Returned };

    private string Title => editor?.Saved is { Application.Status: not ApplicationStatus.Draft } ? W.CorrectApplication : W.NewApplication;

    private string BackHref => editor?.Saved is { } saved ? Addresses.Application(saved.Application.Id) : Addresses.Applications;

    private string BackText => editor?.Saved is null ? W.Applications : W.ToApplication;

    private string SaveState => editor switch
    {
        null => "",
        { IsSaving: true } => W.Saving,
        { Refusal: not null, IsDirty: true } => W.NotSaved,
        { IsDirty: true } => W.UnsavedChanges,
        { SavedAt: { } at } => W.ApplicationSavedAt(Moments.TimeOfDay(at)),
        _ => "",
    };

    /// <inheritdoc />
    public void Dispose()
    {
        pause?.Dispose();
        editor?.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (editor is null || (Id is not null && Id != editor.Saved?.Application.Id))
            await LoadAsync();
        if (editor is null)
            return;

        var asked = Steps.FirstOrDefault(step => step.Key == Step) ?? Steps[0];
        if (asked == current)
            return;
        current = asked;
        await SaveAsync();
        if (current == FormStep.Review)
            editor.ShowMissing();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (editor is null || revealed == current)
            return;
        revealed = current;
        await Js.InvokeVoidAsync("baseWorkflows.revealCurrent", stepsBar);
    }

    private string AddressOf(FormStep step) => $"{Address}?step={step.Key}";

    private async Task LoadAsync()
    {
        var opened = await UseCases.RunAsync<OpenApplicationForm, OpenedForm>((open, caller) => open.HandleAsync(Id, caller, CancellationToken.None));
        refusal = opened.Refusal;
        if (!opened.IsOk)
            return;

        if (opened.Value.Saved is { } saved && !saved.Actions.Contains(ApplicationAction.Edit))
        {
            Navigation.NavigateTo(Addresses.Application(saved.Application.Id), replace: true);
            return;
        }

        (departments, units, origin) = (opened.Value.Departments, opened.Value.Units, opened.Value.Origin);
        Dispose();
        editor = new ApplicationEditor(opened.Value.Form, opened.Value.Saved, SaveDraftAsync, Time);
        pause = new Debounce(Time, Pause, () => _ = InvokeAsync(SaveAfterPauseAsync));
        editor.Changed += (_, _) =>
        {
            pause.Touch();
            StateHasChanged();
        };
    }

    private Task<Result<ApplicationDetail>> SaveDraftAsync(string? id, ApplicationForm form, int? version) => id is null
        ? UseCases.RunAsync<CreateApplication, ApplicationDetail>(
            (create, caller) => create.HandleAsync(new(form), caller, CancellationToken.None), Guid.NewGuid().ToString())
        : UseCases.RunAsync<SaveApplication, ApplicationDetail>(
            (save, caller) => save.HandleAsync(new(id, form, version), caller, CancellationToken.None), Guid.NewGuid().ToString());

    private async Task SaveAfterPauseAsync()
    {
        await SaveAsync();
        StateHasChanged();
    }

    private async Task<bool> SaveAsync()
    {
        pause!.Stop();
        var isNew = editor!.Saved is null;
        var saved = await editor.SaveAsync();
        if (isNew && editor.Saved is not null && !leaving)
            Navigation.NavigateTo(AddressOf(current), replace: true);

        return saved;
    }

    private async Task SubmitAsync()
    {
        submitting = true;
        pause!.Stop();
        var key = Guid.NewGuid().ToString();
        var done = await editor!.SubmitAsync((id, version) => UseCases.RunAsync<SubmitApplication, ApplicationDetail>(
            (submit, caller) => submit.HandleAsync(new(id, version), caller, CancellationToken.None), key));
        submitting = false;
        if (!done)
            return;

        leaving = true;
        Snackbar.Add(W.ApplicationSubmitted, Severity.Success);
        Navigation.NavigateTo(Addresses.Application(editor.Saved!.Application.Id));
    }

    private async Task LoadAgainAsync()
    {
        editor = null;
        await LoadAsync();
    }

    private async Task BeforeLeavingAsync(LocationChangingContext change)
    {
        if (leaving || editor is not { IsDirty: true } || IsThisForm(change.TargetLocation))
            return;

        var answer = await Dialogs.ShowMessageBoxAsync(W.LeaveTitle, W.LeaveBody, W.SaveAndLeave, W.DontSave, W.StayHere);
        leaving = answer is not null;
        if (answer is null || (answer == true && !await editor.SaveAsync()))
        {
            leaving = false;
            change.PreventNavigation();
        }
    }

    private bool IsThisForm(string target)
    {
        var path = Navigation.ToAbsoluteUri(target).AbsolutePath;
        return path == Address || path == Addresses.NewApplication;
    }
}
