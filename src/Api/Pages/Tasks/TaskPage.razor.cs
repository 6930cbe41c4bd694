using BaseWorkflows.Api.Components;
using BaseWorkflows.Api.Components.Layout;
using BaseWorkflows.Api.Components.Routing;
using BaseWorkflows.Api.Components.Timelines;
using BaseWorkflows.Api.Components.Words;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Routes;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using W = BaseWorkflows.Api.Components.Words.Words;

namespace BaseWorkflows.Api.Pages.Tasks;

/// <summary>One task: what it is about, its form while it is open, its record afterwards, and where the case stands.</summary>
public sealed partial class TaskPage : ComponentBase, IDisposable
{
    private TaskEditor? editor;
    private Refusal? refusal;
    private RoutePicture? picture;
    private IReadOnlyList<TimelineEntry> history = [];
    private string? opened;
    private TaskDetail? told;

    /// <summary>Which.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private Visitor Visitor { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private TaskItem Task => editor!.Detail.Task;

    private string Lead => string.Join(" · ", new[] { Task.Base?.Name ?? Task.CaseTitle, Task.Step == Task.Title ? null : W.AtStep(Task.Step) }.OfType<string>());

    /// <inheritdoc />
    public void Dispose()
    {
        if (editor is not null)
            editor.Changed -= Redraw;
        editor?.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (opened == Id)
            return;
        opened = Id;
        await OpenAsync();
    }

    private async Task OpenAsync()
    {
        var found = await UseCases.RunAsync<GetTask, TaskDetail>((get, caller) => get.HandleAsync(Id, caller, CancellationToken.None));
        refusal = found.Refusal;
        Dispose();
        editor = found.IsOk ? new TaskEditor(found.Value, UseCases, Time, work => InvokeAsync(work)) : null;
        if (editor is null)
            return;

        editor.Changed += Redraw;
        await TellCaseAsync();
    }

    /// <summary>What happened to the whole case where the visitor may read it, else to this task; and where the case stands.</summary>
    private async Task TellCaseAsync()
    {
        told = editor!.Detail;
        var timeline = await UseCases.RunAsync<GetCaseTimeline, EventList>(
            (tell, caller) => tell.HandleAsync(Task.CaseKind, Task.CaseId, caller, CancellationToken.None));
        history = EventLines.Of(timeline.IsOk ? timeline.Value.Items : told.History);
        var drawn = await UseCases.RunAsync<GetRoutePicture, RoutePicture>(
            (draw, caller) => draw.HandleAsync(Task.CaseKind, Task.CaseId, caller, CancellationToken.None));
        picture = drawn.IsOk ? drawn.Value : null;
    }

    private Task ClaimAsync() => ActAsync<ClaimTask>(W.Claimed(Task.Title), (claim, caller) =>
        claim.HandleAsync(new(Id, Task.Revision), caller, CancellationToken.None));

    private Task ReleaseAsync() => ActAsync<ReleaseTask>(W.Released(Task.Title), (release, caller) =>
        release.HandleAsync(new(Id), caller, CancellationToken.None));

    /// <summary>Saves what is typed first: a draft stays with the task, whoever goes on with it.</summary>
    private async Task ActAsync<TUseCase>(string done, Func<TUseCase, Caller, Task<Result<TaskChanged>>> act)
        where TUseCase : notnull
    {
        await editor!.SaveAsync();
        var changed = await UseCases.RunAsync(act, Guid.NewGuid().ToString());
        refusal = changed.Refusal;
        await editor.ReadAgainAsync();
        if (changed.IsOk)
            Snackbar.Add(done, Severity.Success);
        await Visitor.RefreshAsync();
    }

    private void LeaveAsync(OutcomeItem outcome)
    {
        Snackbar.Add(W.TaskDone(Task.Title, outcome.Label.Say()), Severity.Success);
        Navigation.NavigateTo(Addresses.Inbox);
    }

    /// <summary>Draws the page again; where the task was read again, also what happened meanwhile, by whomever.</summary>
    private void Redraw(object? sender, EventArgs e) => _ = InvokeAsync(async () =>
    {
        if (editor is not null && editor.Detail != told)
            await TellCaseAsync();
        StateHasChanged();
    });
}
