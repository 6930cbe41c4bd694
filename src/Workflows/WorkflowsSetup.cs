using BaseWorkflows.Workflows.Agreements;
using BaseWorkflows.Workflows.ApiKeys;
using BaseWorkflows.Workflows.Applications;
using BaseWorkflows.Workflows.Assessments;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Calendars;
using BaseWorkflows.Workflows.Certificates;
using BaseWorkflows.Workflows.Documents;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Jobs;
using BaseWorkflows.Workflows.Messaging;
using BaseWorkflows.Workflows.Notifications;
using BaseWorkflows.Workflows.Observability;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Questionnaires;
using BaseWorkflows.Workflows.Rectifications;
using BaseWorkflows.Workflows.Reports;
using BaseWorkflows.Workflows.Routes;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Subscriptions;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows;

/// <summary>Registers the application.</summary>
public static class WorkflowsSetup
{
    /// <summary>All use cases and what they stand on. Reads the sections that the features' options name, first of all <c>Database</c>.</summary>
    public static IServiceCollection AddWorkflows(this IServiceCollection services, IConfiguration configuration) => services
        .AddPersistence(configuration)
        .AddObservability()
        .AddOrganisation()
        .AddApiKeys()
        .AddCalendars()
        .AddCertificates()
        .AddDocuments(configuration)
        .AddEvents()
        .AddMessaging(configuration)
        .AddRoutes()
        .AddRunning()
        .AddTasks()
        .AddJobs()
        .AddApplications(configuration)
        .AddBases(configuration)
        .AddAgreements()
        .AddAssessments()
        .AddQuestionnaires(configuration)
        .AddReports()
        .AddRectifications(configuration)
        .AddSubscriptions(configuration)
        .AddNotifications(configuration);

    /// <summary>Brings the database up to date, or with <see cref="DatabaseOptions.MigrateAtStart"/> off makes sure that it is, and begins to count the schedules.</summary>
    /// <exception cref="InvalidOperationException">The database is behind, and a start may not change it.</exception>
    public static async Task StartAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        if (services.GetRequiredService<IOptions<DatabaseOptions>>().Value.MigrateAtStart)
            await services.MigrateAsync(cancellationToken);

        await using var scope = services.CreateAsyncScope();
        var pending = await scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>().Database.GetPendingMigrationsAsync(cancellationToken);
        if (pending.Any())
        {
            throw new InvalidOperationException(
                $"数据库尚未升级，请先运行 migrate 命令。The database is behind; run the command 'migrate' first: {string.Join(", ", pending)}");
        }

        await scope.ServiceProvider.GetRequiredService<DefinitionStore>().RefreshAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<RegisterSchedules>().HandleAsync(cancellationToken);
    }

    /// <summary>Brings the tables up to date, enters the public holidays and the questions of questionnaires, and publishes the definitions that come with the service. Several nodes may do so at once.</summary>
    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>().Database.MigratePatientlyAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<EmbeddedCalendars>().ImportAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<EmbeddedTemplates>().ImportAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<EmbeddedDefinitions>().ImportAsync(cancellationToken);
        // Makes the first key where there is none, so that nodes that start together afterwards share it from their first cookie on.
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector(nameof(MigrateAsync)).Protect([]);
    }
}
