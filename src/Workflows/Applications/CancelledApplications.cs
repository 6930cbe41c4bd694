using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Applications;

/// <summary>
/// An application whose route was ended by hand goes back to its applicant, with the reason: it can be corrected and submitted again,
/// which begins its route anew, or withdrawn. One that is decided stays as it is.
/// </summary>
internal sealed class CancelledApplications(WorkflowsDbContext db, ApplicationDesk desk) : CancelledCases
{
    public override CaseKind Kind => CaseKind.Application;

    public override async Task AfterCancelAsync(WorkflowInstance instance, string reason, CancellationToken cancellationToken)
    {
        // An instance about an application may run another route than the one that decides it.
        if (!await db.Set<BaseApplication>().AnyAsync(one => one.Id == instance.Case.Id && one.Route == instance.DefinitionId, cancellationToken))
            return;
        var (application, trainingBase) = await desk.OfCaseAsync(instance.Case, cancellationToken);
        if (application.Status == ApplicationStatus.InReview && application.Return() is null)
            desk.Tell("ApplicationReturned", application, trainingBase, Regulation.Art3_1, reason);
    }
}
