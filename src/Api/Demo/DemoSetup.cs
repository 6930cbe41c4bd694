using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Api.Demo;

/// <summary>Demo data where it is wanted and nowhere else: its accounts have a password that everybody knows.</summary>
internal static partial class DemoSetup
{
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<DemoOptions>().BindConfiguration(DemoOptions.Section);
        builder.Services.AddScoped<DemoSeed>();
    }

    /// <summary>Fills an empty database, or goes on where a killed seed stopped; then says where to sign in, once the service listens.</summary>
    public static async Task SeedDemoAsync(this WebApplication app)
    {
        var wanted = app.Services.GetRequiredService<IOptions<DemoOptions>>().Value.Enabled ?? app.Environment.IsDevelopment();
        if (!wanted)
            return;

        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DemoSeed>().RunAsync(app.Lifetime.ApplicationStopping);

        app.Lifetime.ApplicationStarted.Register(() => LogAccounts(
            app.Logger,
            string.Join(", ", app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? []),
            DemoPeople.Password,
            string.Join(", ", DemoPeople.All.Select(person => person.UserName))));
    }

    [LoggerMessage(LogLevel.Information, """
        演示数据已就绪，请打开 {Address}
        Demo data is ready; all accounts have the password {Password}
        {Accounts}
        """)]
    private static partial void LogAccounts(ILogger logger, string address, string password, string accounts);
}
