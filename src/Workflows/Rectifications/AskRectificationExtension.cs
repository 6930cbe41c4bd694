using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Rectifications.Steps;

namespace BaseWorkflows.Workflows.Rectifications;

/// <summary>Asks for more time.</summary>
/// <param name="Id">The rectification.</param>
/// <param name="Workdays">How many working days more.</param>
/// <param name="Reason">Why, at most 1,000 characters.</param>
public sealed record AskRectificationExtensionRequest(string Id, int? Workdays, string? Reason);

/// <summary>申请延期: once, decided by the graduate office. What the base has written so far stays.</summary>
public sealed class AskRectificationExtension(UnitOfWork unitOfWork, RectificationTask task)
{
    /// <summary>Asks; refused without a reason, after the deadline, and a second time.</summary>
    public Task<Result<RectificationDetail>> HandleAsync(AskRectificationExtensionRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            CommandInfo.Of(caller, "rectifications.extension", request, unitOfWork.IdempotencyKey),
            token => task.CompleteAsync(request.Id, RectificationReport.Extend, one => FormOf(request, one), caller, token),
            cancellationToken);

    private static Result<JsonObject> FormOf(AskRectificationExtensionRequest request, Rectification one)
    {
        if (one.ExtensionUsed() is { } used)
            return used;
        var form = RectificationReport.FormOf(one.Items.Select(item => new ItemReport(item.Number, item.Report, item.EvidenceIds)));
        (form["extensionWorkdays"], form["extensionReason"]) = (request.Workdays, request.Reason);
        return form;
    }
}
