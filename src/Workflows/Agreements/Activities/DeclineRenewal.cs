using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Running;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Agreements.Activities;

/// <summary><c>BaseWorkflows.DeclineRenewal</c>: the cooperation is not renewed; the agreement that was begun for it is void. A later renewal begins anew.</summary>
public sealed class DeclineRenewal : DomainActivity
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "BaseWorkflows.DeclineRenewal", 1, new("协议", "Agreements"), new("不予续签", "Do not renew"),
        new("研究生处不同意续签，已发起的续签协议作废。", "The graduate office does not renew; the agreement that was begun for it is void."));

    /// <inheritdoc />
    protected override async ValueTask<Refusal?> ApplyAsync(IActivityContext context, CaseRef about)
    {
        var desk = context.Services.GetRequiredService<AgreementDesk>();
        var (agreement, trainingBase) = await desk.OfCaseAsync(about, default);
        return desk.GiveUp(agreement, trainingBase, Opinion(context), context.Now);
    }
}
