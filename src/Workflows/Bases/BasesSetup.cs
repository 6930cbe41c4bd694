using BaseWorkflows.Workflows.Bases.Steps;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Bases;

internal static class BasesSetup
{
    public static IServiceCollection AddBases(this IServiceCollection services) => services
        .AddScoped<CasePartiesSource, BaseParties>()
        .AddScoped<BaseNumbers>()
        .AddScoped<BaseEvents>()
        .AddScoped<BaseRegisters>()
        .AddScoped<BaseReader>()
        .AddScoped<ListBases>()
        .AddScoped<GetBase>()
        .AddScoped<GetBaseTimeline>()
        .AddScoped<GetEligibility>()
        .AddScoped<SetWorkingGroup>()
        .AddScoped<AddMentor>()
        .AddScoped<BaseCases>()
        .AddScoped<TerminateBase>()
        .AddTaskType<WorkingGroupStep>(WorkingGroupStep.TypeKey)
        .AddTaskType<MentorsStep>(MentorsStep.TypeKey);
}
