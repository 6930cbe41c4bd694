using BaseWorkflows.Api.Components;
using BaseWorkflows.Api.Components.Charts;
using BaseWorkflows.Api.Components.Dialogs;
using BaseWorkflows.Api.Components.Statuses;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Questionnaires;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using MudBlazor;
using W = BaseWorkflows.Api.Components.Words.Words;

namespace BaseWorkflows.Api.Pages.Questionnaires;

/// <summary>A questionnaire: how many have answered, who is asked, and once it is closed what they said.</summary>
public partial class QuestionnairePage
{
    private const int LargestFile = 1_000_001;

    private static readonly Text Answered = new("已作答", "Answered");
    private static readonly Text NotAnswered = new("未作答", "Not yet");

    private QuestionnaireDetail? detail;
    private QuestionnaireResults? results;
    private IReadOnlyList<InvitationItem>? people;
    private Refusal? refusal;
    private Refusal? failed;
    private Refusal? hidden;
    private bool onlyWaiting;
    private string? loaded;

    /// <summary>The questionnaire.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    private QuestionnaireItem Item => detail!.Questionnaire;

    private IReadOnlyList<Bar> Rate => [new(W.Answered, Item.Answered, W.AnsweredOf(Item.Answered, Item.Invited), StatusMood.Good)];

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (loaded == Id)
            return;
        loaded = Id;
        await LoadAsync();
    }

    private bool May(QuestionnaireAction action) => detail!.Actions.Contains(action);

    private async Task LoadAsync()
    {
        var found = await UseCases.RunAsync<GetQuestionnaire, QuestionnaireDetail>((get, caller) => get.HandleAsync(Id, caller, CancellationToken.None));
        (detail, refusal) = (found.IsOk ? found.Value : null, found.Refusal);
        if (!found.IsOk)
            return;

        var counted = await UseCases.RunAsync<GetQuestionnaireResults, QuestionnaireResults>((get, caller) => get.HandleAsync(Id, caller, CancellationToken.None));
        (results, hidden) = (counted.IsOk ? counted.Value : null, counted.Refusal);
        if (!May(QuestionnaireAction.SeePeople))
            return;
        var listed = await UseCases.RunAsync<ListInvitations, InvitationItems>((list, caller) => list.HandleAsync(Id, null, caller, CancellationToken.None));
        people = listed.IsOk ? listed.Value.Items : null;
    }

    private async Task InviteAsync()
    {
        PersonalLinks? made = null;
        var parameters = new DialogParameters<PeopleDialog>
        {
            { dialog => dialog.Id, Id },
            { dialog => dialog.Invited, links => made = links },
        };
        var dialog = await Dialogs.ShowAsync<PeopleDialog>(W.AddPeople, parameters, new() { MaxWidth = MaxWidth.Medium, FullWidth = true });
        if (await dialog.Result is { Canceled: false } && made is not null)
            await ShowLinksAsync(made);
    }

    private async Task ImportAsync(InputFileChangeEventArgs chosen)
    {
        // One byte more than is allowed: then it is the use case that refuses, in the words that it has for it.
        var buffer = new byte[LargestFile];
        int read;
        await using (var file = chosen.File.OpenReadStream(Math.Max(chosen.File.Size, LargestFile)))
            read = await file.ReadAtLeastAsync(buffer, LargestFile, throwOnEndOfStream: false);
        await TakeLinksAsync(await UseCases.RunAsync<InvitePeople, PersonalLinks>(
            (invite, caller) => invite.HandleAsync(new(Id, null, buffer[..read]), caller, CancellationToken.None), Guid.NewGuid().ToString()));
    }

    private Task RenewAllAsync() => ConfirmAsync(W.RenewAllLinks, W.RenewAllLinksBody, async () =>
    {
        await RenewAsync(null);
        return failed;
    });

    private async Task RenewAsync(IReadOnlyList<string>? whom) => await TakeLinksAsync(await UseCases.RunAsync<RenewLinks, PersonalLinks>(
        (renew, caller) => renew.HandleAsync(new(Id, whom), caller, CancellationToken.None), Guid.NewGuid().ToString()));

    private async Task TakeLinksAsync(Result<PersonalLinks> made)
    {
        failed = made.Refusal;
        if (made.IsOk)
            await ShowLinksAsync(made.Value);
    }

    private async Task ShowLinksAsync(PersonalLinks made)
    {
        await LoadAsync();
        if (made.Skipped > 0)
            Snackbar.Add(W.PeopleSkipped(made.Skipped), Severity.Info);
        if (made.Links.Count == 0)
            return;
        var parameters = new DialogParameters<LinksDialog> { { dialog => dialog.Made, made } };
        await Dialogs.ShowAsync<LinksDialog>(W.PersonalLinks, parameters, new() { MaxWidth = MaxWidth.Medium, FullWidth = true, BackdropClick = false, CloseOnEscapeKey = false });
    }

    private Task RemoveAsync(InvitationItem one) => ConfirmAsync(W.Remove, W.RemovePersonBody(one.Name), () => ChangeAsync<RemoveInvitation>(
        (remove, caller) => remove.HandleAsync(new(Id, one.Id), caller, CancellationToken.None)));

    private Task CloseAsync() => ConfirmAsync(W.CloseQuestionnaire, W.CloseQuestionnaireBody, () => ChangeAsync<CloseQuestionnaire>(
        (close, caller) => close.HandleAsync(Id, caller, CancellationToken.None)));

    private async Task ChangeDayAsync()
    {
        var parameters = new DialogParameters<ClosingDayDialog>
        {
            { dialog => dialog.Day, Item.ClosesOn },
            {
                dialog => dialog.Act, day => ChangeAsync<ChangeClosingDay>(
                    (change, caller) => change.HandleAsync(new(Id, day), caller, CancellationToken.None))
            },
        };
        await Dialogs.ShowAsync<ClosingDayDialog>(W.ChangeClosingDay, parameters);
    }

    private async Task ConfirmAsync(string title, string body, Func<Task<Refusal?>> act)
    {
        var parameters = new DialogParameters<ConfirmDialog>
        {
            { dialog => dialog.Body, body },
            { dialog => dialog.Confirm, title },
            { dialog => dialog.Act, act },
        };
        await (await Dialogs.ShowAsync<ConfirmDialog>(title, parameters)).Result;
    }

    private async Task<Refusal?> ChangeAsync<TUseCase>(Func<TUseCase, Workflows.Organisation.Caller, Task<Result<QuestionnaireDetail>>> call)
        where TUseCase : notnull
    {
        var changed = await UseCases.RunAsync(call, Guid.NewGuid().ToString());
        if (changed.IsOk)
        {
            await LoadAsync();
            await InvokeAsync(StateHasChanged);
        }

        return changed.Refusal;
    }
}
