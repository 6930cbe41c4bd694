using BaseWorkflows.Api.Components;
using BaseWorkflows.Api.Components.Dialogs;
using BaseWorkflows.Api.Components.Lists;
using BaseWorkflows.Api.Components.Shared;
using BaseWorkflows.Api.Components.Timelines;
using BaseWorkflows.Api.Components.Words;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Bases.Registers;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BaseWorkflows.Api.Pages.Bases;

/// <summary>The page of a base, by views.</summary>
public sealed partial class BasePage
{
    private BaseDetail? detail;
    private Refusal? refusal;
    private string? loaded;
    private bool mayTerminate;
    private IReadOnlyList<EligibilityItem> eligibility = [];
    private IReadOnlyList<TimelineEntry> entries = [];
    private BaseGapList? gaps;

    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>The open view, by its word.</summary>
    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private BaseItem Base => detail!.Base;

    // A view that isn't open to the visitor, like a word that is none, is the first one.
    private BaseTab Open => Enum.TryParse<BaseTab>(Tab, ignoreCase: true, out var tab) && Shown.Contains(tab) ? tab : BaseTab.Overview;

    private IEnumerable<BaseTab> Shown => detail!.SeesRegisters ? Enum.GetValues<BaseTab>() : [BaseTab.Overview, BaseTab.People];

    private IReadOnlyList<Tab> Views =>
    [
        .. Shown.Select(tab => new Tab(
            tab.Title().Say(), tab.AddressAt(Id), tab == Open,
            MissingAt(tab) is > 0 and var missing ? missing : null, IsAlarming: true)),
    ];

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == Id)
            return;
        loaded = Id;
        Caller? visitor = null;
        var found = await UseCases.RunAsync<GetBase, BaseDetail>((get, caller) => get.HandleAsync(Id, visitor = caller, CancellationToken.None));
        (detail, refusal) = (found.IsOk ? found.Value : null, found.Refusal);
        mayTerminate = visitor is not null && detail is not null && TerminateBase.IsOpenTo(visitor, Base.Status);
        if (found.IsOk)
            await LoadWhatFollowsAsync();
    }

    // What the registers say decides eligibility and what is missing, and every entry is an event: all are asked again after a change.
    private async Task LoadWhatFollowsAsync()
    {
        var year = Moments.Day(Time.GetUtcNow()).Year;
        var answers = new List<EligibilityItem>();
        foreach (var each in new[] { year, year + 1 })
        {
            var answer = await UseCases.RunAsync<GetEligibility, EligibilityItem>((get, caller) => get.HandleAsync(Id, each, caller, CancellationToken.None));
            if (answer.IsOk)
                answers.Add(answer.Value);
        }

        eligibility = answers;
        var happened = await UseCases.RunAsync<GetBaseTimeline, EventList>((get, caller) => get.HandleAsync(Id, caller, CancellationToken.None));
        entries = happened.IsOk ? EventLines.Of(happened.Value.Items) : entries;
        if (detail!.SeesRegisters)
        {
            var missing = await UseCases.RunAsync<GetBaseGaps, BaseGapList>((get, caller) => get.HandleAsync(Id, null, caller, CancellationToken.None));
            gaps = missing.IsOk ? missing.Value : gaps;
        }
    }

    private int MissingAt(BaseTab tab) => gaps?.Items.Count(gap => !gap.IsAdvice && BaseTabs.Of(gap.Register) == tab) ?? 0;

    private bool May(BaseEditAction action) => detail!.Actions.Contains(action);

    private async Task TakeAsync(BaseDetail changed)
    {
        detail = changed;
        await LoadWhatFollowsAsync();
    }

    private async Task TerminateAsync()
    {
        var key = Guid.NewGuid().ToString();
        var parameters = new DialogParameters<ReasonDialog>
        {
            { dialog => dialog.Body, Words.TerminateBaseBody(Base.Name) },
            { dialog => dialog.Label, Words.TerminateReason },
            { dialog => dialog.Confirm, Words.TerminateBase },
            {
                dialog => dialog.Act, async reason =>
                {
                    var ended = await UseCases.RunAsync<TerminateBase, BaseDetail>(
                        (terminate, caller) => terminate.HandleAsync(new(Id, reason, detail!.Version), caller, CancellationToken.None), key);
                    (detail, mayTerminate) = ended.IsOk ? (ended.Value, false) : (detail, mayTerminate);
                    return ended.Refusal;
                }
            },
        };
        var dialog = await Dialogs.ShowAsync<ReasonDialog>(Words.TerminateBase, parameters);
        if (await dialog.Result is not { Canceled: false })
            return;
        Snackbar.Add(Words.BaseIsTerminated, Severity.Success);
        await LoadWhatFollowsAsync();
    }

    private async Task EditGroupAsync()
    {
        var parameters = new DialogParameters<WorkingGroupDialog>
        {
            { dialog => dialog.Detail, detail },
            { dialog => dialog.Set, changed => detail = changed },
        };
        var dialog = await Dialogs.ShowAsync<WorkingGroupDialog>(Words.EditWorkingGroup, parameters);
        if (await dialog.Result is { Canceled: false })
            await LoadWhatFollowsAsync();
    }
}
