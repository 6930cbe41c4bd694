using System.Text.Json.Nodes;
using BaseWorkflows.Domain.Applications;

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
    /// <param name="Nth">Which time this person does it in this case, from 1.</param>
    internal sealed record Decide(string TaskType, string Outcome, Func<DemoTask, JsonObject>? Form, string? Comment, int Nth) : DemoDeed;
}

/// <summary>What a form can be filled in from.</summary>
/// <param name="Today">The day at the college.</param>
/// <param name="Defaults">What the form proposes.</param>
/// <param name="PersonId">An account's id by its user name.</param>
internal sealed record DemoTask(DateOnly Today, JsonObject Defaults, Func<string, string> PersonId);

/// <summary>One step of the demo's history.</summary>
/// <param name="Case">In which case.</param>
/// <param name="At">When; steps of a case follow each other.</param>
/// <param name="Person">The user name of who does it.</param>
/// <param name="Deed">What.</param>
internal sealed record DemoStep(DemoCase Case, DateTimeOffset At, string Person, DemoDeed Deed);
