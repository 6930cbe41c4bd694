using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Engine;

namespace BaseWorkflows.Workflows.Applications.Activities;

/// <summary><c>BaseWorkflows.ReturnApplication</c>: the applicant has to correct it; everything filled in stays.</summary>
public sealed class ReturnApplication : ApplicationActivity
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "BaseWorkflows.ReturnApplication", 1, Category, new("退回申请人", "Return to the applicant"),
        new("申请退回修改，已填写的内容全部保留。", "The applicant corrects it; everything filled in stays."));

    /// <inheritdoc />
    protected override string EventType => "ApplicationReturned";

    /// <inheritdoc />
    protected override ValueTask<Refusal?> ApplyAsync(IActivityContext context, BaseApplication application, TrainingBase trainingBase) =>
        new(application.Return());
}
