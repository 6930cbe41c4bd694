using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Applications.Steps;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Routes.Simulation;

/// <summary>How a simulated case ended.</summary>
public enum SimulatedEnd
{
    /// <summary>The route came to its end.</summary>
    Ended,

    /// <summary>An activity failed; the problem says why.</summary>
    Failed,

    /// <summary>Nothing can happen any more.</summary>
    Stuck,

    /// <summary>It went on for more than 200 answers.</summary>
    TooLong,
}

/// <summary>A case as it would go.</summary>
/// <param name="CaseId">The case; null for a made-up one.</param>
/// <param name="Title">What it is called.</param>
/// <param name="End">How it ends.</param>
/// <param name="Problem">Why it fails; null where it does not.</param>
/// <param name="Steps">Who would be asked, in this order.</param>
/// <param name="Effects">What the system would do beside, by the names of the activities.</param>
/// <param name="NotAsked">Answers that were given in reality and that nobody would be asked for.</param>
/// <param name="EndsOtherwise">Whether the system would do something else than it did; false for a made-up case.</param>
/// <param name="Path">Everything that completes, for the picture.</param>
public sealed record SimulatedCase(
    string? CaseId, string Title, SimulatedEnd End, string? Problem, IReadOnlyList<SimulatedStep> Steps, IReadOnlyList<string> Effects,
    IReadOnlyList<string> NotAsked, bool EndsOtherwise, IReadOnlyList<PathStep> Path)
{
    /// <summary>Whether it would go another way than it went.</summary>
    public bool Differs => CaseId is not null && (EndsOtherwise || NotAsked.Count > 0 || Steps.Any(step => step.IsAssumed) || End != SimulatedEnd.Ended);
}

/// <summary>A step that somebody would be asked to do.</summary>
/// <param name="ActivityId">The activity.</param>
/// <param name="Title">What the route calls it.</param>
/// <param name="TaskType">Its task type.</param>
/// <param name="Candidates">The names of those who would find it in their inbox; empty where nobody holds the role.</param>
/// <param name="Outcome">How it is decided.</param>
/// <param name="By">Who decided it in reality; null where nobody was asked.</param>
/// <param name="IsAssumed">Whether no answer was at hand, so that the best outcome is taken.</param>
/// <param name="Outcomes">How it might be decided, best first, in the words of its buttons.</param>
public sealed record SimulatedStep(
    string ActivityId, string Title, string TaskType, IReadOnlyList<string> Candidates, string Outcome, string? By, bool IsAssumed,
    IReadOnlyList<OutcomeItem> Outcomes)
{
    /// <summary>What the button for the outcome says.</summary>
    public Text Label => Outcomes.First(one => one.Name == Outcome).Label;
}

/// <summary>Runs one case through the engine on a state in memory.</summary>
public sealed class SimulationRun(
    WorkflowsDbContext db, IEnumerable<IActivity> activities, IPublishedDefinitions published, EngineLimits limits, TimeProvider time, RouteDrawing drawing,
    IServiceProvider services)
{
    private const int MostAnswers = 200;

    internal async Task<SimulatedCase> RunAsync(WorkflowDefinition definition, Script script, CancellationToken cancellationToken)
    {
        var notes = new Notes();
        var engine = new EmbeddedEngine(
            new ActivityCatalog(activities.Select(activity => activity is HumanTaskActivity ? new NotedTask(notes) : (IActivity)new NotedActivity(activity, notes)), published),
            time, limits);
        var (steps, path) = (new List<SimulatedStep>(), new List<PathStep>());
        var unused = script.Answers.ToList();
        var burst = await engine.StartAsync(new(definition, "simulation", (JsonObject)script.Input.DeepClone(), services), cancellationToken);
        for (var answers = 0; ; answers++)
        {
            path.AddRange(burst.Journal.Where(entry => entry.Event == JournalEvent.Completed && definition.Find(entry.ActivityId)?.Parent is not null)
                .SelectMany(entry => entry.Outcomes.Select(outcome => new PathStep(entry.ActivityId, outcome))));
            var state = burst.State;
            var failed = state.Incidents.Count > 0;
            if (answers >= MostAnswers || failed || state.Bookmarks.Count == 0)
            {
                var end = failed ? SimulatedEnd.Failed : state.SubStatus == WorkflowSubStatus.Finished ? SimulatedEnd.Ended
                    : answers >= MostAnswers ? SimulatedEnd.TooLong : SimulatedEnd.Stuck;
                return new SimulatedCase(
                    script.CaseId, script.Title, end, failed ? state.Incidents[0].Message : null, steps, [.. notes.Effects.Select(effect => effect.DisplayText)],
                    [.. unused.Where(_ => script.CaseId is not null).Select(answer => answer.Step)],
                    script.Effects is { } happened && !happened.SequenceEqual(notes.Effects.Select(effect => effect.Type)), path);
            }

            var (bookmark, result) = await NextAsync(definition, state, notes, unused, steps, cancellationToken);
            burst = await engine.ResumeAsync(new(definition, state, bookmark, result, services), cancellationToken);
        }
    }

    /// <summary>Which wait comes to its end next: as the answers came in reality, then what nobody has an answer for.</summary>
    private async Task<(string Bookmark, JsonNode? Result)> NextAsync(
        WorkflowDefinition definition, WorkflowState state, Notes notes, List<ScriptedAnswer> unused, List<SimulatedStep> steps, CancellationToken cancellationToken)
    {
        var open = state.Bookmarks.Select(bookmark => notes.Asked.GetValueOrDefault(bookmark.Id)).OfType<AskedTask>().ToList();
        if (open.Count == 0)
            return (state.Bookmarks[0].Id, null);

        var (asked, answer) = open.Select(task => (Task: task, Answer: AnswerTo(task, unused)))
            .OrderBy(pair => pair.Answer is null ? int.MaxValue : unused.IndexOf(pair.Answer)).First();
        if (answer is not null)
            unused.Remove(answer);
        var outcome = answer?.Outcome ?? asked.Outcomes[0];
        steps.Add(new SimulatedStep(
            asked.ActivityId, asked.Title, asked.TaskType, await NamesAsync(asked.Candidates, cancellationToken), outcome, answer?.By, answer is null,
            [.. asked.Outcomes.Select(name => new OutcomeItem(name, drawing.LabelOf(definition.Find(asked.ActivityId)!, name)))]));
        return (asked.Bookmark, answer?.Result ?? Script.Answer(outcome, null, null, null, await FormAsync(asked.TaskType, cancellationToken)));
    }

    // Of a countersign everybody gets back the answer that they gave themselves.
    private static ScriptedAnswer? AnswerTo(AskedTask asked, List<ScriptedAnswer> unused) => unused
        .Where(answer => asked.Outcomes.Contains(answer.Outcome) && (answer.TaskType == asked.TaskType
            || (answer.TaskType is null && (answer.Step == asked.TaskType || answer.Step == asked.ActivityId))))
        .OrderByDescending(answer => answer.Candidates.Count == 0 || answer.Candidates.Intersect(asked.Candidates).Any())
        .ThenByDescending(answer => answer.ActivityId is null || answer.ActivityId == asked.ActivityId)
        .FirstOrDefault();

    /// <summary>A choice of experts that nobody made is made here, or the route would have nobody to ask.</summary>
    private async Task<JsonObject?> FormAsync(string taskType, CancellationToken cancellationToken)
    {
        if (taskType != ExpertPanelStep.TypeKey)
            return null;
        var experts = await db.Set<RoleGrantRow>().AsNoTracking().Where(grant => grant.Role == Role.Expert)
            .OrderBy(grant => grant.AccountId).Select(grant => grant.AccountId).Take(3).ToListAsync(cancellationToken);
        return new JsonObject { ["experts"] = new JsonArray([.. experts.Select(id => (JsonNode)id)]) };
    }

    private async Task<IReadOnlyList<string>> NamesAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var people = keys.Where(key => key.StartsWith("person:", StringComparison.Ordinal)).Select(key => key["person:".Length..]).ToList();
        var roles = keys.Where(key => key.StartsWith("role:", StringComparison.Ordinal)).Select(key => key["role:".Length..].Split('@', 2))
            .Where(parts => parts.Length == 2 && Enum.TryParse<Role>(parts[0], out _)).Select(parts => (Role: Enum.Parse<Role>(parts[0]), Scope: parts[1])).ToList();
        foreach (var (role, scope) in roles)
        {
            people.AddRange(await db.Set<RoleGrantRow>().AsNoTracking().Where(grant => grant.Role == role && grant.Scope == scope)
                .Select(grant => grant.AccountId).ToListAsync(cancellationToken));
        }

        return await db.Users.AsNoTracking().Where(account => people.Contains(account.Id) && !account.IsDisabled)
            .OrderBy(account => account.Name).Select(account => account.Name).ToListAsync(cancellationToken);
    }
}
