using System.Text.Json.Nodes;
using BaseWorkflows.Api.Components;
using BaseWorkflows.Api.Components.Dialogs;
using BaseWorkflows.Api.Components.Statuses;
using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Running;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using W = BaseWorkflows.Api.Components.Words.Words;

namespace BaseWorkflows.Api.Pages.Instances;

/// <summary>An instance: where it stands, what happened in it, and what administrators may change by hand.</summary>
public partial class InstancePage : ComponentBase
{
    private InstanceDetail? detail;
    private Refusal? refusal;
    private string target = "";
    private string? loaded;

    /// <summary>The instance.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    private InstanceSummary Item => detail!.Instance;

    private (Text Label, StatusMood Mood) Status => InstanceStatus.Of(Item);

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
        var found = await UseCases.RunAsync<GetInstance, InstanceDetail>((get, caller) => get.ShowAsync(Id, caller, CancellationToken.None));
        (detail, refusal, target) = (found.IsOk ? found.Value : null, found.Refusal, "");
    }

    private Task CancelAsync() => AskAsync(W.CancelInstance, W.CancelInstanceBody, async reason => (await UseCases.RunAsync<CancelInstance, string>(
        (cancel, caller) => cancel.HandleAsync(new(Id, reason), caller, CancellationToken.None), Guid.NewGuid().ToString())).Refusal);

    private Task RetryAsync(InstanceIncident incident) => AskAsync(
        W.Retry, W.RetryBody(incident.Title), reason => AlterAsync(new(AlterationKind.Retry, incident.ActivityId), reason));

    private Task JumpAsync()
    {
        var step = detail!.Targets.First(one => one.ActivityId == target);
        return AskAsync(W.Jump, W.JumpBody(step.Title), reason => AlterAsync(new(AlterationKind.JumpTo, step.ActivityId), reason));
    }

    private async Task ChangeAsync(string name, JsonNode? value)
    {
        var parameters = new DialogParameters<VariableDialog>
        {
            { dialog => dialog.Value, value },
            { dialog => dialog.Act, (young, reason) => AlterAsync(new(AlterationKind.SetVariable, name, young), reason) },
        };
        await DoneAsync(await Dialogs.ShowAsync<VariableDialog>(W.VariableTitle(name), parameters));
    }

    private async Task<Refusal?> AlterAsync(InstanceAlteration alteration, string? reason) => (await UseCases.RunAsync<AlterInstance, string>(
        (alter, caller) => alter.HandleAsync(new(Id, alteration, reason), caller, CancellationToken.None), Guid.NewGuid().ToString())).Refusal;

    private async Task AskAsync(string title, string body, Func<string?, Task<Refusal?>> act)
    {
        var parameters = new DialogParameters<ReasonDialog>
        {
            { dialog => dialog.Body, body }, { dialog => dialog.Label, W.InstanceReasonLabel }, { dialog => dialog.Confirm, title }, { dialog => dialog.Act, act },
        };
        await DoneAsync(await Dialogs.ShowAsync<ReasonDialog>(title, parameters));
    }

    private async Task DoneAsync(IDialogReference dialog)
    {
        if (await dialog.Result is not { Canceled: false })
            return;
        Snackbar.Add(W.InstanceChanged, Severity.Success);
        await LoadAsync();
    }

    private static string Tell(JournalEvent happened) => happened switch
    {
        JournalEvent.Completed => W.JournalCompleted,
        JournalEvent.Suspended => W.JournalSuspended,
        JournalEvent.Faulted => W.JournalFaulted,
        _ => W.JournalCancelled,
    };
}
