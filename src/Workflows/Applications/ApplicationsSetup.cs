using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Applications.Activities;
using BaseWorkflows.Workflows.Applications.Steps;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Applications;

internal static class ApplicationsSetup
{
    public static IServiceCollection AddApplications(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ReviewOptions>().Bind(configuration.GetSection(ReviewOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddScoped<CasePartiesSource, ApplicationParties>()
            .AddScoped<CancelledCases, CancelledApplications>()
            .AddScoped<ApplicationDesk>()
            .AddScoped<ApplicationReader>()
            .AddScoped<CreateApplication>()
            .AddScoped<SaveApplication>()
            .AddScoped<SubmitApplication>()
            .AddScoped<WithdrawApplication>()
            .AddScoped<DiscardApplication>()
            .AddScoped<ListApplications>()
            .AddScoped<GetApplication>()
            .AddScoped<GetApplicationTimeline>()
            .AddSingleton<IActivity, ApproveApplication>()
            .AddSingleton<IActivity, RejectApplication>()
            .AddSingleton<IActivity, ReturnApplication>()
            .AddSingleton<IActivity, CloseApplication>()
            .AddTaskType<SiteEvaluation>(SiteEvaluation.TypeKey)
            .AddTaskType<ExpertReport>(ExpertReport.TypeKey)
            .AddTaskType<DepartmentAssignment>(DepartmentAssignment.TypeKey)
            .AddTaskType<ExpertPanelStep>(ExpertPanelStep.TypeKey)
            .AddTaskType<DepartmentOpinion>(DepartmentOpinion.TypeKey)
            .AddTaskType<OfficeOpinion>(OfficeOpinion.TypeKey)
            .AddTaskType<FinalApproval>(FinalApproval.TypeKey)
            .AddTaskType<MeetingStep>(MeetingStep.TypeKey)
            .AddTaskType<Correction>(Correction.TypeKey)
            .AddTaskType<FileOriginals>(FileOriginals.TypeKey)
            .AddTaskType<FileCopies>(FileCopies.TypeKey);
    }
}
