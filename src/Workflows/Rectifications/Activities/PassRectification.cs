using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Running;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Rectifications.Activities;

/// <summary><c>BaseWorkflows.PassRectification</c>: what was wrong is put right, the base is in force again (6.3.4); refused without the director's decision.</summary>
public sealed class PassRectification : RectificationActivity
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "BaseWorkflows.PassRectification", 1, Category, new("整改合格", "Pass the rectification"),
        new("复核合格，基地恢复在用。", "The re-assessment was passed; the base is in force again."));

    /// <inheritdoc />
    protected override Refusal? Apply(IActivityContext context, Rectification rectification, TrainingBase trainingBase, CaseRef about)
    {
        var from = trainingBase.Status;
        if ((rectification.Pass(context.Now) ?? trainingBase.PassRectification(context.Now)) is { } refusal)
            return refusal;

        context.Services.GetRequiredService<BaseEvents>().StatusChanged(trainingBase, from, about, Regulation.Art6_3_4);
        return null;
    }
}
