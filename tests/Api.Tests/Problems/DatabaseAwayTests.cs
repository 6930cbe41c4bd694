using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace BaseWorkflows.Api.Tests.Problems;

/// <summary>A PostgreSQL that goes away under the service.</summary>
public sealed class DatabaseAwayTests
{
    [Test]
    public async Task Whoever_asks_while_the_database_goes_away_is_told_to_ask_again_and_then_answered()
    {
        await using var host = await ApiHost.StartAsync(DatabaseProvider.PostgreSql);
        using var client = await host.ProgramAsync("auditor");
        await EndConnectionsAsync(host);

        using var away = await client.GetAsync("/api/bases");
        Assert.That(away.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(away.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(5)));
        var problem = await away.Content.ReadFromJsonAsync<JsonObject>();
        Assert.That((string?)problem!["code"], Is.EqualTo("server.database_away"));

        using var again = await client.GetAsync("/api/bases");
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    /// <summary>As when the server is stopped: whoever has a connection learns it when they use it next.</summary>
    private static async Task EndConnectionsAsync(ApiHost host)
    {
        await using var source = NpgsqlDataSource.Create(host.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString);
        await using var end = source.CreateCommand("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        await end.ExecuteNonQueryAsync();
    }
}
