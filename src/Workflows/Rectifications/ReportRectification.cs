using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Rectifications.Steps;

namespace BaseWorkflows.Workflows.Rectifications;

/// <summary>Hands in the report of a rectification.</summary>
/// <param name="Id">The rectification.</param>
/// <param name="Items">What was done about each item, with the documents that show it.</param>
public sealed record ReportRectificationRequest(string Id, IReadOnlyList<ItemReport> Items);

/// <summary>提交整改报告: completes the base's task, so that graduate office and departments re-assess.</summary>
public sealed class ReportRectification(UnitOfWork unitOfWork, RectificationTask task)
{
    /// <summary>Hands it in; refused with messages by field (<c>report1</c>, <c>evidence1</c>) while it is not complete.</summary>
    public Task<Result<RectificationDetail>> HandleAsync(ReportRectificationRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            CommandInfo.Of(caller, "rectifications.report", request, unitOfWork.IdempotencyKey),
            token => task.CompleteAsync(request.Id, RectificationReport.HandIn, _ => RectificationReport.FormOf(request.Items), caller, token),
            cancellationToken);
}
