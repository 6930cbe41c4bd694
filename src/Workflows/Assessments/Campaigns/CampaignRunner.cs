using System.Collections.Concurrent;
using BaseWorkflows.Workflows.Organisation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BaseWorkflows.Workflows.Assessments.Campaigns;

/// <summary>
/// Opens the assessments of campaigns behind the back of whoever opened the campaign: they may leave and come back. One run for each
/// campaign in this process; what a stopped or killed process leaves is finished by <see cref="OpenDueCampaigns"/>.
/// </summary>
public sealed partial class CampaignRunner(IServiceScopeFactory scopes, ILogger<CampaignRunner> logger, IHostApplicationLifetime? lifetime = null)
{
    private readonly ConcurrentDictionary<string, Lazy<Task>> running = new();

    /// <summary>Lets it run, or joins the run that is going on. The task ends with the run and never fails.</summary>
    public Task StartAsync(string campaignId, Caller caller) =>
        running.GetOrAdd(campaignId, id => new(() => RunAsync(id, caller))).Value;

    private async Task RunAsync(string campaignId, Caller caller)
    {
        // The one who asks gets the campaign at once.
        await Task.Yield();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ContinueCampaign>().HandleAsync(
                campaignId, caller, lifetime?.ApplicationStopping ?? CancellationToken.None);
        }
#pragma warning disable CA1031 // Nobody waits for what is thrown here; the campaign stays unfinished and is taken up again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailure(exception, campaignId);
        }
        finally
        {
            running.TryRemove(campaignId, out _);
        }
    }

    [LoggerMessage(LogLevel.Error, "The campaign {Campaign} was not finished; it goes on at the next opportunity.")]
    private partial void LogFailure(Exception exception, string campaign);
}
