using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>One call of an activity: what it sees and what it decides.</summary>
internal sealed class ActivityContext(BurstRun burst, Execution execution) : IActivityContext
{
    public BurstRun Burst => burst;

    public Execution Execution => execution;

    public ActivityNode Node => execution.Node;

    /// <summary>Set as soon as the activity has decided to complete.</summary>
    public IReadOnlyList<string>? Outcomes { get; private set; }

    /// <summary>A line for the journal.</summary>
    public string? Message { get; set; }

    public string InstanceId => burst.State.InstanceId;

    public string DefinitionId => burst.DefinitionOf(execution.Parent).DefinitionId;

    public string? CorrelationId => burst.State.CorrelationId;

    public string ActivityId => execution.ActivityId;

    public string DisplayText => execution.Node.DisplayText;

    public string? TitleOf(string activityId) => burst.DefinitionOf(execution.Parent).Find(activityId)?.DisplayText;

    public string ActivityInstanceId => execution.Id;

    public IServiceProvider Services => burst.Services;

    public DateTimeOffset Now => burst.Now;

    public JsonObject Memory => execution.Memory ??= [];

    public IReadOnlyList<Bookmark> Bookmarks => burst.State.BookmarkList.FindAll(bookmark => bookmark.ActivityInstanceId == execution.Id);

    /// <summary>Whether it is the trigger that woke the workflow.</summary>
    public bool IsTrigger => burst.TriggerActivityId == execution.ActivityId;

    public async ValueTask<JsonNode?> InputAsync(string name)
    {
        if (execution.Inputs is { } known && known.TryGetPropertyValue(name, out var value))
            return value?.DeepClone();
        if (execution.Node.Input(name) is not { } expression)
            return execution.Node.Json[name] is { } raw && raw is not JsonObject { Count: 0 } ? raw.DeepClone() : Default(name);
        var result = await EvaluateAsync(expression);
        if (expression.Type != "Literal")
            (execution.Inputs ??= [])[name] = result?.DeepClone();
        return result;
    }

    /// <summary>The value of an input as it is at this very moment, for conditions that are asked again and again.</summary>
    public ValueTask<JsonNode?> CurrentInputAsync(string name) =>
        execution.Node.Input(name) is { } expression ? EvaluateAsync(expression) : ValueTask.FromResult<JsonNode?>(null);

    public ValueTask<JsonNode?> EvaluateAsync(Expression expression) => burst.Expressions.EvaluateAsync(expression, execution);

    public async ValueTask<string?> TextAsync(string name) => ValueConversion.AsString(await InputAsync(name));

    public async ValueTask<bool> FlagAsync(string name) => ValueConversion.AsFlag(await InputAsync(name)) ?? false;

    public void SetOutput(string name, JsonNode? value) => burst.SetOutput(execution, name, value);

    public JsonNode? Variable(string name) => burst.FindVariable(execution, name)?.Value;

    public void SetVariable(string name, JsonNode? value)
    {
        var place = burst.FindVariable(execution, name) ?? throw new InvalidOperationException($"Variable '{name}' not found.");
        place.Set(value);
    }

    public JsonNode? WorkflowInput(string name) => burst.InputOf(execution)[name];

    public Bookmark CreateBookmark(string? name = null, DateTimeOffset? dueAt = null, JsonNode? payload = null) =>
        burst.AddBookmark(execution, name, dueAt, payload);

    public void RemoveBookmark(string bookmarkId) => burst.RemoveBookmarks(execution, bookmarkId);

    public void Complete(params string[] outcomes) => Outcomes = outcomes.Length == 0 ? ["Done"] : outcomes;

    /// <summary>Puts a child into the queue.</summary>
    public Execution Schedule(ActivityNode child) => burst.Schedule(child, execution);

    private JsonNode? Default(string name) =>
        burst.Catalog.Find(Node.Type, Node.Version)?.Inputs.FirstOrDefault(input => input.Name == name)?.Default?.DeepClone();
}
