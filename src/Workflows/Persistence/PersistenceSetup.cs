using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace BaseWorkflows.Workflows.Persistence;

internal static class PersistenceSetup
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection(DatabaseOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<IdempotencyOptions>().Bind(configuration.GetSection(IdempotencyOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);

        var provider = configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>()?.Provider ?? DatabaseProvider.Sqlite;
        if (provider == DatabaseProvider.PostgreSql)
        {
            services.AddSingleton(sources => PostgresSource(sources.GetRequiredService<IOptions<DatabaseOptions>>().Value));
            services.AddDbContextPool<WorkflowsDbContext, PostgresWorkflowsDbContext>(UsePostgres);
        }
        else
        {
            services.AddDbContextPool<WorkflowsDbContext, SqliteWorkflowsDbContext>(UseSqlite);
        }

        services.AddSingleton(new WriteGate(isNeeded: provider == DatabaseProvider.Sqlite));
        services.AddScoped<CommandScope>();
        services.AddScoped<UnitOfWork>();
        services.AddScoped<ForgetIdempotencyKeys>();
        services.AddDataProtection().SetApplicationName("BaseWorkflows").PersistKeysToDbContext<WorkflowsDbContext>();
        return services;
    }

    private static void UsePostgres(IServiceProvider services, DbContextOptionsBuilder options) => options
        .UseNpgsql(services.GetRequiredService<NpgsqlDataSource>())
        .ConfigureWarnings(LeaveErrorsToWhoeverAsked)
        .AddInterceptors(new RowLocks.Interceptor())
        .AddInterceptors(services.GetServices<IInterceptor>());

    private static void UseSqlite(IServiceProvider services, DbContextOptionsBuilder options)
    {
        var connectionString = services.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString;
        if (Path.GetDirectoryName(new SqliteConnectionStringBuilder(connectionString).DataSource) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        options.UseSqlite(connectionString)
            .ConfigureWarnings(LeaveErrorsToWhoeverAsked)
            .AddInterceptors(new SqlitePragmas())
            .AddInterceptors(services.GetServices<IInterceptor>());
    }

    // A repeated idempotency key and two writers that cross end in a refused statement and are no error; what is one is thrown on, and
    // logged once by whoever serves the request or runs the job.
    private static void LeaveErrorsToWhoeverAsked(WarningsConfigurationBuilder warnings) => warnings.Log(
        (RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug));

    private static NpgsqlDataSource PostgresSource(DatabaseOptions options)
    {
        var builder = new NpgsqlDataSourceBuilder(options.ConnectionString);
        var connection = builder.ConnectionStringBuilder;
        // The same few dozen statements run all day; the server plans each of them once per connection.
        if (connection.MaxAutoPrepare == 0)
            (connection.MaxAutoPrepare, connection.AutoPrepareMinUsages) = (100, 2);
        // Commands leave nothing behind in a connection (no settings, temporary tables or session locks) that the server
        // would have to be told to forget each time.
        connection.NoResetOnClose = true;
        return builder.Build();
    }
}
