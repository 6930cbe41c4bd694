using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>What is asked, of whom, and how many votes it takes.</summary>
/// <param name="Settings">What the definition says.</param>
/// <param name="Groups">The candidate keys of each who is asked, in their order.</param>
/// <param name="Needed">The votes that the best outcome needs; null where there is no vote.</param>
internal sealed record TaskPlan(TaskSettings Settings, IReadOnlyList<IReadOnlyList<string>> Groups, int? Needed)
{
    /// <summary>Finds out what is asked and of whom; asks nobody yet.</summary>
    /// <exception cref="InvalidOperationException">The definition asks nobody, or needs more votes than there are voters.</exception>
    public static async ValueTask<TaskPlan> OfAsync(IActivityContext context)
    {
        var settings = await TaskSettings.ReadAsync(context);
        var groups = await ParticipantsAsync(context);
        await context.Services.GetRequiredService<StandIns>().AddAsync(groups, default);
        if (settings.Mode == TaskMode.Single)
            groups = [[.. groups.SelectMany(keys => keys)]];
        return new TaskPlan(settings, [.. groups.Select(keys => (IReadOnlyList<string>)[.. keys.Distinct()])], Votes(context, settings, groups.Count));
    }

    /// <summary>The part of the one who is asked at this place.</summary>
    public TaskPart? PartOf(int place, int of) => Settings.Mode == TaskMode.Single || of == 1 ? null : new(Settings.Mode, place, of, Needed);

    private static int? Votes(IActivityContext context, TaskSettings settings, int voters)
    {
        if (settings.Mode != TaskMode.Vote)
            return null;
        var threshold = VoteThreshold.Parse(settings.Threshold)
            ?? throw new InvalidOperationException($"The vote {context.ActivityId} has no threshold.");
        var needed = threshold.NeededOf(voters);
        return needed <= voters
            ? needed
            : throw new InvalidOperationException($"The vote {context.ActivityId} needs {needed} votes, but only {voters} are asked.");
    }

    /// <summary>The candidate keys of each participant.</summary>
    private static async ValueTask<List<List<string>>> ParticipantsAsync(IActivityContext context)
    {
        var scope = await TaskSettings.TextAsync(context, "scope") ?? "College";
        var role = Enum.TryParse<Role>(await TaskSettings.TextAsync(context, "role"), out var named) ? named : (Role?)null;
        Role Role() => role ?? throw new InvalidOperationException($"The task {context.ActivityId} names no role.");
        List<List<string>> groups = scope switch
        {
            "College" => [[CandidateKey.ForRole(Role(), Scope.College)]],
            "Department" => await EachAsync("departmentId", id => CandidateKey.ForRole(Role(), Scope.Department(id))),
            "Departments" => await EachAsync("departmentIds", id => CandidateKey.ForRole(Role(), Scope.Department(id))),
            "Unit" => await EachAsync("unitId", id => CandidateKey.ForRole(Domain.Organisation.Role.UnitContact, Scope.Unit(id))),
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
            var ids = TaskSettings.Strings(await context.InputAsync(scope == "People" ? "people" : "scopeIds"));
            if (ids.Count == 0)
                ids = TaskSettings.Strings(context.Variable(source) ?? context.WorkflowInput(source));
            return [.. ids.Distinct().Select(id => new List<string> { key(id) })];
        }
    }
}

/// <summary>What a definition says about a human task.</summary>
internal sealed record TaskSettings(
    string Title, string TaskType, IReadOnlyList<string> Outcomes, TaskMode Mode, string? Threshold, bool SignatureRequired, TaskPriority Priority,
    int? DueInDays, int? RemindBeforeDays, int? EscalateAfterDays, Role? EscalateTo, EscalationKind EscalateAs)
{
    /// <summary>Reads it.</summary>
    public static async ValueTask<TaskSettings> ReadAsync(IActivityContext context)
    {
        var outcomes = Strings(await context.InputAsync("outcomes"));
        return new(
            await TextAsync(context, "title") is { Length: > 0 } title ? title : context.DisplayText,
            await TextAsync(context, "taskType") ?? throw new InvalidOperationException($"The task {context.ActivityId} has no task type."),
            outcomes.Count > 0 ? outcomes : ["Done"],
            await ChoiceAsync<TaskMode>(context, "mode") ?? TaskMode.Single,
            await TextAsync(context, "threshold"),
            await TextAsync(context, "signature") == "Required",
            await ChoiceAsync<TaskPriority>(context, "priority") ?? TaskPriority.Normal,
            await DaysAsync(context, "dueInDays"),
            await DaysAsync(context, "remindBeforeDays"),
            await DaysAsync(context, "escalateAfterDays"),
            await ChoiceAsync<Role>(context, "escalateTo"),
            await ChoiceAsync<EscalationKind>(context, "escalateAs") ?? EscalationKind.Candidate);
    }

    /// <summary>An input as text; null where the definition gives none.</summary>
    public static async ValueTask<string?> TextAsync(IActivityContext context, string input) => await context.InputAsync(input) switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        var other => other.ToJsonString(),
    };

    /// <summary>A text, an array of texts, or an array written as JSON text, as Elsa's designer leaves it.</summary>
    public static List<string> Strings(JsonNode? node) => node switch
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

    private static async ValueTask<T?> ChoiceAsync<T>(IActivityContext context, string input)
        where T : struct, Enum => Enum.TryParse<T>(await TextAsync(context, input), out var chosen) && Enum.IsDefined(chosen) ? chosen : null;

    private static async ValueTask<int?> DaysAsync(IActivityContext context, string input) =>
        int.TryParse(await TextAsync(context, input), CultureInfo.InvariantCulture, out var days) && days > 0 ? days : null;
}
