using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Engine;

namespace BaseWorkflows.Workflows.Applications.Activities;

/// <summary><c>BaseWorkflows.RejectApplication</c>: a step of the route said no; application and base end as not approved.</summary>
public sealed class RejectApplication : ApplicationActivity
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "BaseWorkflows.RejectApplication", 1, Category, new("不予批准", "Reject the application"),
        new("申请未通过，流程到此结束。", "The application is not approved and the route ends."));

    /// <inheritdoc />
    protected override string EventType => "ApplicationRejected";

    /// <inheritdoc />
    protected override ValueTask<Refusal?> ApplyAsync(IActivityContext context, BaseApplication application, TrainingBase trainingBase) =>
        new(application.Reject(context.Now) ?? trainingBase.Reject(context.Now));
}
