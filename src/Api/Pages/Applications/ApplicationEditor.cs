using BaseWorkflows.Api.Components.Forms;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Applications;

namespace BaseWorkflows.Api.Pages.Applications;

/// <summary>Saves a draft: a new one where there is no id yet.</summary>
public delegate Task<Result<ApplicationDetail>> SaveDraft(string? id, ApplicationForm form, int? version);

/// <summary>Hands an application in.</summary>
public delegate Task<Result<ApplicationDetail>> SubmitDraft(string id, int version);

/// <summary>
/// An application while somebody fills it in: what is typed, what of it is saved, what is missing. Nothing that was typed is ever
/// taken away: a refusal adds messages, and what could not be saved stays unsaved.
/// </summary>
public sealed class ApplicationEditor : IDisposable
{
    private readonly SaveDraft save;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim oneAtATime = new(1);
    private int changes;
    private int savedChanges;

    /// <summary>Takes up a new application, or one that was saved before.</summary>
    public ApplicationEditor(ApplicationForm form, ApplicationDetail? saved, SaveDraft save, TimeProvider time)
    {
        (this.save, this.time, Saved) = (save, time, saved);
        Model = new(ApplicationValues.Of(form));
        Unit = Model.Part("unit");
        Hospital = Model.Part("hospital");
        Model.Changed += (_, _) =>
        {
            changes++;
            Changed?.Invoke(this, EventArgs.Empty);
        };
    }

    /// <summary>Told after each change of a field.</summary>
    public event EventHandler? Changed;

    /// <summary>The fields.</summary>
    public FormModel Model { get; }

    /// <summary>The fields about the unit.</summary>
    public FormModel Unit { get; }

    /// <summary>The fields about the hospital.</summary>
    public FormModel Hospital { get; }

    /// <summary>The application as it was saved last; null before the first time.</summary>
    public ApplicationDetail? Saved { get; private set; }

    /// <summary>When this editor saved last (UTC); null before.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>Whether something is on its way to be saved.</summary>
    public bool IsSaving { get; private set; }

    /// <summary>Why it could not be saved or submitted; null after the next success.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Whether something was typed that isn't saved.</summary>
    public bool IsDirty => changes != savedChanges;

    /// <summary>Clinical or not, as chosen now.</summary>
    public BaseCategory? Category => Enum.TryParse<BaseCategory>(Model.Text("category"), out var category) ? category : null;

    /// <summary>Saves what was typed, if there is anything new; false where it was refused.</summary>
    public async Task<bool> SaveAsync()
    {
        await oneAtATime.WaitAsync();
        try
        {
            return !IsDirty || await SaveNowAsync();
        }
        finally
        {
            IsSaving = false;
            oneAtATime.Release();
        }
    }

    /// <summary>Saves and hands it in.</summary>
    /// <returns>Whether it is submitted now.</returns>
    public async Task<bool> SubmitAsync(SubmitDraft submit)
    {
        if (!await SaveAsync() || (Saved is null && !await SaveNowAsync()))
            return false;

        var submitted = await submit(Saved!.Application.Id, Saved.Version);
        if (!submitted.IsOk)
            return Refuse(submitted.Refusal);

        (Saved, Refusal) = (submitted.Value, null);
        return true;
    }

    /// <summary>Shows at the fields what is still missing for a submission; the list of certificates is the use case's own.</summary>
    public void ShowMissing()
    {
        var read = ApplicationValues.Read(Model.Values);
        var missing = read.IsOk ? ApplicationFormCheck.ForSubmission(read.Value, OwnCertificate(read.Value)) : read.Refusal;
        Model.ShowErrors(missing is null ? null : ApplicationValues.InForm(missing));
    }

    /// <summary>How many messages the fields of a step have.</summary>
    public int CountMessages(FormStep step) => Model.Errors.Where(error => step.Holds(error.Key)).Sum(error => error.Value.Count);

    public void Dispose() => oneAtATime.Dispose();

    private static HashSet<string> OwnCertificate(ApplicationForm form) =>
        form.Hospital?.ResidencyCertificate?.Trim() is { } certificate ? [certificate] : [];

    private async Task<bool> SaveNowAsync()
    {
        var upTo = changes;
        var read = ApplicationValues.Read(Model.Values);
        if (!read.IsOk)
            return Refuse(read.Refusal);

        IsSaving = true;
        var result = await save(Saved?.Application.Id, read.Value, Saved?.Version);
        if (!result.IsOk)
            return Refuse(result.Refusal);

        (Saved, SavedAt, Refusal, savedChanges) = (result.Value, time.GetUtcNow(), null, upTo);
        return true;
    }

    private bool Refuse(Refusal refusal)
    {
        Refusal = refusal;
        if (refusal.Errors.Count > 0)
            Model.ShowErrors(ApplicationValues.InForm(refusal));
        return false;
    }
}
