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
public abstract class WorkflowsDbContext : IdentityUserContext<Account>, IDataProtectionKeyContext
{
    /// <summary>One context, lent from a pool.</summary>
    protected WorkflowsDbContext(DbContextOptions options)
        : base(options) =>
        // A save that fails ends its whole command; a savepoint to go back to would be two round trips for nothing.
        Database.AutoSavepointsEnabled = false;

    /// <summary>Keys that protect cookies and tokens, shared by all nodes.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>
    /// The rows of a kind that the running unit of work has read or made. What <c>Local</c> says too, at the price of a view
    /// that is kept up to date from then on.
    /// </summary>
    internal IEnumerable<T> InHand<T>()
        where T : class
    {
        // Asking which rows there are must not look for changes in all of them.
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return [.. ChangeTracker.Entries<T>().Where(entry => entry.State != EntityState.Deleted).Select(entry => entry.Entity)];
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

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
