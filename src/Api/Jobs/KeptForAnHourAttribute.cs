using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace BaseWorkflows.Api.Jobs;

/// <summary>Succeeded jobs leave the dashboard after an hour: timers alone are thousands a day.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class KeptForAnHourAttribute : JobFilterAttribute, IApplyStateFilter
{
    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        if (context.NewState is SucceededState)
            context.JobExpirationTimeout = TimeSpan.FromHours(1);
    }

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
    }
}
