using BaseWorkflows.Api.Components.Lists;
using BaseWorkflows.Api.Components.Routing;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using MudBlazor;
using W = BaseWorkflows.Api.Components.Words.Words;

namespace BaseWorkflows.Api.Pages.Routes;

/// <summary>All routes: what is in use, what is being changed, by whom.</summary>
public partial class RoutesPage : ListPage
{
    private const long MaxImport = 2 * 1024 * 1024;

    private Page<RouteLine>? found;
    private Refusal? refusal;
    private bool mayEdit;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var answer = await RouteLine.ListAsync(UseCases, Number, Text);
        refusal = answer.Refusal;
        found = answer.IsOk ? answer.Value : found;
        var rights = await UseCases.RunAsync<GetDefinition, bool>((_, caller) => Task.FromResult<Result<bool>>(RouteKeepers.MayEdit(caller)));
        mayEdit = rights is { IsOk: true, Value: true };
    }

    private async Task CreateAsync()
    {
        var parameters = new DialogParameters<NewRouteDialog> { { dialog => dialog.Act, SaveNewAsync } };
        await Dialogs.ShowAsync<NewRouteDialog>(W.NewRoute, parameters);
    }

    private async Task<Refusal?> SaveNewAsync(string? name)
    {
        var saved = await SaveAsync(NewRoute.Json(name));
        if (saved.IsOk)
            Navigation.NavigateTo(Addresses.Route(saved.Value.Row.DefinitionId));
        return saved.Refusal;
    }

    private async Task ImportAsync(InputFileChangeEventArgs chosen)
    {
        if (chosen.File.Size > MaxImport)
        {
            Snackbar.Add(W.ImportTooLarge, Severity.Warning);
            return;
        }

        using var reader = new StreamReader(chosen.File.OpenReadStream(MaxImport));
        var saved = await SaveAsync(await reader.ReadToEndAsync());
        refusal = saved.Refusal;
        if (!saved.IsOk)
            return;
        Snackbar.Add(W.RouteImported(saved.Value.Row.Name), Severity.Success);
        Navigation.NavigateTo(Addresses.Route(saved.Value.Row.DefinitionId));
    }

    private Task<Result<SavedDefinition>> SaveAsync(string json) => UseCases.RunAsync<SaveDraft, SavedDefinition>(
        (save, caller) => save.HandleAsync(new(json, null), caller, CancellationToken.None), Guid.NewGuid().ToString());
}
