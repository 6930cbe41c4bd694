using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Documents;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Documents;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Applications.Activities;

/// <summary><c>BaseWorkflows.CloseApplication</c>: the case closes when the custody register says that originals and copies are filed (3.5).</summary>
public sealed class CloseApplication : ApplicationActivity
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "BaseWorkflows.CloseApplication", 1, Category, new("归档结案", "Close the case"),
        new("原件与复印件均已归档后结案。", "Closes the case once originals and copies are filed."));

    /// <inheritdoc />
    protected override string EventType => "ApplicationClosed";

    /// <inheritdoc />
    protected override async ValueTask<Refusal?> ApplyAsync(IActivityContext context, BaseApplication application, TrainingBase trainingBase)
    {
        // The line of this very burst is not saved yet.
        var entries = context.Services.GetRequiredService<WorkflowsDbContext>().Set<CustodyEntry>();
        await entries.Where(entry => entry.CaseKind == CaseKind.Application && entry.CaseId == application.Id).LoadAsync();
        var register = entries.Local
            .Where(entry => entry.CaseKind == CaseKind.Application && entry.CaseId == application.Id)
            .Select(entry => new Filing(entry.Form, Scope.TryParse(entry.Holder, out var holder) ? holder : Scope.College)).ToList();
        return application.Close(register, context.Now);
    }
}
