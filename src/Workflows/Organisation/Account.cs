using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Organisation;

/// <summary>Somebody, or some machine, who can sign in. What they may do is in their <see cref="RoleGrantRow"/>s.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>The person's name as on papers, such as 王建国.</summary>
    public required string Name { get; set; }

    /// <summary>The department they belong to, which decides conflicts of interest; null for none.</summary>
    public string? DepartmentId { get; set; }

    /// <summary>The outside unit they belong to; null for none.</summary>
    public string? UnitId { get; set; }

    /// <summary>A disabled account can't sign in and is no candidate for anything.</summary>
    public bool IsDisabled { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> builder)
        {
            builder.ToTable("accounts");
            builder.Property(account => account.Name).HasMaxLength(100);
            builder.Property(account => account.DepartmentId).HasMaxLength(64);
            builder.Property(account => account.UnitId).HasMaxLength(64);
        }
    }
}
