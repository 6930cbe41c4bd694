using System.Collections.Frozen;
using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>One registered class of task type; made by <see cref="TaskTypes.AddTaskType"/>.</summary>
/// <param name="Key">The task type's key.</param>
/// <param name="Class">The class.</param>
public sealed record TaskTypeRegistration(string Key, Type Class);

/// <summary>All task types by key. A definition that names another one is refused before it is published.</summary>
public sealed class TaskTypeRegistry
{
    private readonly FrozenDictionary<string, Type> classes;

    /// <summary>Of these.</summary>
    /// <exception cref="ArgumentException">Two have the same key.</exception>
    public TaskTypeRegistry(IEnumerable<TaskTypeRegistration> registrations) =>
        classes = registrations.ToDictionary(one => one.Key, one => one.Class).ToFrozenDictionary();

    /// <summary>The task type of that key, from this scope.</summary>
    /// <exception cref="InvalidOperationException">There is none: an instance runs an old version whose task type was removed.</exception>
    public TaskType Resolve(string key, IServiceProvider services) => classes.TryGetValue(key, out var found)
        ? (TaskType)services.GetRequiredService(found)
        : throw new InvalidOperationException($"There is no task type {key}.");

    /// <summary>The task type that a human task of a definition names; null where it names none that is registered.</summary>
    public TaskType? Of(ActivityNode activity, IServiceProvider services) =>
        KeyOf(activity) is { } key && classes.ContainsKey(key) ? Resolve(key, services) : null;

    /// <summary>Whether the case says when a human task of a definition is due.</summary>
    public bool HasCaseDeadline(ActivityNode activity) =>
        KeyOf(activity) is { } key && classes.TryGetValue(key, out var found) && found.IsAssignableTo(typeof(ICaseDeadline));

    /// <summary>All of them with what people call them, by key.</summary>
    public IReadOnlyList<(string Key, Text Title)> All(IServiceProvider services) =>
        [.. classes.Keys.Order(StringComparer.Ordinal).Select(key => (key, Resolve(key, services).Title))];

    /// <summary>The human tasks of a definition whose type is not registered.</summary>
    public IEnumerable<DefinitionProblem> Check(WorkflowDefinition definition)
    {
        foreach (var activity in definition.Activities.Where(activity => activity.Type == HumanTaskActivity.TypeName))
        {
            var key = KeyOf(activity);
            if (key is null || !classes.ContainsKey(key))
            {
                yield return new DefinitionProblem("task.unknown_type", activity.Id, new(
                    $"任务“{activity.DisplayText}”（{activity.Id}）的任务类型“{key}”不存在。",
                    $"The task '{activity.DisplayText}' ({activity.Id}) has the unknown task type '{key}'."));
            }
        }
    }

    private static string? KeyOf(ActivityNode activity) => activity.Json["taskType"]?["expression"]?["value"]?.ToString();
}

/// <summary>Registers task types.</summary>
public static class TaskTypes
{
    /// <summary>Adds a task type under its key.</summary>
    public static IServiceCollection AddTaskType<T>(this IServiceCollection services, string key)
        where T : TaskType => services
        .AddScoped<T>()
        .AddSingleton(new TaskTypeRegistration(key, typeof(T)));
}
