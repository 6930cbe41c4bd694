using System.Text.Json.Nodes;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>
/// The activity <c>BaseWorkflows.HumanTask</c>: asks one person, or several as <see cref="TaskMode"/> says, and goes on by the port
/// of the outcome. Its output <c>result</c> is <c>{outcome, by, byName, form, comment}</c> of the one who decided (of a vote that goes
/// otherwise than the last voter's, the outcome alone); <c>votes</c> counts the outcomes (<c>{"Approve": 2, "Reject": 1}</c>); <c>step</c>
/// is the activity's own id, for routes that come back to where they left. Forms of several stay with their tasks, so that the
/// instance's state stays small.
/// </summary>
/// <remarks>
/// Whom it asks follows from <c>scope</c>. Departments, units and people come from the input <c>scopeIds</c> (a text or an
/// array); where that is empty, from the variable or workflow input <c>departmentId</c>, <c>departmentIds</c>,
/// <c>unitId</c>, <c>people</c> or <c>applicantId</c>. Where nobody holds the role, <see cref="StandIns"/> says who is asked
/// instead. <c>outcomes</c> lists them from best to worst.
/// </remarks>
public sealed class HumanTaskActivity : IActivity
{
    /// <summary>Its name in definitions.</summary>
    public const string TypeName = "BaseWorkflows.HumanTask";

    /// <inheritdoc />
    public ActivityDescriptor Descriptor => HumanTaskDescriptor.Instance;

    /// <inheritdoc />
    public ValueTask ExecuteAsync(IActivityContext context) => BeginAsync(context, AskAsync);

    /// <inheritdoc />
    public ValueTask ResumeAsync(IActivityContext context, Bookmark bookmark, JsonNode? result) => GoOnAsync(context, result, AskAsync);

    /// <summary>Asks one of those who are asked: a bookmark is made for the answer.</summary>
    /// <param name="context">The activity.</param>
    /// <param name="bookmark">What the answer resumes.</param>
    /// <param name="settings">What is asked.</param>
    /// <param name="candidates">Who may answer.</param>
    /// <param name="part">Their part among several; null for one alone.</param>
    internal delegate ValueTask Ask(
        IActivityContext context, Bookmark bookmark, TaskSettings settings, IReadOnlyList<string> candidates, TaskPart? part);

    /// <summary>Begins to ask: all at once, or the first.</summary>
    internal static async ValueTask BeginAsync(IActivityContext context, Ask ask)
    {
        var plan = await TaskPlan.OfAsync(context);
        var now = TaskRound.Begin(context.Memory, plan);
        for (var place = 1; place <= now.Count; place++)
            await ask(context, context.CreateBookmark(plan.Settings.TaskType), plan.Settings, now[place - 1], plan.PartOf(place, plan.Groups.Count));
        if (plan.Groups.Count > now.Count)
            context.Memory["of"] = plan.Groups.Count;
    }

    /// <summary>Counts an answer; goes on, waits for the others, or asks the next.</summary>
    internal static async ValueTask GoOnAsync(IActivityContext context, JsonNode? result, Ask ask)
    {
        var answer = result as JsonObject ?? throw new InvalidOperationException("A human task is resumed with its answer.");
        var round = new TaskRound(context.Memory);
        if (round.Count(answer) is { } decided)
        {
            context.SetOutput("votes", round.Votes.DeepClone());
            context.SetOutput("step", context.ActivityId);
            context.SetOutput("result", decided);
            context.Complete(decided["outcome"]!.GetValue<string>());
        }
        else if (round.HasNext)
        {
            // The buttons stay those with which the round began, also where the instance has moved to another version since.
            var settings = await TaskSettings.ReadAsync(context) with { Outcomes = round.Outcomes };
            var part = new TaskPart(TaskMode.Sequential, round.Answered + 1, context.Memory["of"]!.GetValue<int>(), null);
            await ask(context, context.CreateBookmark(settings.TaskType), settings, round.Next(), part);
        }
    }

    private static async ValueTask AskAsync(
        IActivityContext context, Bookmark bookmark, TaskSettings settings, IReadOnlyList<string> candidates, TaskPart? part)
    {
        var instance = context.Services.GetRequiredService<CurrentBurst>().Instance;
        var type = context.Services.GetRequiredService<TaskTypeRegistry>().Resolve(settings.TaskType, context.Services);
        var deadline = await TaskDeadline.OfAsync(
            context, settings, candidates, type is ICaseDeadline own ? await own.DueAtAsync(instance.Case, default) : null);
        context.Services.GetRequiredService<WorkflowsDbContext>().AddTask(
            new HumanTask
            {
                Id = Guid.CreateVersion7().ToString("N"),
                InstanceId = instance.Id,
                BookmarkId = bookmark.Id,
                ActivityId = context.ActivityId,
                Step = context.DisplayText,
                Title = settings.Title,
                TaskType = settings.TaskType,
                Case = instance.Case,
                StartedById = instance.StartedById,
                IsVoluntary = instance.Case.IsVoluntary,
                Candidates = candidates,
                Outcomes = settings.Outcomes,
                Returns = Returns(context, settings.Outcomes),
                Part = part,
                SignatureRequired = settings.SignatureRequired,
                Priority = settings.Priority,
                CreatedAt = context.Now,
                DueAt = deadline.DueAt,
                RemindAt = deadline.RemindAt,
                EscalateAt = deadline.EscalateAt,
                Escalation = deadline.Escalation,
            },
            await TaskCopy.KeysAsync(context));
    }

    private static Dictionary<string, string>? Returns(IActivityContext context, IReadOnlyList<string> outcomes)
    {
        var steps = outcomes.Select(Outcomes.TargetOf).OfType<string>().Distinct().ToList();
        return steps.Count == 0 ? null : steps.ToDictionary(step => step, step => context.TitleOf(step) ?? step);
    }
}
