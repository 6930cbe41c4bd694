using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Assessments.Activities;
using BaseWorkflows.Workflows.Assessments.Campaigns;
using BaseWorkflows.Workflows.Assessments.Steps;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Assessments;

internal static class AssessmentsSetup
{
    public static IServiceCollection AddAssessments(this IServiceCollection services) => services
        .AddScoped<CasePartiesSource, AssessmentParties>()
        .AddScoped<AssessmentSchemes>()
        .AddScoped<AssessmentDesk>()
        .AddSingleton<IActivity, AnnounceAssessment>()
        .AddSingleton<IActivity, ConcludeAssessment>()
        .AddTaskType<ExpertProposalStep>(ExpertProposalStep.TypeKey)
        .AddTaskType<AssessmentPanelStep>(AssessmentPanelStep.TypeKey)
        .AddTaskType<MethodRecordStep>(MethodRecordStep.TypeKey)
        .AddTaskType<ScoreStep>(ScoreStep.TypeKey)
        .AddTaskType<ConclusionStep>(ConclusionStep.TypeKey)
        .AddTaskType<AssessmentReviewStep>(AssessmentReviewStep.TypeKey)
        .AddTaskType<ObjectionStep>(ObjectionStep.TypeKey)
        .AddTaskType<ObjectionDecisionStep>(ObjectionDecisionStep.TypeKey)
        .AddScoped<AssessmentReader>()
        .AddScoped<ListAssessments>()
        .AddScoped<GetAssessment>()
        .AddScoped<GetAssessmentGaps>()
        .AddScoped<GetAssessmentReport>()
        .AddScoped<GetScheme>()
        .AddScoped<SaveScheme>()
        .AddScoped<CampaignBooks>()
        .AddScoped<PreviewCampaign>()
        .AddScoped<OpenCampaign>()
        .AddScoped<ContinueCampaign>()
        .AddScoped<OpenDueCampaigns>()
        .AddScoped<GetCampaign>()
        .AddSingleton<CampaignRunner>();
}
