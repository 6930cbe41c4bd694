using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Questionnaires;

internal static class QuestionnairesSetup
{
    public static IServiceCollection AddQuestionnaires(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<QuestionnaireOptions>().Bind(configuration.GetSection(QuestionnaireOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddScoped<QuestionnaireDesk>()
            .AddScoped<EmbeddedTemplates>()
            .AddScoped<GetQuestionnaireTemplate>()
            .AddScoped<SaveQuestionnaireTemplate>()
            .AddScoped<OpenQuestionnaire>()
            .AddScoped<ListQuestionnaires>()
            .AddScoped<GetQuestionnaire>()
            .AddScoped<InvitePeople>()
            .AddScoped<RenewLinks>()
            .AddScoped<RemoveInvitation>()
            .AddScoped<ListInvitations>()
            .AddScoped<ChangeClosingDay>()
            .AddScoped<CloseQuestionnaire>()
            .AddScoped<CloseQuestionnaires>()
            .AddScoped<ReadQuestionnaireForm>()
            .AddScoped<AnswerQuestionnaire>()
            .AddScoped<GetQuestionnaireResults>();
    }
}
