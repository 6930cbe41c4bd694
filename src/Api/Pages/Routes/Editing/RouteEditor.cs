using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Routes;
using BaseWorkflows.Workflows.Routes.Editing;

namespace BaseWorkflows.Api.Pages.Routes.Editing;

/// <summary>Saves a route as a draft, unless somebody else has saved it since it was as it is opened.</summary>
public delegate Task<Result<SavedDefinition>> SaveRoute(string json, DefinitionRow opened);

/// <summary>
/// A route while somebody edits it: its list, what was changed, what of it is saved, what the check finds. Nothing is ever taken
/// away: what can't be done is said in <see cref="Hint"/>, and what could not be saved stays unsaved.
/// </summary>
public sealed class RouteEditor : IDisposable
{
    private readonly SaveRoute save;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim oneAtATime = new(1);
    private WorkflowDefinition saved;
    private WorkflowDefinition? refused;

    /// <summary>Takes up a route.</summary>
    public RouteEditor(OpenedRoute opened, SaveRoute save, TimeProvider time)
    {
        (this.save, this.time) = (save, time);
        (saved, Row, Findings, Choices) = (opened.Stored.Definition, opened.Stored.Row, opened.Findings, opened.Choices);
        History = EditHistory.Of(saved);
        List = StepList.Of(saved);
    }

    /// <summary>Told after each change of what is shown.</summary>
    public event EventHandler? Changed;

    /// <summary>What was changed since it was opened.</summary>
    public EditHistory History { get; private set; }

    /// <summary>The route as it is now.</summary>
    public WorkflowDefinition Route => History.Present;

    /// <summary>Its list.</summary>
    public StepList List { get; private set; }

    /// <summary>The version that was saved last.</summary>
    public DefinitionRow Row { get; private set; }

    /// <summary>What steps can be made of.</summary>
    public StepChoices Choices { get; }

    /// <summary>What the check found when it was saved last.</summary>
    public IReadOnlyList<RouteFinding> Findings { get; private set; }

    /// <summary>The step whose properties are shown; null for none.</summary>
    public string? Selected { get; private set; }

    /// <summary>Where something is about to be added; null where nothing is.</summary>
    public Spot? Adding { get; private set; }

    /// <summary>The step that is being dragged; null where none is.</summary>
    public string? Dragged { get; set; }

    /// <summary>Why the last change could not be done; null after the next one.</summary>
    public Refusal? Hint { get; private set; }

    /// <summary>Why it could not be saved; null after the next success.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>When this editor saved last (UTC); null before.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>Whether it is on its way to be saved.</summary>
    public bool IsSaving { get; private set; }

    /// <summary>Whether something was changed that isn't saved.</summary>
    public bool IsDirty => !ReferenceEquals(saved, Route);

    /// <summary>Whether something was changed since it was saved, or refused, last.</summary>
    public bool NeedsSaving => IsDirty && !IsSaving && !ReferenceEquals(refused, Route);

    /// <summary>The findings at a step, those at its join or merge included.</summary>
    public IReadOnlyList<RouteFinding> FindingsAt(StepItem item)
    {
        var join = (item as ParallelGroup)?.JoinId;
        return [.. Findings.Where(finding => finding.ActivityId is { } id && (id == item.Id || id == item.MergeId || id == join))];
    }

    /// <summary>The findings that belong to no step of the list.</summary>
    public IReadOnlyList<RouteFinding> FindingsElsewhere()
    {
        var shown = List.All.SelectMany(FindingsAt).ToHashSet();
        return [.. Findings.Where(finding => !shown.Contains(finding))];
    }

    /// <summary>Makes a change; what is new is selected.</summary>
    /// <returns>Whether it could be done.</returns>
    public bool Do(RouteEdit change)
    {
        var before = List;
        var done = History.Do(change);
        Hint = done.Refusal;
        if (done.IsOk)
        {
            Show(done.Value);
            if (change is AddStep or AddGroup or AddCondition)
                Select(List.All.Select(item => item.Id).Except(before.All.Select(item => item.Id)).FirstOrDefault());
        }

        Tell();
        return done.IsOk;
    }

    /// <summary>Takes the last change back.</summary>
    public void Undo() => Go(History.Undo());

    /// <summary>Makes the last change that was taken back again.</summary>
    public void Redo() => Go(History.Redo());

    /// <summary>Shows the properties of a step; null closes the panel.</summary>
    public void Select(string? id)
    {
        (Selected, Adding) = (id is not null && List.Find(id) is not null ? id : null, null);
        Tell();
    }

    /// <summary>Shows what can be added at a spot.</summary>
    public void Add(Spot spot)
    {
        (Selected, Adding, Hint) = (null, spot, null);
        Tell();
    }

    /// <summary>Drops the message about the last change.</summary>
    public void DropHint()
    {
        Hint = null;
        Tell();
    }

    /// <summary>Saves what was changed, if anything was; what changes meanwhile is saved too.</summary>
    /// <returns>Whether all is saved.</returns>
    public async Task<bool> SaveAsync()
    {
        await oneAtATime.WaitAsync();
        try
        {
            while (IsDirty)
            {
                IsSaving = true;
                var now = Route;
                var result = await save(now.ToJson(), Row);
                (Refusal, refused) = (result.Refusal, result.IsOk ? null : now);
                if (!result.IsOk)
                    return false;
                (saved, Row, Findings, SavedAt) = (now, result.Value.Row, result.Value.Findings, time.GetUtcNow());
            }

            return true;
        }
        finally
        {
            IsSaving = false;
            oneAtATime.Release();
            Tell();
        }
    }

    /// <summary>Takes note that the version is published now, or why it can't be.</summary>
    public void Note(Result<PublishedDefinition> published)
    {
        Refusal = published.Refusal;
        if (published.IsOk)
            Row = published.Value.Row;
        Tell();
    }

    /// <inheritdoc />
    public void Dispose() => oneAtATime.Dispose();

    private void Go(EditHistory history)
    {
        if (ReferenceEquals(history, History))
            return;
        Hint = null;
        Show(history);
        Tell();
    }

    private void Show(EditHistory history)
    {
        (History, List) = (history, StepList.Of(history.Present));
        if (Selected is not null && List.Find(Selected) is null)
            Selected = null;
        if (Adding is { } spot && List.GapAt(spot) is null)
            Adding = null;
    }

    private void Tell() => Changed?.Invoke(this, EventArgs.Empty);
}
