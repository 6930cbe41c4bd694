using BaseWorkflows.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Tasks;

internal static class TasksSetup
{
    public static IServiceCollection AddTasks(this IServiceCollection services) => services
        .AddSingleton<IActivity, HumanTaskActivity>()
        .AddSingleton<TaskTypeRegistry>()
        .AddTaskType<GeneralOpinion>(GeneralOpinion.TypeKey)
        .AddScoped<StandIns>()
        .AddScoped<TaskPeople>()
        .AddScoped<DueTasks>()
        .AddScoped<RemindTasks>()
        .AddScoped<EscalateTasks>()
        .AddSingleton<TaskQueries>()
        .AddScoped<TaskReader>()
        .AddScoped<SignatureDesk>()
        .AddScoped<ListTasks>()
        .AddScoped<CountTasks>()
        .AddScoped<GetTask>()
        .AddScoped<ClaimTask>()
        .AddScoped<ReleaseTask>()
        .AddScoped<SaveTaskDraft>()
        .AddScoped<CompleteTask>();
}
