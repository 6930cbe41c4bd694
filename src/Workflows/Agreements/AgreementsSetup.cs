using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Agreements.Activities;
using BaseWorkflows.Workflows.Agreements.Steps;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Agreements;

internal static class AgreementsSetup
{
    public static IServiceCollection AddAgreements(this IServiceCollection services) => services
        .AddScoped<CasePartiesSource, AgreementParties>()
        .AddScoped<AgreementDesk>()
        .AddSingleton<IActivity, OpenAgreement>()
        .AddSingleton<IActivity, ActivateBase>()
        .AddSingleton<IActivity, RenewBase>()
        .AddSingleton<IActivity, DeclineRenewal>()
        .AddTaskType<RenewalAcceptance>(RenewalAcceptance.TypeKey)
        .AddTaskType<AgreementDraft>(AgreementDraft.TypeKey)
        .AddTaskType<CollegeSignature>(CollegeSignature.TypeKey)
        .AddTaskType<UnitSignature>(UnitSignature.TypeKey)
        .AddTaskType<GraduateOfficeReceipt>(GraduateOfficeReceipt.TypeKey)
        .AddTaskType<BaseReceipt>(BaseReceipt.TypeKey)
        .AddTaskType<DepartmentReceipt>(DepartmentReceipt.TypeKey)
        .AddScoped<AgreementReader>()
        .AddScoped<ListAgreements>()
        .AddScoped<GetAgreement>()
        .AddScoped<GetAgreementDocument>()
        .AddScoped<RenewAgreement>()
        .AddScoped<TellExpiringAgreements>()
        .AddScoped<LapseAgreements>()
        .AddScoped<EndVainRenewals>();
}
