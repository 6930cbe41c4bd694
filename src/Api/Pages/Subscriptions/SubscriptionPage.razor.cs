using BaseWorkflows.Api.Components.Dialogs;
using BaseWorkflows.Api.Components.Forms;
using BaseWorkflows.Api.Components.Lists;
using BaseWorkflows.Api.Components.Routing;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Subscriptions;
using BaseWorkflows.Workflows.Subscriptions.Deliveries;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using W = BaseWorkflows.Api.Components.Words.Words;

namespace BaseWorkflows.Api.Pages.Subscriptions;

/// <summary>One subscription: how far it has come, what was sent, and what may be done about it.</summary>
public partial class SubscriptionPage : ListPage
{
    private static readonly FormField FirstPosition = new("from", FieldKind.Number, new("起始位置", "First position")) { Required = true, Min = 1 };

    private static readonly FormField KeepOldHours = new("keepOldHours", FieldKind.Number, new("旧签名密钥继续有效（小时）", "Hours for which the old one signs too"))
    {
        Min = 0,
        Max = 168,
        Value = 24,
        Hint = new("期间每次投递同时带有新旧两个签名；0 表示立即停用旧签名密钥。", "Meanwhile deliveries carry both signatures; 0 ends the old one now."),
    };

    private SubscriptionView? one;
    private Refusal? refusal;
    private bool mayManage;
    private bool busy;
    private Dictionary<string, Text> departments = [];
    private DeliveriesPanel? deliveries;

    /// <summary>The subscription.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private Choices Choices { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        await LoadAsync();
        if (one is { DepartmentIds.Count: > 0 } && await Choices.OfAsync(FieldKind.Departments) is { IsOk: true } found)
            departments = found.Value.ToDictionary(option => option.Value, option => option.Label);
    }

    private async Task LoadAsync()
    {
        var found = await UseCases.RunAsync<GetSubscription, SubscriptionView>((get, caller) =>
        {
            mayManage = SubscriptionAccess.Manages(caller);
            return get.HandleAsync(new(Id), caller, CancellationToken.None);
        });
        (one, refusal) = (found.IsOk ? found.Value : null, found.Refusal);
    }

    private Task PauseAsync() => ActAsync<PauseSubscription>((pause, caller) => pause.HandleAsync(new(Id), caller, CancellationToken.None));

    private Task ResumeAsync() => ActAsync<ResumeSubscription>((resume, caller) => resume.HandleAsync(new(Id), caller, CancellationToken.None));

    private async Task ActAsync<TUseCase>(Func<TUseCase, Workflows.Organisation.Caller, Task<Result<SubscriptionView>>> act)
        where TUseCase : notnull
    {
        busy = true;
        var done = await UseCases.RunAsync(act, Guid.NewGuid().ToString());
        busy = false;
        await LoadAsync();
        refusal ??= done.Refusal;
    }

    private async Task TestAsync()
    {
        busy = true;
        var tested = await UseCases.RunAsync<TestSubscription, DeliveryView>((test, caller) => test.HandleAsync(new(Id), caller, CancellationToken.None));
        busy = false;
        refusal = tested.Refusal;
        if (!tested.IsOk)
            return;
        if (tested.Value.Failure is null)
            Snackbar.Add(W.TestTaken(tested.Value.StatusCode, tested.Value.DurationMs), Severity.Success);
        else
            Snackbar.Add(W.TestNotTaken(SubscriptionWords.Outcome(tested.Value.StatusCode, tested.Value.Failure)), Severity.Error);
        await deliveries!.LoadAsync();
    }

    private async Task EditAsync()
    {
        var parameters = new DialogParameters<SubscriptionDialog> { { dialog => dialog.Known, one }, { dialog => dialog.Saved, _ => { } } };
        await DoneAsync(await Dialogs.ShowAsync<SubscriptionDialog>(W.EditSubscription, parameters, new() { MaxWidth = MaxWidth.Medium, FullWidth = true }));
    }

    private Task ReplayAsync() => AskAsync(W.ReplayTitle, W.ReplayBody, FirstPosition, async from => (await UseCases.RunAsync<ReplaySubscription, SubscriptionView>(
        (replay, caller) => replay.HandleAsync(new(Id, from), caller, CancellationToken.None))).Refusal);

    private async Task RotateAsync()
    {
        string? secret = null;
        await AskAsync(W.RotateSecretTitle, W.SecretShownOnce, KeepOldHours, async hours =>
        {
            var rotated = await UseCases.RunAsync<RotateSecret, SubscriptionView>((rotate, caller) => rotate.HandleAsync(new(Id, hours), caller, CancellationToken.None));
            secret = rotated.IsOk ? rotated.Value.Secret : null;
            return rotated.Refusal;
        });
        if (secret is not null)
            await SecretDialog.ShowAsync(Dialogs, secret);
    }

    private async Task DeleteAsync()
    {
        var dialog = await Dialogs.ShowAsync<ConfirmDialog>(W.DeleteSubscriptionTitle, new DialogParameters<ConfirmDialog>
        {
            { ask => ask.Body, W.DeleteSubscriptionBody(one!.Name) },
            { ask => ask.Confirm, W.DeleteSubscriptionTitle },
            {
                ask => ask.Act, async () => (await UseCases.RunAsync<DeleteSubscription, string>(
                    (delete, caller) => delete.HandleAsync(new(Id), caller, CancellationToken.None))).Refusal
            },
        });
        if (await dialog.Result is { Canceled: false })
            Navigation.NavigateTo(Addresses.Subscriptions);
    }

    private async Task AskAsync(string title, string body, FormField field, Func<int?, Task<Refusal?>> act)
    {
        var parameters = new DialogParameters<NumberDialog>
        {
            { dialog => dialog.Body, body }, { dialog => dialog.Confirm, title }, { dialog => dialog.Field, field }, { dialog => dialog.Act, act },
        };
        await DoneAsync(await Dialogs.ShowAsync<NumberDialog>(title, parameters, new() { MaxWidth = MaxWidth.Small, FullWidth = true }));
    }

    private async Task DoneAsync(IDialogReference dialog)
    {
        if (await dialog.Result is not { Canceled: false })
            return;
        Snackbar.Add(W.SubscriptionSaved, Severity.Success);
        await LoadAsync();
    }
}
