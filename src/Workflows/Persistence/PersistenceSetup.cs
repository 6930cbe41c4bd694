using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace BaseWorkflows.Workflows.Persistence;

internal static class PersistenceSetup
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection(DatabaseOptions.Section))
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
        services.AddDataProtection().SetApplicationName("BaseWorkflows").PersistKeysToDbContext<WorkflowsDbContext>();
        return services;
    }

    private static void UsePostgres(IServiceProvider services, DbContextOptionsBuilder options) => options
        .UseNpgsql(services.GetRequiredService<NpgsqlDataSource>())
        .AddInterceptors(services.GetServices<Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor>());

    private static void UseSqlite(IServiceProvider services, DbContextOptionsBuilder options)
    {
        var connectionString = services.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString;
        if (Path.GetDirectoryName(new SqliteConnectionStringBuilder(connectionString).DataSource) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        options.UseSqlite(connectionString)
            .AddInterceptors(new SqlitePragmas())
            .AddInterceptors(services.GetServices<Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor>());
    }

    private static NpgsqlDataSource PostgresSource(DatabaseOptions options)
    {
        var builder = new NpgsqlDataSourceBuilder(options.ConnectionString);
        // The same few dozen statements run all day; the server plans each of them once per connection.
        if (builder.ConnectionStringBuilder.MaxAutoPrepare == 0)
            (builder.ConnectionStringBuilder.MaxAutoPrepare, builder.ConnectionStringBuilder.AutoPrepareMinUsages) = (100, 2);
        return builder.Build();
    }
}
