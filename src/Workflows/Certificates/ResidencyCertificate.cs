using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Certificates;

/// <summary>
/// One hospital on the national list of residency training bases (国家住院医师规范化培训基地, 2.2.1). A number that was
/// revoked may be issued anew, as a line of its own; of those that stand, each number is there once.
/// </summary>
public sealed class ResidencyCertificate
{
    /// <summary>The line's id.</summary>
    public required string Id { get; init; }

    /// <summary>批准文号, as on the certificate.</summary>
    public required string Number { get; init; }

    /// <summary>The hospital, as on the certificate.</summary>
    public required string UnitName { get; init; }

    /// <summary>The day of issue, Asia/Shanghai.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>When it was taken off the list (UTC); null while it stands.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    internal void Revoke(DateTimeOffset now) => RevokedAt = now;

    internal sealed class Mapping : IEntityTypeConfiguration<ResidencyCertificate>
    {
        public void Configure(EntityTypeBuilder<ResidencyCertificate> builder)
        {
            builder.ToTable("residency_certificates").HasVersion();
            builder.Property(certificate => certificate.Id).HasMaxLength(40);
            // A character as people count them takes up to four as databases do.
            builder.Property(certificate => certificate.Number).HasMaxLength(AddResidencyCertificate.MaxNumber * 4);
            builder.Property(certificate => certificate.UnitName).HasMaxLength(AddResidencyCertificate.MaxUnitName * 4);
            builder.HasIndex(certificate => certificate.Number).IsUnique().HasFilter("revoked_at IS NULL");
        }
    }
}
