using BaseWorkflows.Workflows.Bases.Registers;
using BaseWorkflows.Workflows.Bases.Steps;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Bases;

internal static class BasesSetup
{
    public static IServiceCollection AddBases(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RegisterOptions>().Bind(configuration.GetSection(RegisterOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddScoped<CasePartiesSource, BaseParties>()
            .AddScoped<BaseNumbers>()
            .AddScoped<BaseEvents>()
            .AddScoped<BaseRegisters>()
            .AddScoped<DelistedUnits>()
            .AddScoped<BaseReader>()
            .AddScoped<ListBases>()
            .AddScoped<GetBase>()
            .AddScoped<GetBaseTimeline>()
            .AddScoped<GetEligibility>()
            .AddScoped<SetWorkingGroup>()
            .AddScoped<AddMentor>()
            .AddScoped<BaseCases>()
            .AddScoped<TerminateBase>()
            .AddScoped<ChangeMentor>()
            .AddScoped<RetireMentor>()
            .AddScoped<ImportMentors>()
            .AddScoped<ExportMentors>()
            .AddScoped<RegisterReader>()
            .AddScoped<RegisterDesk>()
            .AddScoped<GetWorkingGroupHistory>()
            .AddScoped<ListRules>()
            .AddScoped<FileRules>()
            .AddScoped<ListExchanges>()
            .AddScoped<RecordExchange>()
            .AddScoped<ListFacts>()
            .AddScoped<ReportFacts>()
            .AddScoped<GetBaseGaps>()
            .AddScoped<ListGaps>()
            .AddTaskType<WorkingGroupStep>(WorkingGroupStep.TypeKey)
            .AddTaskType<MentorsStep>(MentorsStep.TypeKey)
            .AddTaskType<RulesStep>(RulesStep.TypeKey);
    }
}
