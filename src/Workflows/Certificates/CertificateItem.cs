namespace BaseWorkflows.Workflows.Certificates;

/// <summary>A line of the list as it is shown.</summary>
/// <param name="Id">The line's id.</param>
/// <param name="Number">批准文号.</param>
/// <param name="UnitName">The hospital, as on the certificate.</param>
/// <param name="IssuedOn">The day of issue, Asia/Shanghai.</param>
/// <param name="RevokedAt">When it was taken off the list (UTC); null while it stands.</param>
public sealed record CertificateItem(string Id, string Number, string UnitName, DateOnly IssuedOn, DateTimeOffset? RevokedAt)
{
    internal static CertificateItem Of(ResidencyCertificate certificate) =>
        new(certificate.Id, certificate.Number, certificate.UnitName, certificate.IssuedOn, certificate.RevokedAt);
}
