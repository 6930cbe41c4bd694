using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Running;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Agreements.Activities;

/// <summary><c>BaseWorkflows.ActivateBase</c>: the agreement is in force, and with it the base; refused while a copy is outstanding (4.1).</summary>
public sealed class ActivateBase : DomainActivity
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "BaseWorkflows.ActivateBase", 1, new("协议", "Agreements"), new("协议生效", "Bring into force"),
        new("三份协议均已签署并确认收到后，协议生效，基地在用。", "The agreement comes into force once all three copies are signed and received."));

    /// <inheritdoc />
    protected override async ValueTask<Refusal?> ApplyAsync(IActivityContext context, CaseRef about)
    {
        var (agreement, trainingBase) = await context.Services.GetRequiredService<AgreementDesk>().OfCaseAsync(about, default);
        var from = trainingBase.Status;
        if (trainingBase.Activate(agreement, context.Now) is { } refusal)
            return refusal;

        var events = context.Services.GetRequiredService<BaseEvents>();
        events.AgreementSigned(trainingBase, agreement, about);
        events.Activated(trainingBase, about);
        events.StatusChanged(trainingBase, from, about, Regulation.Art4_1);
        return null;
    }
}
