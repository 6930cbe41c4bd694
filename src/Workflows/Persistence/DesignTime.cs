using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BaseWorkflows.Workflows.Persistence;

/// <summary>Lets <c>Persistence/migrations.sh</c> build the SQLite model without a database.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteWorkflowsDbContext>
{
    public SqliteWorkflowsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteWorkflowsDbContext>().UseSqlite("Data Source=:memory:").Options);
}

/// <summary>Lets <c>Persistence/migrations.sh</c> build the PostgreSQL model without a database.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresWorkflowsDbContext>
{
    public PostgresWorkflowsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresWorkflowsDbContext>().UseNpgsql("Host=localhost").Options);
}
