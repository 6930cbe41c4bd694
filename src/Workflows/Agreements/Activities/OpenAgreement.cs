using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Agreements.Activities;

/// <summary>
/// <c>BaseWorkflows.OpenAgreement</c>: opens an agreement for the base of the case (4.1). Its output <c>result</c> is the input of
/// <c>agreement-signing</c>: case, unit, departments, and the role and scope that sign for our side by level and category.
/// </summary>
public sealed class OpenAgreement : DomainActivity
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "BaseWorkflows.OpenAgreement", 1, new("协议", "Agreements"), new("发起协议签订", "Open the agreement"),
        new("为已批准的基地建立一式三份的合作协议书。", "Opens the agreement in three copies for the approved base."))
    {
        Outputs = [new("result", "Object", new("协议签订流程的输入", "Input of the signing route"))],
    };

    /// <inheritdoc />
    protected override async ValueTask<Refusal?> ApplyAsync(IActivityContext context, CaseRef about)
    {
        var db = context.Services.GetRequiredService<WorkflowsDbContext>();
        var trainingBase = await db.Set<TrainingBase>().SingleAsync(one => one.Id == about.BaseId);
        var agreement = Agreement.Open(Guid.CreateVersion7().ToString("N"), trainingBase.Id, context.Now);
        db.Add(agreement);

        var signer = AgreementSigner.For(trainingBase.Level, trainingBase.Category);
        context.Services.GetRequiredService<AgreementDesk>().Tell("AgreementOpened", agreement, trainingBase, Regulation.Art4_1, new JsonObject
        {
            ["signer"] = $"{signer}",
        });
        context.SetOutput("result", SigningInput.Of(agreement, trainingBase));
        return null;
    }
}
