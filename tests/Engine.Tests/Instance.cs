using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace BaseWorkflows.Engine.Tests;

/// <summary>One running instance as a host keeps it: the state goes through JSON after every burst.</summary>
internal sealed class Instance(WorkflowDefinition definition, ActivityCatalog? catalog = null, EngineLimits? limits = null)
{
    private readonly EmbeddedEngine engine = new(catalog ?? new ActivityCatalog([]), new FakeTimeProvider(Engines.Noon), limits ?? new EngineLimits { ScriptTime = TimeSpan.FromSeconds(20) });

    public WorkflowState State { get; private set; } = null!;

    public List<JournalEntry> Journal { get; } = [];

    public Burst Last { get; private set; } = null!;

    /// <summary>What waits, by the names of the bookmarks.</summary>
    public IEnumerable<string?> Waiting => State.Bookmarks.Select(bookmark => bookmark.Name);

    /// <summary>The activities that have completed, in order.</summary>
    public IEnumerable<string> Completed => Journal.Where(entry => entry.Event == JournalEvent.Completed).Select(entry => entry.ActivityId);

    public async Task<Instance> StartAsync(string input = "{}", string? trigger = null) =>
        Keep(await engine.StartAsync(
            new(definition, "i1", JsonNode.Parse(input)!.AsObject(), Engines.NoServices) { CorrelationId = "case-1", TriggerActivityId = trigger },
            CancellationToken.None));

    public async Task<Instance> CompleteAsync(string name, string result = "null") =>
        await ResumeAsync(State.Bookmarks.First(bookmark => bookmark.Name == name).Id, result);

    public async Task<Instance> ResumeAsync(string bookmarkId, string result = "null") =>
        Keep(await engine.ResumeAsync(new(definition, State, bookmarkId, JsonNode.Parse(result), Engines.NoServices), CancellationToken.None));

    public async Task<Instance> AlterAsync(Alteration alteration) =>
        Keep(await engine.AlterAsync(new(definition, State, alteration, Engines.NoServices), CancellationToken.None));

    public async Task<Instance> CancelAsync() =>
        Keep(await engine.CancelAsync(new(definition, State, Engines.NoServices), CancellationToken.None));

    private Instance Keep(Burst burst)
    {
        Last = burst;
        Journal.AddRange(burst.Journal);
        State = WorkflowState.FromJson(burst.State.ToJson());
        return this;
    }
}
