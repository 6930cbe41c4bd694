using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Certificates;

/// <summary>Asks for a part of the list.</summary>
/// <param name="Page">Which page.</param>
/// <param name="Standing">Only certificates that stand, or only revoked ones; null for both.</param>
/// <param name="Text">Part of the number or of the hospital's name; null for all.</param>
public sealed record ListResidencyCertificatesRequest(PageRequest Page, bool? Standing = null, string? Text = null);

/// <summary>Shows the list, which the health commission publishes anyway, to everybody who is signed in.</summary>
public sealed class ListResidencyCertificates(WorkflowsDbContext db)
{
    /// <summary>By number; a number that was revoked and issued anew has several lines, oldest first.</summary>
    public async Task<Result<Page<CertificateItem>>> HandleAsync(
        ListResidencyCertificatesRequest request, CancellationToken cancellationToken)
    {
        var certificates = db.Set<ResidencyCertificate>().AsNoTracking();
        if (request.Standing is { } standing)
            certificates = certificates.Where(certificate => (certificate.RevokedAt == null) == standing);
        if (!string.IsNullOrWhiteSpace(request.Text))
        {
            var text = request.Text.Trim();
            certificates = certificates.Where(certificate => certificate.Number.Contains(text) || certificate.UnitName.Contains(text));
        }

        var page = await certificates.OrderBy(certificate => certificate.Number).ThenBy(certificate => certificate.Id)
            .ToPageAsync(request.Page, cancellationToken);
        return page.Map(CertificateItem.Of);
    }
}
