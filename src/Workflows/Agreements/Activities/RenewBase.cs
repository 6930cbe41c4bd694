using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Running;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Agreements.Activities;

/// <summary>
/// <c>BaseWorkflows.RenewBase</c>: the renewed agreement is in force (4.2); refused while a copy is outstanding (4.1). A base that has lapsed is in
/// force again, one that hasn't keeps its status and has a longer term.
/// </summary>
public sealed class RenewBase : DomainActivity
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "BaseWorkflows.RenewBase", 1, new("协议", "Agreements"), new("续签生效", "Bring the renewal into force"),
        new("三份协议均已签署并确认收到后，续签协议生效，期限接续。", "The renewed agreement comes into force once all three copies are signed and received."));

    /// <inheritdoc />
    protected override async ValueTask<Refusal?> ApplyAsync(IActivityContext context, CaseRef about)
    {
        var (agreement, trainingBase) = await context.Services.GetRequiredService<AgreementDesk>().OfCaseAsync(about, default);
        var from = trainingBase.Status;
        if (trainingBase.Renew(agreement, context.Now) is { } refusal)
            return refusal;

        var events = context.Services.GetRequiredService<BaseEvents>();
        events.AgreementSigned(trainingBase, agreement, about);
        events.AgreementRenewed(trainingBase, agreement, about);
        if (from == BaseStatus.Lapsed)
        {
            events.Activated(trainingBase, about);
            events.StatusChanged(trainingBase, from, about, Regulation.Art4_2);
        }

        return null;
    }
}
