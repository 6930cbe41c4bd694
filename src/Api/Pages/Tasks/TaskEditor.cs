using System.Text.Json.Nodes;
using BaseWorkflows.Api.Components;
using BaseWorkflows.Api.Components.Forms;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Api.Pages.Tasks;

/// <summary>
/// A task while somebody works on it: what is typed, what of it is saved, what was refused. Nothing that was typed is ever taken
/// away, also when somebody else was faster.
/// </summary>
public sealed class TaskEditor : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly UseCases useCases;
    private readonly TimeProvider time;
    private readonly Debounce debounce;
    private readonly SemaphoreSlim oneAtATime = new(1);
    private string? comment;
    private int changes;
    private int savedChanges;
    private int revision;

    /// <summary>Takes up a task with its draft, or with what its fields hold at first.</summary>
    /// <param name="opened">The task.</param>
    /// <param name="useCases">What it is saved and completed with.</param>
    /// <param name="time">The clock.</param>
    /// <param name="onPage">Brings work onto the page's thread: what is typed changes there only.</param>
    internal TaskEditor(TaskDetail opened, UseCases useCases, TimeProvider time, Func<Func<Task>, Task> onPage)
    {
        (this.useCases, this.time, Detail, revision, comment) = (useCases, time, opened, opened.Task.Revision, opened.Comment);
        Signature.Kind = opened.SignatureRequired ? SignatureModel.Electronic : null;
        Form = new(opened.Form is { } draft ? (JsonObject)draft.DeepClone() : AtFirst(opened.Fields), "form.");
        Form.Changed += (_, _) =>
        {
            Refusal = Without(path => path.StartsWith("form.", StringComparison.Ordinal) && !Form.Errors.ContainsKey(path));
            Touch();
        };
        debounce = new(time, Pause, () => _ = onPage(SaveAsync));
    }

    /// <summary>Told after each change.</summary>
    public event EventHandler? Changed;

    /// <summary>The task as it was read last.</summary>
    public TaskDetail Detail { get; private set; }

    /// <summary>The fields.</summary>
    public FormModel Form { get; }

    /// <summary>The signature.</summary>
    public SignatureModel Signature { get; } = new();

    /// <summary>The opinion.</summary>
    public string? Comment
    {
        get => comment;
        set
        {
            comment = value;
            Refusal = Without(path => path == "comment");
            Touch();
        }
    }

    /// <summary>Why it was not completed the last time; null for nothing.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Why it was not saved the last time; null for nothing.</summary>
    public Refusal? SaveRefusal { get; private set; }

    /// <summary>When it was saved last by this editor (UTC); null before.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>Whether something is on its way.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>Whether something is typed that is saved nowhere.</summary>
    public bool HasUnsaved => changes != savedChanges;

    /// <summary>Whether the visitor can still decide it.</summary>
    public bool CanComplete => Detail.Task.Actions.Contains(TaskAction.Complete);

    /// <summary>The messages at a place outside the form, such as <c>comment</c>.</summary>
    public IReadOnlyList<Text> ErrorsOf(string place) => Refusal?.Errors.GetValueOrDefault(place) ?? [];

    /// <summary>Messages that belong to no field of this page, such as those about the application behind a correction.</summary>
    public IEnumerable<Text> ErrorsElsewhere => Refusal?.Errors
        .Where(error => error.Key is not "comment" && !error.Key.StartsWith("signature", StringComparison.Ordinal) && !IsInForm(error.Key))
        .SelectMany(error => error.Value) ?? [];

    /// <summary>Saves what is typed (暂存).</summary>
    /// <returns>Whether nothing is left unsaved.</returns>
    public async Task<bool> SaveAsync()
    {
        debounce.Stop();
        await oneAtATime.WaitAsync();
        try
        {
            if (!HasUnsaved || !Detail.Task.Actions.Contains(TaskAction.SaveDraft))
                return !HasUnsaved;

            var now = changes;
            SetBusy(true);
            var request = new SaveTaskDraftRequest(Detail.Task.Id, revision, Filled(), comment);
            var saved = await useCases.RunAsync<SaveTaskDraft, TaskChanged>((save, caller) => save.HandleAsync(request, caller, CancellationToken.None));
            SaveRefusal = saved.Refusal;
            if (saved.IsOk)
                (revision, savedChanges, SavedAt) = (saved.Value.Revision, now, time.GetUtcNow());
            return !HasUnsaved;
        }
        finally
        {
            oneAtATime.Release();
            SetBusy(false);
        }
    }

    /// <summary>Decides the task. After a conflict the task is read again, so that the page shows who was faster.</summary>
    public async Task<Result<TaskCompleted>> CompleteAsync(string outcome)
    {
        debounce.Stop();
        await oneAtATime.WaitAsync();
        try
        {
            SetBusy(true);
            var request = new CompleteTaskRequest(Detail.Task.Id, revision, outcome, comment, Filled(), Signature.ToRequest());
            var completed = await useCases.RunAsync<CompleteTask, TaskCompleted>(
                (complete, caller) => complete.HandleAsync(request, caller, CancellationToken.None), Guid.NewGuid().ToString());
            Refuse(completed.Refusal);
            if (completed.IsOk)
                savedChanges = changes;
            else if (completed.Refusal.Kind == RefusalKind.Conflict)
                await ReadAgainAsync();
            return completed;
        }
        finally
        {
            oneAtATime.Release();
            SetBusy(false);
        }
    }

    /// <summary>Says no before anything is sent, when an opinion is missing.</summary>
    /// <returns>Whether it can be sent.</returns>
    public bool Check(OutcomeItem outcome)
    {
        if (!Detail.CommentNeededFor.Contains(outcome.Name) || !string.IsNullOrWhiteSpace(comment))
            return true;

        var label = outcome.Label;
        Refuse(new Refusal(RefusalKind.Invalid, "task.form_invalid", new("请按提示修改后再提交。", "Correct what is marked and send again."))
        {
            Errors = new Dictionary<string, IReadOnlyList<Text>>
            {
                ["comment"] = [new($"选择“{label.Zh}”时请写明意见。", $"Write down your opinion with “{label.En}”.")],
            },
        });
        return false;
    }

    /// <summary>Reads the task again and keeps what is typed; the next attempt goes on from there.</summary>
    public async Task ReadAgainAsync()
    {
        var found = await useCases.RunAsync<GetTask, TaskDetail>((get, caller) => get.HandleAsync(Detail.Task.Id, caller, CancellationToken.None));
        if (found.IsOk)
            (Detail, revision, SaveRefusal) = (found.Value, found.Value.Task.Revision, null);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        debounce.Dispose();
        oneAtATime.Dispose();
    }

    private static JsonObject AtFirst(IReadOnlyList<FormField> fields) => new(
        fields.Where(field => field is { Value: not null } && field.Kind != FieldKind.Info)
            .Select(field => KeyValuePair.Create(field.Name, field.Value?.DeepClone())));

    private bool IsInForm(string path) => Detail.Fields.Any(one => path == $"form.{one.Name}"
        || path.StartsWith($"form.{one.Name}.", StringComparison.Ordinal) || path.StartsWith($"form.{one.Name}[", StringComparison.Ordinal));

    /// <summary>What is sent: the fields that the form has now; an old draft may hold others.</summary>
    private JsonObject Filled() => new(
        Form.Values.Where(value => Detail.Fields.Any(field => field.Name == value.Key && field.Kind != FieldKind.Info))
            .Select(value => KeyValuePair.Create(value.Key, value.Value?.DeepClone())));

    private void Refuse(Refusal? refusal)
    {
        Refusal = refusal;
        Form.ShowErrors(refusal);
        if (refusal?.Errors.ContainsKey("signature.password") == true)
            Signature.Password = null;
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>The refusal without the messages that a change has answered; nothing, once all are.</summary>
    private Refusal? Without(Func<string, bool> isAnswered)
    {
        if (Refusal is not { Errors.Count: > 0 })
            return Refusal;
        var left = Refusal.Errors.Where(error => !isAnswered(error.Key)).ToDictionary();
        return left.Count == 0 ? null : Refusal with { Errors = left };
    }

    private void Touch()
    {
        changes++;
        debounce.Touch();
        Changed?.Invoke(this, EventArgs.Empty);
    }

    private void SetBusy(bool busy)
    {
        IsBusy = busy;
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
