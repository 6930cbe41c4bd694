using BaseWorkflows.Workflows.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Jobs;

/// <summary>
/// Runs every schedule that is due: what was missed while the service was down, and what failed. Once at each start, and then now and
/// again. One that fails holds up no other; it is logged and stays due.
/// </summary>
public sealed class RunDueSchedules(IEnumerable<Schedule> schedules, IServiceScopeFactory scopes)
{
    /// <summary>Runs them, in the order of their list.</summary>
    /// <returns>The keys of those that ran.</returns>
    public async Task<IReadOnlyList<string>> HandleAsync(CancellationToken cancellationToken)
    {
        var ran = new List<string>();
        foreach (var schedule in schedules)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var run = await scope.ServiceProvider.GetRequiredService<RunSchedule>().HandleAsync(new(schedule.Key), Caller.System, cancellationToken);
                if (run is { IsOk: true, Value.HasRun: true })
                    ran.Add(schedule.Key);
            }
#pragma warning disable CA1031 // RunSchedule has logged it; whatever is wrong with one must not keep the others from running.
            catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
            {
            }
        }

        return ran;
    }
}
