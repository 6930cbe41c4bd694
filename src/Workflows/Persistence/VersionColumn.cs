using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Persistence;

/// <summary>
/// A row's version: 1 when new, one more with every change, compared on every write, so that of two writers
/// that read the same row only one succeeds. Kept by the application because it must mean the same on both databases.
/// </summary>
public static class VersionColumn
{
    private const string Name = "Version";

    /// <summary>Gives the table a version column: the property <c>Version</c> of the class, or one that only the database knows.</summary>
    public static EntityTypeBuilder<T> HasVersion<T>(this EntityTypeBuilder<T> builder)
        where T : class
    {
        builder.Property<int>(Name).IsConcurrencyToken().HasDefaultValue(1).ValueGeneratedNever();
        builder.HasAnnotation(nameof(VersionColumn), true);
        return builder;
    }

    /// <summary>The version that a tracked row was read with, for <c>ETag</c>s.</summary>
    public static int VersionOf(this DbContext context, object entity) =>
        (int)context.Entry(entity).Property(Name).CurrentValue!;

    internal static void CountUp(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified)
                || entry.Metadata.FindAnnotation(nameof(VersionColumn)) is null)
                continue;

            var version = entry.Property(Name);
            version.CurrentValue = entry.State == EntityState.Added ? 1 : (int)version.OriginalValue! + 1;
        }
    }
}
