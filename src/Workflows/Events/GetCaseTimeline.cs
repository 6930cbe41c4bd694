using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Assessments;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Running;

namespace BaseWorkflows.Workflows.Events;

/// <summary>Everything that happened in a case of any kind, for those who may see it.</summary>
public sealed class GetCaseTimeline(CaseAccess access, Timelines timelines)
{
    /// <summary>Tells it, oldest first; a case that is not the caller's to see is as one that is not there.</summary>
    public async Task<Result<EventList>> HandleAsync(CaseKind kind, string caseId, Caller caller, CancellationToken cancellationToken) =>
        await access.MaySeeAsync(caller, kind, caseId, cancellationToken)
            ? new EventList(kind == CaseKind.Assessment && AssessmentReader.IsAnonymousTo(caller)
                ? await timelines.OfAssessmentForUnitAsync(caseId, cancellationToken)
                : await timelines.OfCaseAsync(kind, caseId, cancellationToken))
            : new Refusal(RefusalKind.NotFound, "case.not_found", new(
                "没有这个事项，或者您无权查看。", "There is no such case, or it is not yours to see."));
}
