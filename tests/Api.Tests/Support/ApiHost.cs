using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace BaseWorkflows.Api.Tests.Support;

/// <summary>The whole service on a database of its own, filled with the demo college but not its cases.</summary>
internal sealed class ApiHost : WebApplicationFactory<Program>
{
    public const string Password = "Demo-2026!";

    /// <summary>What the service logged: the message, what else belongs to the line, and the exception.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    private readonly Database database;
    private readonly bool ownsDatabase;
    private readonly Dictionary<string, string> settings;
    private readonly Action<IServiceCollection>? configure;

    private ApiHost(Database database, bool ownsDatabase, Dictionary<string, string> settings, Action<IServiceCollection>? configure) =>
        (this.database, this.ownsDatabase, this.settings, this.configure) = (database, ownsDatabase, settings, configure);

    public static async Task<ApiHost> StartAsync(
        DatabaseProvider provider, Dictionary<string, string>? settings = null, Action<IServiceCollection>? configure = null)
    {
        var host = new ApiHost(await Database.CreateAsync(provider), true, settings ?? [], configure);
        _ = host.Server;
        return host;
    }

    /// <summary>A node on a database that other nodes use too. Several may start at once.</summary>
    public static Task<ApiHost> JoinAsync(Database database, Dictionary<string, string> settings, Action<IServiceCollection> configure) => Task.Run(() =>
    {
        var host = new ApiHost(database, false, settings, configure);
        _ = host.Server;
        return host;
    });

    /// <summary>A program that nobody knows, or that signs in as this account.</summary>
    public async Task<HttpClient> ProgramAsync(string? userName = null)
    {
        var client = CreateClient(new() { AllowAutoRedirect = false });
        if (userName is null)
            return client;

        using var response = await client.PostAsJsonAsync("/api/auth/login", new { userName, password = Password });
        response.EnsureSuccessStatusCode();
        var token = await response.Content.ReadFromJsonAsync<JsonObject>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string?)token!["accessToken"]);
        return client;
    }

    /// <summary>A browser that this account has signed in to: it carries a cookie, and nothing else on purpose.</summary>
    public async Task<HttpClient> BrowserAsync(string userName)
    {
        var browser = CreateClient(new() { AllowAutoRedirect = false });
        var token = await browser.GetFromJsonAsync<JsonObject>("/api/auth/antiforgery");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["userName"] = userName,
            ["password"] = Password,
            ["__RequestVerificationToken"] = (string)token!["token"]!,
        });
        (await browser.PostAsync("/account/sign-in", form)).Dispose();
        return browser;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (ownsDatabase)
            await database.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Test");
        builder.UseSetting("Demo:Enabled", "true");
        builder.UseSetting("Demo:Cases", "false");
        // What the calendar does by itself would come between the steps of a test; tests of jobs ask for it.
        builder.UseSetting("Jobs:Enabled", "false");
        builder.UseSetting("Messaging:Enabled", "false");
        builder.UseSetting("Database:Provider", database.Provider.ToString());
        builder.UseSetting("Database:ConnectionString", database.ConnectionString);
        builder.ConfigureServices(services => services.AddSerilog((_, log) => log.WriteTo.Sink(new Recorder(Log))));
        if (configure is not null)
            builder.ConfigureServices(configure);
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
    }

    private sealed class Recorder(ConcurrentQueue<string> log) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => log.Enqueue(
            $"{logEvent.RenderMessage(CultureInfo.InvariantCulture)} {string.Join(' ', logEvent.Properties.Select(property => $"{property.Key}={property.Value}"))} {logEvent.Exception}");
    }
}
