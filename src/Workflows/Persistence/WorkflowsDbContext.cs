using BaseWorkflows.Workflows.Organisation;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Persistence;

/// <summary>
/// All tables of the service. Each feature maps its own (an <c>IEntityTypeConfiguration</c> in its folder);
/// names become snake_case, times UTC, and version columns count up by themselves.
/// Written only through <see cref="UnitOfWork"/>.
/// </summary>
public abstract class WorkflowsDbContext(DbContextOptions options) : IdentityUserContext<Account>(options), IDataProtectionKeyContext
{
    /// <summary>Keys that protect cookies and tokens, shared by all nodes.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Whether rows that are read for a change must be locked; not where writers are alone anyway.</summary>
    internal abstract bool LocksRows { get; }

    /// <inheritdoc />
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        VersionColumn.CountUp(ChangeTracker);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc />
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        VersionColumn.CountUp(ChangeTracker);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(WorkflowsDbContext).Assembly);
        SnakeCase.Apply(builder.Model);
    }
}
