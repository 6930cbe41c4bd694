using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Persistence;

/// <summary>The tables on SQLite. A write transaction is alone from its beginning (<c>BEGIN IMMEDIATE</c>), so rows need no locks.</summary>
public sealed class SqliteWorkflowsDbContext(DbContextOptions<SqliteWorkflowsDbContext> options) : WorkflowsDbContext(options);
