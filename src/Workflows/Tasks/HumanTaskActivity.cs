using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Domain.Calendars;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Calendars;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>
/// The activity <c>BaseWorkflows.HumanTask</c>: asks one person, or several at once (countersign), and goes on by the port
/// of the outcome. Its output <c>result</c> is <c>{outcome, by, byName, form, comment}</c> of the one who decided; <c>votes</c>
/// counts the outcomes (<c>{"Approve": 2, "Reject": 1}</c>); <c>step</c> is the activity's own id, for routes that come back
/// to where they left. Forms of a countersign stay with their tasks, so that the instance's state stays small.
/// </summary>
/// <remarks>
/// Whom it asks follows from <c>scope</c>. Departments, units and people come from the input <c>scopeIds</c> (a text or an
/// array); where that is empty, from the variable or workflow input <c>departmentId</c>, <c>departmentIds</c>,
/// <c>unitId</c>, <c>people</c> or <c>applicantId</c>. Where nobody holds the role, <see cref="StandIns"/> says who is asked
/// instead. A countersign takes the worst outcome that anybody gave, after
/// all have answered; <c>outcomes</c> lists them from best to worst.
/// </remarks>
public sealed class HumanTaskActivity : IActivity
{
    /// <summary>Its name in definitions.</summary>
    public const string TypeName = "BaseWorkflows.HumanTask";

    /// <inheritdoc />
    public ActivityDescriptor Descriptor => HumanTaskDescriptor.Instance;

    /// <inheritdoc />
    public async ValueTask ExecuteAsync(IActivityContext context)
    {
        var plan = await PlanAsync(context);
        var settings = plan.Settings;
        var db = context.Services.GetRequiredService<WorkflowsDbContext>();
        var instance = context.Services.GetRequiredService<CurrentBurst>().Instance;
        var copies = await TaskCopy.KeysAsync(context);
        var dueAt = await DeadlineAsync(context, settings.DueInDays);
        foreach (var candidates in plan.Groups)
        {
            var bookmark = context.CreateBookmark(settings.TaskType);
            db.AddTask(new HumanTask
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
                Candidates = [.. candidates.Distinct()],
                Outcomes = settings.Outcomes,
                SignatureRequired = settings.SignatureRequired,
                Priority = settings.Priority,
                CreatedAt = context.Now,
                DueAt = dueAt,
            }, copies);
        }

        Remember(context, plan);
    }

    /// <summary>Finds out what is asked and of whom; asks nobody yet.</summary>
    internal static async ValueTask<Plan> PlanAsync(IActivityContext context)
    {
        var settings = await ReadAsync(context);
        var groups = await ParticipantsAsync(context);
        await context.Services.GetRequiredService<StandIns>().AddAsync(groups, default);
        if (await TextAsync(context, "mode") != "Countersign")
            groups = [[.. groups.SelectMany(keys => keys)]];
        return new Plan(settings, groups);
    }

    /// <summary>Keeps what the answers will be counted by.</summary>
    internal static void Remember(IActivityContext context, Plan plan)
    {
        context.Memory["open"] = plan.Groups.Count;
        context.Memory["outcomes"] = new JsonArray([.. plan.Settings.Outcomes.Select(outcome => (JsonNode)outcome)]);
    }

    /// <inheritdoc />
    public ValueTask ResumeAsync(IActivityContext context, Bookmark bookmark, JsonNode? result)
    {
        var answer = result as JsonObject ?? throw new InvalidOperationException("A human task is resumed with its answer.");
        var votes = context.Memory["votes"] as JsonObject ?? [];
        if (votes.Parent is null)
            context.Memory["votes"] = votes;
        var outcome = answer["outcome"]!.GetValue<string>();
        votes[outcome] = (votes[outcome]?.GetValue<int>() ?? 0) + 1;

        var outcomes = context.Memory["outcomes"]!.AsArray().Select(known => known!.GetValue<string>()).ToList();
        var worst = context.Memory["worst"] as JsonObject;
        if (worst is null || outcomes.IndexOf(outcome) > outcomes.IndexOf(worst["outcome"]!.GetValue<string>()))
            worst = (JsonObject)answer.DeepClone();

        var open = context.Memory["open"]!.GetValue<int>() - 1;
        if (open > 0)
        {
            worst.Remove("form");
            context.Memory["open"] = open;
            if (worst.Parent is null)
                context.Memory["worst"] = worst;
            return default;
        }

        context.SetOutput("votes", votes.DeepClone());
        context.SetOutput("step", context.ActivityId);
        context.SetOutput("result", worst.DeepClone());
        context.Complete(worst["outcome"]!.GetValue<string>());
        return default;
    }

    private static async ValueTask<DateTimeOffset?> DeadlineAsync(IActivityContext context, int? workdays) => workdays is { } days
        ? (await context.Services.GetRequiredService<WorkingCalendars>().CurrentAsync(default)).DeadlineAfter(context.Now, Math.Min(days, WorkingCalendar.MaxWorkdays))
        : null;

    private static async ValueTask<Settings> ReadAsync(IActivityContext context)
    {
        var outcomes = Strings(await context.InputAsync("outcomes"));
        return new Settings(
            await TextAsync(context, "title") is { Length: > 0 } title ? title : context.DisplayText,
            await TextAsync(context, "taskType") ?? throw new InvalidOperationException($"The task {context.ActivityId} has no task type."),
            outcomes.Count > 0 ? outcomes : ["Done"],
            await TextAsync(context, "signature") == "Required",
            Enum.TryParse<TaskPriority>(await TextAsync(context, "priority"), out var priority) ? priority : TaskPriority.Normal,
            int.TryParse(await TextAsync(context, "dueInDays"), CultureInfo.InvariantCulture, out var days) && days > 0 ? days : null);
    }

    /// <summary>The candidate keys of each participant.</summary>
    private static async ValueTask<List<List<string>>> ParticipantsAsync(IActivityContext context)
    {
        var scope = await TextAsync(context, "scope") ?? "College";
        var role = Enum.TryParse<Role>(await TextAsync(context, "role"), out var named) ? named : (Role?)null;
        Role Role() => role ?? throw new InvalidOperationException($"The task {context.ActivityId} names no role.");
        List<List<string>> groups = scope switch
        {
            "College" => [[CandidateKey.ForRole(Role(), Scope.College)]],
            "Department" => await EachAsync("departmentId", id => CandidateKey.ForRole(Role(), Scope.Department(id))),
            "Departments" => await EachAsync("departmentIds", id => CandidateKey.ForRole(Role(), Scope.Department(id))),
            "Unit" => await EachAsync("unitId", id => CandidateKey.ForRole(BaseWorkflows.Domain.Organisation.Role.UnitContact, Scope.Unit(id))),
            "People" => await EachAsync("people", CandidateKey.ForPerson),
            "Applicant" => await EachAsync("applicantId", CandidateKey.ForPerson),
            _ => throw new InvalidOperationException($"The task {context.ActivityId} has the unknown scope {scope}."),
        };
        if (groups.Count == 0 && scope == "Unit")
            return [[StandIns.ForUnknownUnit]];

        return groups.Count > 0
            ? groups
            : throw new InvalidOperationException($"The task {context.ActivityId} ({scope}) finds nobody to ask.");

        async ValueTask<List<List<string>>> EachAsync(string source, Func<string, string> key)
        {
            var ids = Strings(await context.InputAsync(scope == "People" ? "people" : "scopeIds"));
            if (ids.Count == 0)
                ids = Strings(context.Variable(source) ?? context.WorkflowInput(source));
            return [.. ids.Distinct().Select(id => new List<string> { key(id) })];
        }
    }

    private static async ValueTask<string?> TextAsync(IActivityContext context, string input) => await context.InputAsync(input) switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        var other => other.ToJsonString(),
    };

    /// <summary>A text, an array of texts, or an array written as JSON text, as Elsa's designer leaves it.</summary>
    internal static List<string> Strings(JsonNode? node) => node switch
    {
        JsonArray array => [.. array.Select(item => item?.ToString()).OfType<string>().Where(item => item.Length > 0)],
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>() switch
        {
            "" => [],
            ['[', ..] json => Strings(JsonNode.Parse(json)),
            var text => [text],
        },
        _ => [],
    };

    /// <summary>What is asked, and the candidate keys of each who is asked.</summary>
    internal sealed record Plan(Settings Settings, List<List<string>> Groups);

    internal sealed record Settings(
        string Title, string TaskType, IReadOnlyList<string> Outcomes, bool SignatureRequired, TaskPriority Priority, int? DueInDays);
}
