using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Certificates;

/// <summary>Enters a hospital into the list.</summary>
/// <param name="Number">批准文号, at most 100 characters.</param>
/// <param name="UnitName">The hospital, as on the certificate, at most 100 characters.</param>
/// <param name="IssuedOn">The day of issue, Asia/Shanghai; not in the future.</param>
public sealed record AddResidencyCertificateRequest(string Number, string UnitName, DateOnly? IssuedOn);

/// <summary>Keeps the list of national residency training bases (2.2.1) up to date: adds a certificate.</summary>
public sealed class AddResidencyCertificate(WorkflowsDbContext db, UnitOfWork unitOfWork, EventLog events, TimeProvider time)
{
    internal const int MaxNumber = 100;
    internal const int MaxUnitName = 100;

    private static readonly DateOnly Earliest = new(1990, 1, 1);

    /// <summary>Refuses callers who don't keep the list, fields outside their limits, and a number that stands on it.</summary>
    public Task<Result<CertificateItem>> HandleAsync(
        AddResidencyCertificateRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "certificates.add", request, unitOfWork.IdempotencyKey), async token =>
        {
            if ((CertificateKeepers.Forbid(caller) ?? Check(request)) is { } refusal)
                return refusal;

            var number = request.Number.Trim();
            if (await db.Set<ResidencyCertificate>().AnyAsync(known => known.Number == number && known.RevokedAt == null, token))
            {
                return new Refusal(RefusalKind.Conflict, "certificate.exists",
                    new($"批准文号“{number}”已在名单中。", $"“{number}” is on the list already."), Regulation.Art2_2_1);
            }

            var certificate = new ResidencyCertificate
            {
                Id = Guid.CreateVersion7().ToString("N"),
                Number = number,
                UnitName = request.UnitName.Trim(),
                IssuedOn = request.IssuedOn!.Value,
            };
            db.Add(certificate);
            events.Append(new EventRecord("ResidencyCertificateAdded", $"residency-certificate/{certificate.Id}", new JsonObject
            {
                ["number"] = certificate.Number,
                ["unitName"] = certificate.UnitName,
            })
            {
                Clause = Regulation.Art2_2_1,
            });
            return (Result<CertificateItem>)CertificateItem.Of(certificate);
        }, cancellationToken);

    private Refusal? Check(AddResidencyCertificateRequest request)
    {
        var errors = new FieldErrors();
        Report("number", FieldRules.Required(request.Number) ?? FieldRules.Line(request.Number, MaxNumber));
        Report("unitName", FieldRules.Required(request.UnitName) ?? FieldRules.Line(request.UnitName, MaxUnitName));
        Report("issuedOn", request.IssuedOn is null
            ? FieldRules.Required(null)
            : FieldRules.Between(request.IssuedOn, Earliest, time.Today()));
        return errors.ToRefusal("certificate.invalid", new("请更正标出的内容。", "Correct the fields that are marked."));

        void Report(string field, Text? message)
        {
            if (message is { } text)
                errors.Add(field, text);
        }
    }
}
