using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Certificates;

/// <summary>Takes a hospital off the list.</summary>
/// <param name="Id">The line of the list.</param>
/// <param name="Reason">Why, at most 500 characters.</param>
public sealed record RevokeResidencyCertificateRequest(string Id, string Reason);

/// <summary>
/// Takes a certificate off the list of national residency training bases (2.2.1). Applications that were submitted with it
/// keep their way; the next submission is refused.
/// </summary>
public sealed class RevokeResidencyCertificate(WorkflowsDbContext db, UnitOfWork unitOfWork, EventLog events, TimeProvider time)
{
    private const int MaxReason = 500;

    /// <summary>Refuses callers who don't keep the list, an unknown line, a missing reason, and a certificate that is revoked already.</summary>
    public Task<Result<CertificateItem>> HandleAsync(
        RevokeResidencyCertificateRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "certificates.revoke", request, unitOfWork.IdempotencyKey), async token =>
        {
            if (CertificateKeepers.Forbid(caller) is { } forbidden)
                return forbidden;
            var certificate = await db.Set<ResidencyCertificate>().SingleOrDefaultAsync(known => known.Id == request.Id, token);
            if ((Check(request) ?? CheckState(certificate)) is { } refusal)
                return refusal;

            certificate!.Revoke(time.GetUtcNow());
            events.Append(new EventRecord("ResidencyCertificateRevoked", $"residency-certificate/{certificate.Id}", new JsonObject
            {
                ["number"] = certificate.Number,
                ["unitName"] = certificate.UnitName,
            })
            {
                Clause = Regulation.Art2_2_1,
                Comment = request.Reason.Trim(),
            });
            return (Result<CertificateItem>)CertificateItem.Of(certificate);
        }, cancellationToken);

    private static Refusal? Check(RevokeResidencyCertificateRequest request)
    {
        var errors = new FieldErrors();
        if ((FieldRules.Required(request.Reason) ?? FieldRules.Multiline(request.Reason, MaxReason)) is { } message)
            errors.Add("reason", message);
        return errors.ToRefusal("certificate.invalid", new("请更正标出的内容。", "Correct the fields that are marked."));
    }

    private static Refusal? CheckState(ResidencyCertificate? certificate) => certificate switch
    {
        null => new(RefusalKind.NotFound, "certificate.not_found", new("名单中没有这一项。", "The list has no such line.")),
        { RevokedAt: not null } => new(RefusalKind.Conflict, "certificate.revoked_already",
            new("这一项已经撤销。", "This certificate has been revoked already."), Regulation.Art2_2_1),
        _ => null,
    };
}
