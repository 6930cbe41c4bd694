using BaseWorkflows.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Organisation;

/// <summary>One role that one account holds in one scope.</summary>
public sealed class RoleGrantRow
{
    /// <summary>The account.</summary>
    public required string AccountId { get; init; }

    /// <summary>What it acts as.</summary>
    public required Role Role { get; init; }

    /// <summary>Where, as <see cref="Scope.ToString"/> writes it.</summary>
    public required string Scope { get; init; }

    /// <summary>The domain's view of it.</summary>
    public RoleGrant ToGrant() => Domain.Organisation.Scope.TryParse(Scope, out var scope)
        ? new(Role, scope)
        : throw new InvalidOperationException($"Account {AccountId} holds {Role} in an unreadable scope: {Scope}");

    internal sealed class Mapping : IEntityTypeConfiguration<RoleGrantRow>
    {
        public void Configure(EntityTypeBuilder<RoleGrantRow> builder)
        {
            builder.ToTable("role_grants");
            builder.HasKey(grant => new { grant.AccountId, grant.Role, grant.Scope });
            builder.Property(grant => grant.Scope).HasMaxLength(100);
            builder.HasOne<Account>().WithMany().HasForeignKey(grant => grant.AccountId);
            builder.HasIndex(grant => new { grant.Role, grant.Scope });
        }
    }
}
