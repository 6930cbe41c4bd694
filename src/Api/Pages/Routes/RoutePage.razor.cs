using BaseWorkflows.Api.Components;
using BaseWorkflows.Api.Components.Dialogs;
using BaseWorkflows.Api.Components.Routing;
using BaseWorkflows.Api.Components.Statuses;
using BaseWorkflows.Api.Components.Timelines;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using W = BaseWorkflows.Api.Components.Words.Words;

namespace BaseWorkflows.Api.Pages.Routes;

/// <summary>A route with its versions: publish, retract, compare, go back.</summary>
public partial class RoutePage : ComponentBase
{
    private IReadOnlyList<DefinitionRow>? versions;
    private IReadOnlyList<VersionUse> use = [];
    private IReadOnlyList<TimelineEntry> entries = [];
    private RoutePicture? picture;
    private Refusal? refusal;
    private bool mayEdit;
    private string? loaded;

    /// <summary>The route.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    private DefinitionRow Latest => versions![0];

    private DefinitionRow? Published => versions!.FirstOrDefault(row => row.IsPublished);

    private (Text Label, StatusMood Mood) State => RouteWords.Of(Latest, Published);

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (loaded == Id)
            return;
        loaded = Id;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var latest = await UseCases.RunAsync<GetDefinition, StoredDefinition>(
            (get, caller) => get.HandleAsync(GetDefinitionRequest.Latest(Id), caller, CancellationToken.None));
        refusal = latest.Refusal;
        if (!latest.IsOk)
            return;

        var listed = await UseCases.RunAsync<ListDefinitions, Page<DefinitionRow>>((list, caller) => list.HandleAsync(
            new(new PageRequest(1, PageRequest.MaxSize), VersionFilter.Any, DefinitionIds: [Id], Sort: "version", Descending: true), caller, CancellationToken.None));
        var counted = await UseCases.RunAsync<GetRouteUse, IReadOnlyList<VersionUse>>((get, caller) => get.HandleAsync([Id], caller, CancellationToken.None));
        var happened = await UseCases.RunAsync<GetRouteTimeline, EventList>((get, caller) => get.HandleAsync(Id, caller, CancellationToken.None));
        var rights = await UseCases.RunAsync<GetDefinition, bool>((_, caller) => Task.FromResult<Result<bool>>(RouteKeepers.MayEdit(caller)));
        mayEdit = rights is { IsOk: true, Value: true };
        use = counted.IsOk ? counted.Value : [];
        entries = happened.IsOk ? EventLines.Of(happened.Value.Items) : [];
        var drawn = await UseCases.RunAsync<RouteDrawing, RoutePicture>((drawing, _) => Task.FromResult<Result<RoutePicture>>(drawing.Of(latest.Value.Definition)));
        picture = drawn.IsOk ? drawn.Value : null;
        versions = listed.IsOk ? listed.Value.Items : [latest.Value.Row];
    }

    private Task PublishAsync() => AskAsync(W.PublishRoute, W.PublishRouteBody(Latest.Version), W.RoutePublished, async () =>
        (await UseCases.RunAsync<PublishDefinition, PublishedDefinition>(
            (publish, caller) => publish.HandleAsync(new(Id), caller, CancellationToken.None), Guid.NewGuid().ToString())).Refusal);

    private Task RetractAsync() => AskAsync(W.RetractRoute, W.RetractRouteBody, W.RouteRetracted, async () =>
        (await UseCases.RunAsync<RetractDefinition, StoredDefinition>(
            (retract, caller) => retract.HandleAsync(new(Id), caller, CancellationToken.None), Guid.NewGuid().ToString())).Refusal);

    private Task RevertAsync(DefinitionRow row)
    {
        var body = Latest.IsDraft ? W.RevertBody(row.Version) + W.RevertReplacesDraft : W.RevertBody(row.Version);
        return AskAsync(W.Revert, body, W.RouteReverted, async () => (await UseCases.RunAsync<RevertDefinition, StoredDefinition>(
            (revert, caller) => revert.HandleAsync(new(Id, row.Version), caller, CancellationToken.None), Guid.NewGuid().ToString())).Refusal);
    }

    private async Task DeleteAsync(DefinitionRow row)
    {
        var isAll = versions!.Count == 1;
        await AskAsync(row.IsDraft ? W.DiscardRouteDraft : W.DeleteVersion, W.DeleteVersionBody(row.Version), W.VersionDeleted, async () =>
            (await UseCases.RunAsync<DeleteVersion, DeletedVersion>(
                (delete, caller) => delete.HandleAsync(new(row.VersionId), caller, CancellationToken.None), Guid.NewGuid().ToString())).Refusal);
        if (isAll && refusal is not null)
            Navigation.NavigateTo(Addresses.Routes);
    }

    private async Task AskAsync(string title, string body, string done, Func<Task<Refusal?>> act)
    {
        var parameters = new DialogParameters<ConfirmDialog>
        {
            { dialog => dialog.Body, body }, { dialog => dialog.Confirm, title }, { dialog => dialog.Act, act },
        };
        var dialog = await Dialogs.ShowAsync<ConfirmDialog>(title, parameters);
        if (await dialog.Result is not { Canceled: false })
            return;
        Snackbar.Add(done, Severity.Success);
        await LoadAsync();
    }
}
