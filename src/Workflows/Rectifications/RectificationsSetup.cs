using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Rectifications.Activities;
using BaseWorkflows.Workflows.Rectifications.Steps;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Rectifications;

internal static class RectificationsSetup
{
    public static IServiceCollection AddRectifications(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RectificationOptions>().Bind(configuration.GetSection(RectificationOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddScoped<CasePartiesSource, RectificationParties>()
            .AddScoped<RectificationDesk>()
            .AddScoped<RectificationEvents>()
            .AddScoped<RectificationReader>()
            .AddScoped<RectificationTask>()
            .AddScoped<ListRectifications>()
            .AddScoped<GetRectification>()
            .AddScoped<GetRectificationPaper>()
            .AddScoped<NoteProgress>()
            .AddScoped<ReportRectification>()
            .AddScoped<AskRectificationExtension>()
            .AddScoped<CloseOverdueRectifications>()
            .AddScoped<RectificationOrders>()
            .AddScoped<OrderMissedRectifications>()
            .AddSingleton<IActivity, OrderRectification>()
            .AddSingleton<IActivity, PassRectification>()
            .AddSingleton<IActivity, DelistBase>()
            .AddTaskType<RectificationReport>(RectificationReport.TypeKey)
            .AddTaskType<ExtensionDecision>(ExtensionDecision.TypeKey)
            .AddTaskType<OfficeReassessment>(OfficeReassessment.TypeKey)
            .AddTaskType<DepartmentReassessment>(DepartmentReassessment.TypeKey)
            .AddTaskType<RectificationDecisionStep>(RectificationDecisionStep.TypeKey);
    }
}
