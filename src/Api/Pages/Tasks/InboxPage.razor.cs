using BaseWorkflows.Api.Components;
using BaseWorkflows.Api.Components.Layout;
using BaseWorkflows.Api.Components.Lists;
using BaseWorkflows.Api.Components.Words;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using W = BaseWorkflows.Api.Components.Words.Words;

namespace BaseWorkflows.Api.Pages.Tasks;

/// <summary>The inbox. View, search and page stand in the address; the list asks again by itself, since others work on the same tasks.</summary>
public sealed partial class InboxPage : ComponentBase, IDisposable
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(1);

    private InboxView view = InboxView.All[0];
    private Page<TaskItem>? page;
    private Refusal? refusal;
    private ITimer? timer;
    private string? busy;
    private int asked;

    /// <summary>Which view; <c>todo</c> where the address says nothing.</summary>
    [SupplyParameterFromQuery]
    public string? View { get; set; }

    /// <summary>What is sought.</summary>
    [SupplyParameterFromQuery]
    public string? Text { get; set; }

    /// <summary>Which page, from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

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

    private IReadOnlyList<Tab> Views =>
    [
        .. InboxView.All.Select(one => new Tab(
            one.Title.Say(), one.Address, one == view, one.Count?.Invoke(Visitor.Counts),
            one.View == TaskView.Overdue && Visitor.Counts.Overdue > 0)),
    ];

    /// <inheritdoc />
    public void Dispose()
    {
        Visitor.Changed -= Redraw;
        timer?.Dispose();
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Visitor.Changed += Redraw;
        timer = Time.CreateTimer(_ => InvokeAsync(AskAgainAsync), null, AskAgain, AskAgain);
    }

    /// <inheritdoc />
    protected override Task OnParametersSetAsync()
    {
        if (InboxView.Of(View) != view)
            (view, page) = (InboxView.Of(View), null);
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        // Whoever turns pages quickly sees the page that they asked for last.
        var mine = ++asked;
        var request = new ListTasksRequest(view.View, new PageRequest(Number ?? 1), Text);
        var found = await UseCases.RunAsync<ListTasks, Page<TaskItem>>((list, caller) => list.HandleAsync(request, caller, CancellationToken.None));
        if (mine != asked)
            return;
        refusal = found.Refusal;
        page = found.IsOk ? found.Value : page;
    }

    private async Task AskAgainAsync()
    {
        if (busy is not null)
            return;
        await LoadAsync();
        await Visitor.RefreshAsync();
        StateHasChanged();
    }

    private Task ClaimAsync(TaskItem task) => ActAsync<ClaimTask>(task, W.Claimed(task.Title), (claim, caller) =>
        claim.HandleAsync(new(task.Id, task.Revision), caller, CancellationToken.None));

    private Task ReleaseAsync(TaskItem task) => ActAsync<ReleaseTask>(task, W.Released(task.Title), (release, caller) =>
        release.HandleAsync(new(task.Id, task.Revision), caller, CancellationToken.None));

    private async Task ActAsync<TUseCase>(
        TaskItem task, string done, Func<TUseCase, Workflows.Organisation.Caller, Task<Result<TaskChanged>>> act)
        where TUseCase : notnull
    {
        busy = task.Id;
        var changed = await UseCases.RunAsync(act, Guid.NewGuid().ToString());
        busy = null;
        if (changed.IsOk)
            Snackbar.Add(done, Severity.Success);
        await LoadAsync();
        refusal = changed.Refusal ?? refusal;
        await Visitor.RefreshAsync();
    }

    private void Search(string? text) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(
        new Dictionary<string, object?> { ["text"] = text, ["page"] = null }));

    private void Redraw(object? sender, EventArgs e) => _ = InvokeAsync(StateHasChanged);
}
