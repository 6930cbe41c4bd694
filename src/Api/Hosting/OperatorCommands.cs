using System.Text.Json;
using BaseWorkflows.Workflows;
using BaseWorkflows.Workflows.Documents;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Api.Hosting;

/// <summary>
/// What an operator runs instead of the service, with the same settings: <c>migrate</c> brings the database up to date,
/// <c>verify</c> walks the hash chain of the event log and reads every file. Both say what they did and end.
/// </summary>
internal static class OperatorCommands
{
    private const string Migrate = "migrate";
    private const string Verify = "verify";

    private static readonly JsonSerializerOptions Print = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Runs the command that the first argument names.</summary>
    /// <returns>0: done and right; 1: something is not as it should be; null: no command, the service is meant.</returns>
    public static async Task<int?> RunCommandAsync(this WebApplication app, string[] arguments)
    {
        switch (arguments.FirstOrDefault())
        {
            case Migrate:
                await app.Services.MigrateAsync();
                await Console.Out.WriteLineAsync("数据库已是最新。The database is up to date.");
                return 0;
            case Verify:
                return await VerifyAsync(app.Services);
            case { } word when !word.StartsWith('-') && !word.Contains('='):
                await Console.Error.WriteLineAsync($"没有命令 {word}；可用：{Migrate}、{Verify}。There is no command {word}; there are: {Migrate}, {Verify}.");
                return 2;
            default:
                return null;
        }
    }

    private static async Task<int> VerifyAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var events = (await scope.ServiceProvider.GetRequiredService<VerifyEvents>().HandleAsync(Caller.System, default)).Value;
        var documents = await scope.ServiceProvider.GetRequiredService<VerifyDocuments>().HandleAsync(default);
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { events, documents }, Print));
        return events.Valid && documents is { Missing: [], Changed: [] } ? 0 : 1;
    }
}
