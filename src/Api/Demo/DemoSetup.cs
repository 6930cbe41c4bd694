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
        builder.Services.AddSingleton<DemoAccounts>();
        builder.Services.AddScoped<DemoSeed>();
    }

    /// <summary>Fills an empty database, or goes on where a killed seed stopped; then says where to sign in, once the service listens.</summary>
    public static async Task SeedDemoAsync(this WebApplication app)
    {
        var wanted = app.Services.GetRequiredService<IOptions<DemoOptions>>().Value.Enabled ?? app.Environment.IsDevelopment();
        if (!wanted)
            return;

        await using (var scope = app.Services.CreateAsyncScope())
        {
            if (!await scope.ServiceProvider.GetRequiredService<DemoSeed>().RunAsync(app.Lifetime.ApplicationStopping))
                return;
        }

        app.Services.GetRequiredService<DemoAccounts>().Offer();
        app.Lifetime.ApplicationStarted.Register(() => LogAccounts(
            app.Logger,
            string.Join(", ", app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? []),
            DemoPeople.Password,
            Table()));
    }

    private static string Table() => string.Join('\n', DemoPeople.All.Select(
        person => $"  {person.Account.UserName,-20} {person.Account.Name} · {person.Post.Zh} · {person.Post.En}"));

    [LoggerMessage(LogLevel.Information, """
        演示数据已就绪 Demo data is ready

          {Address}

          密码 Password: {Password}

        {Accounts}

        """)]
    private static partial void LogAccounts(ILogger logger, string address, string password, string accounts);
}
