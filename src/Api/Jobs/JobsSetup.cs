using BaseWorkflows.Api.Subscriptions;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions.Deliveries;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Api.Jobs;

/// <summary>Hangfire: in memory beside SQLite, whose one node catches up at its start; in PostgreSQL where several nodes share it.</summary>
internal static class JobsSetup
{
    /// <summary>Hangfire's dashboard.</summary>
    public const string Dashboard = "/jobs";

    /// <summary>Its schema in PostgreSQL.</summary>
    public const string Schema = "hangfire";

    // So that a timer waits for seconds, not for the quarter of a minute that Hangfire takes unasked.
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    // A killed node leaves its locks behind as rows. Ours are held for moments, and what two nodes do at once runs once all the same;
    // unasked, a start would fail for ten minutes.
    private static readonly TimeSpan LongestLock = TimeSpan.FromSeconds(8);

    public static void AddJobs(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<JobsOptions>().BindConfiguration(JobsOptions.Section);
        if (!IsEnabled(builder.Configuration))
            return;

        // This service's own, not the one that Hangfire keeps for the whole process.
        builder.Services.AddSingleton(services => StorageFor(services.GetRequiredService<IOptions<DatabaseOptions>>().Value));
        builder.Services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings());
        builder.Services.AddScoped<IAuthorizationHandler, AdministratorsOnly>();
        // Before the server, so that what it finds at its start is told already.
        builder.Services.AddHostedService<StartJobs>();
        builder.Services.AddHangfireServer(server =>
        {
            server.WorkerCount = 4;
            server.SchedulePollingInterval = Poll;
        });
        builder.Services.AddSingleton<IDeliveryQueue, HangfireDeliveryQueue>();
        builder.Services.AddHangfireServer(server =>
        {
            server.WorkerCount = 8;
            server.Queues = [DeliveryJobs.Queue];
            server.SchedulePollingInterval = Poll;
        });
        builder.Services.AddHealthChecks().AddCheck<JobsHealth>("jobs", timeout: TimeSpan.FromSeconds(5));
    }

    /// <summary>Maps the dashboard. It asks for the storage, so the database has to be there by then.</summary>
    public static void MapJobs(this WebApplication app)
    {
        if (!IsEnabled(app.Configuration))
            return;

        app.MapHangfireDashboard(Dashboard, new DashboardOptions
        {
            // Hangfire's own rule (local requests only) is replaced by the endpoint's.
            Authorization = [],
            DashboardTitle = "BaseWorkflows",
            DarkModeEnabled = true,
            DefaultRecordsPerPage = 20,
            DisplayStorageConnectionString = false,
        }).RequireAuthorization(policy => policy.AddRequirements(new AdministratorsOnly.Requirement())).ExcludeFromDescription();
    }

    private static bool IsEnabled(IConfiguration configuration) =>
        (configuration.GetSection(JobsOptions.Section).Get<JobsOptions>() ?? new JobsOptions()).Enabled;

    private static JobStorage StorageFor(DatabaseOptions database)
    {
        if (database.Provider == DatabaseProvider.Sqlite)
            return new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(3) });

        var options = new PostgreSqlStorageOptions { SchemaName = Schema, QueuePollInterval = Poll, DistributedLockTimeout = LongestLock };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(database.ConnectionString, options), options);
    }
}
