using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Demo.Cases;

/// <summary>Something that somebody does in a case of the demo.</summary>
internal abstract record DemoDeed
{
    /// <summary>Begins the application.</summary>
    internal sealed record Begin(ApplicationForm Form) : DemoDeed;

    /// <summary>Submits it, for the first time or again.</summary>
    /// <param name="Round">1 for the first time.</param>
    internal sealed record Submit(int Round) : DemoDeed;

    /// <summary>Takes it back.</summary>
    internal sealed record Withdraw(string Reason) : DemoDeed;

    /// <summary>Decides a task, as its page would.</summary>
    /// <param name="TaskType">The task's type.</param>
    /// <param name="Outcome">How.</param>
    /// <param name="Form">The answers.</param>
    /// <param name="Comment">The opinion.</param>
    /// <param name="Files">What is uploaded for it.</param>
    internal sealed record Decide(
        string TaskType, string Outcome, Func<DemoTask, JsonObject>? Form, string? Comment, IReadOnlyList<DemoFile> Files) : DemoDeed;

    /// <summary>Calls use cases once, each under an idempotency key, so that none is carried out again where it has been.</summary>
    internal sealed record Act(Func<DemoScene, Task<Refusal?>> Do) : DemoDeed;

    /// <summary>The night's schedules run.</summary>
    internal sealed record Night : DemoDeed;
}

/// <summary>A document that goes into a field of a form.</summary>
/// <param name="Field">The field.</param>
/// <param name="Title">What it is called, and says on top.</param>
/// <param name="Lines">What it says.</param>
internal sealed record DemoFile(string Field, string Title, params string[] Lines);

/// <summary>What a form can be filled in from.</summary>
/// <param name="Today">The day at the college.</param>
/// <param name="Defaults">What the form proposes.</param>
/// <param name="PersonId">An account's id by its user name.</param>
internal sealed record DemoTask(DateOnly Today, JsonObject Defaults, Func<string, string> PersonId);

/// <summary>In what something outside of the tasks is done.</summary>
/// <param name="Use">The use cases.</param>
/// <param name="Key">The step's key.</param>
/// <param name="Today">The day at the college.</param>
/// <param name="BaseId">The base; null for none.</param>
/// <param name="Person">Who does it.</param>
/// <param name="PersonId">An account's id by its user name.</param>
/// <param name="Cancel">Ends it.</param>
internal sealed record DemoScene(
    IServiceProvider Use, string Key, DateOnly Today, string? BaseId, Caller Person, Func<string, string> PersonId, CancellationToken Cancel)
{
    private int calls;

    public WorkflowsDbContext Db => Use.GetRequiredService<WorkflowsDbContext>();

    /// <summary>A use case, with an idempotency key of its own for each of several in one step.</summary>
    public T Get<T>()
        where T : notnull
    {
        Use.GetRequiredService<CommandScope>().IdempotencyKey = $"demo {Key} {calls++}";
        return Use.GetRequiredService<T>();
    }
}

/// <summary>One step of the demo's history.</summary>
/// <param name="Case">In which case.</param>
/// <param name="Key">Tells it from every other step, whatever today is.</param>
/// <param name="At">When; steps of a chapter follow each other.</param>
/// <param name="Person">The user name of who does it; empty where the calendar does.</param>
/// <param name="Deed">What.</param>
internal sealed record DemoStep(DemoCase Case, string Key, DateTimeOffset At, string Person, DemoDeed Deed);
