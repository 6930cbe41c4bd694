using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Running;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Rectifications.Activities;

/// <summary>
/// <c>BaseWorkflows.DelistBase</c>: failed again, or nothing handed in by the deadline: no base in the following year (6.3.4). Refused
/// where neither the director has decided so nor the deadline is past.
/// </summary>
public sealed class DelistBase : RectificationActivity
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "BaseWorkflows.DelistBase", 1, Category, new("下年度停用", "Delist for the following year"),
        new("整改后仍不合格或逾期未交，下年度不得作为研究生培养基地。", "Failed again, or nothing handed in by the deadline: no base in the following year."));

    /// <inheritdoc />
    protected override Refusal? Apply(IActivityContext context, Rectification rectification, TrainingBase trainingBase, CaseRef about)
    {
        var from = trainingBase.Status;
        var year = rectification.Fail(context.Now);
        if (!year.IsOk)
            return year.Refusal;
        if (trainingBase.Delist(year.Value, context.Now) is { } refusal)
            return refusal;

        var why = rectification.Status == RectificationStatus.Overdue ? "逾期未提交整改报告" : "整改后仍不合格";
        var events = context.Services.GetRequiredService<BaseEvents>();
        events.Delisted(trainingBase, about);
        events.StatusChanged(trainingBase, from, about, Regulation.Art6_3_4, $"{why}，{year.Value} 年度停用。");
        return null;
    }
}
